package dev.lamina.capacity.plan;

import static dev.lamina.model.ModelPackage.Literals.EVENT__ACTION;
import static dev.lamina.model.ModelPackage.Literals.EVENT__SUBJECT;
import static dev.lamina.model.ModelPackage.Literals.VM__GPU;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;

import org.eclipse.emf.ecore.EStructuralFeature;

import dev.lamina.capacity.Amounts;
import dev.lamina.capacity.assignment.Assignment;
import dev.lamina.capacity.assignment.GpuSlot;
import dev.lamina.capacity.assignment.Problem;
import dev.lamina.capacity.assignment.Seat;
import dev.lamina.model.Event;
import dev.lamina.model.EventAction;
import dev.lamina.model.Host;
import dev.lamina.model.Simulation;
import dev.lamina.model.Vm;
import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;

/** The VMs and GPUs of a plan while its events are applied to them, one after the other. */
final class Planner {
	private record Member(Vm vm, int index) {
	}

	/** A VM leaves a GPU when its copying has ended. */
	private record Release(long time, int gpu, VmTimeline vm) {
	}

	private final Assignment initial;
	private final List<Event> events;
	private final List<VmTimeline> vms = new ArrayList<>();
	private final List<GpuTimeline> gpus = new ArrayList<>();
	private final PriorityQueue<Release> releases = new PriorityQueue<>(Comparator.comparingLong(Release::time));
	/** The first problem of each event, and of each VM. */
	private final Map<Object, PlanProblem> problems = new LinkedHashMap<>();

	/**
	 * @param simulation null for no events
	 */
	Planner(Assignment initial, Simulation simulation) {
		this.initial = initial;
		events = simulation == null ? List.of() : simulation.getEvents().stream().filter(this::isWhole)
				.sorted(Comparator.comparingLong(Planner::time)).toList();
		for (int number = 0; number < initial.slots().size(); number++) {
			gpus.add(new GpuTimeline(number, initial.slots().get(number)));
		}
		for (Seat seat : initial.seats()) {
			Optional<Stay> stay = seat.slot().isEmpty() ? Optional.empty()
					: gpus.get(seat.slot().getAsInt()).resident(seat.vm(), seat.index())
							.map(resident -> new Stay(seat.slot().getAsInt(), "", resident));
			vms.add(new VmTimeline(seat, stay, start(seat), first(EventAction.STOP, seat)));
		}
	}

	/** When an event starts a VM that is not there from the beginning. */
	private OptionalLong start(Seat seat) {
		OptionalLong start = first(EventAction.START, seat);
		OptionalLong stop = first(EventAction.STOP, seat);
		return start.isPresent() && stop.isPresent() && stop.getAsLong() < start.getAsLong() ? OptionalLong.empty() : start;
	}

	private OptionalLong first(EventAction action, Seat seat) {
		return events.stream()
				.filter(event -> event.getAction() == action && Targets.means(event.getSubject(), seat.vm(), seat.index()))
				.mapToLong(Planner::time).findFirst();
	}

	/** Applies the events before one. */
	Planner runBefore(Event last) {
		for (Event event : events) {
			release(time(event));
			if (event == last) {
				break;
			}
			PlannedEvent.of(event.getAction()).apply(event, time(event), this);
		}
		return this;
	}

	/** Applies the events up to a time, and at it. */
	Planner run(long until) {
		for (Event event : events) {
			if (time(event) > until) {
				break;
			}
			release(time(event));
			PlannedEvent.of(event.getAction()).apply(event, time(event), this);
		}
		release(until);
		if (until == Plan.NEVER) {
			vms.stream().filter(VmTimeline::isAwaiting).filter(vm -> !vm.isStarted()).forEach(this::withoutPlace);
		}
		return this;
	}

	private void release(long time) {
		while (!releases.isEmpty() && releases.peek().time() <= time) {
			Release due = releases.remove();
			if (due.vm().stay().filter(stay -> stay.gpu() == due.gpu()).isEmpty()) {
				gpus.get(due.gpu()).remove(due.vm().vm(), due.vm().index());
			}
		}
	}

	/** Whether an event can be planned at all; if not, that is a problem. */
	private boolean isWhole(Event event) {
		EventAction action = event.getAction();
		boolean ofVms = PlannedEvent.ofVms(action);
		if (event.getTime() == null || Amounts.nanoseconds(event.getTime()).isEmpty() || event.getSubject() == null
				|| event.getSubject().getElement() == null || event.getSubject().getElement().eIsProxy()) {
			report(PlanProblem.Kind.MALFORMED, event,
					"The event is not complete. Write: at 10 s " + action.getLiteral() + " NAME.");
			return false;
		}
		if (ofVms && !(event.getSubject().getElement() instanceof Vm)) {
			report(PlanProblem.Kind.MALFORMED, event, "Only a VM can " + action.getLiteral() + ".");
			return false;
		}
		if (!ofVms && !(event.getSubject().getElement() instanceof Host)) {
			report(PlanProblem.Kind.MALFORMED, event, "Only a GPU, or a host with GPUs, can " + action.getLiteral() + ".");
			return false;
		}
		return true;
	}

	static long time(Event event) {
		return event.getTime().base();
	}

	List<Event> events() {
		return events;
	}

	List<VmTimeline> vms() {
		return vms;
	}

	List<GpuTimeline> gpus() {
		return gpus;
	}

	GpuTimeline gpu(int number) {
		return gpus.get(number);
	}

	private List<VmTimeline> vms(Event event) {
		return vms.stream().filter(vm -> Targets.means(event.getSubject(), vm.vm(), vm.index())).toList();
	}

	/** The GPUs that an event is about; that there are none is a problem. */
	List<GpuTimeline> gpus(Event event) {
		List<GpuTimeline> meant = gpus.stream()
				.filter(gpu -> Targets.means(event.getSubject(), initial.slots().get(gpu.number()))).toList();
		if (meant.isEmpty() && initial.problems().isEmpty()) {
			report(PlanProblem.Kind.STATE, event, EVENT__SUBJECT,
					Targets.text(event.getSubject()) + " has no GPU that can " + event.getAction().getLiteral()
							+ ". Name one that has.");
		}
		return meant;
	}

	/** The VMs that are on a GPU, or will be when they start. */
	List<VmTimeline> on(GpuTimeline gpu) {
		return vms.stream().filter(vm -> vm.gpu().isPresent() && vm.gpu().getAsInt() == gpu.number()).toList();
	}

	/** The GPU on which a VM is. */
	Optional<GpuTimeline> gpuOf(VmTimeline vm) {
		return vm.stay().map(stay -> gpus.get(stay.gpu()));
	}

	/** The state of a VM, its GPU included. */
	VmState state(VmTimeline vm, long time) {
		VmState own = vm.state(time);
		boolean works = own == VmState.RUNNING || own == VmState.WAITING;
		return works && gpuOf(vm).flatMap(gpu -> gpu.outage(time)).isPresent() ? VmState.FAILED : own;
	}

	/** The VMs that an event is about, if the state of each allows it; else that is a problem, and it happens to none of them. */
	List<VmTimeline> allowed(Event event, long time) {
		List<VmTimeline> meant = vms(event);
		Optional<VmTimeline> hindered = meant.stream().filter(vm -> !state(vm, time).allows(event.getAction())).findFirst();
		hindered.ifPresent(vm -> report(PlanProblem.Kind.STATE, event, refusal(event, vm, state(vm, time), time)));
		return hindered.isPresent() ? List.of() : meant;
	}

	private String refusal(Event event, VmTimeline vm, VmState state, long time) {
		String name = vm.name();
		String action = event.getAction().getLiteral();
		if (event.getAction() == EventAction.START || event.getAction() == EventAction.STOP && state == VmState.STOPPED) {
			return name + " can be started once and then stopped once. Remove this event or the other one.";
		}
		if (event.getAction() == EventAction.RESUME && state != VmState.ABSENT && state != VmState.STOPPED) {
			return name + " is not suspended and cannot be resumed. Suspend it before.";
		}
		return switch (state) {
			case ABSENT -> name + " has not started yet and cannot " + action + ". Start it before.";
			case STOPPED -> name + " has stopped and cannot " + action + ". Choose an earlier time.";
			case SUSPENDED -> event.getAction() == EventAction.SUSPEND ? name + " is suspended already. Resume it before."
					: name + " is suspended and cannot " + action + ". Resume it before.";
			case MOVING -> name + " is migrating to " + vm.move().orElseThrow().to() + " until "
					+ text(vm.move().orElseThrow().end()) + " and cannot "
					+ action + " before. Choose a later time.";
			case WAITING -> name + " stands still since " + vm.standstill().since().getTime() + " and cannot " + action + ": "
					+ vm.standstill().reason();
			case FAILED ->
					outOfUse(gpuOf(vm).orElseThrow(), time) + ", so " + name + " cannot " + action + ". Choose a later time.";
			case RUNNING -> throw new IllegalArgumentException("A running VM allows " + action + '.');
		};
	}

	/** Says since when and until when a GPU is out of use. */
	String outOfUse(GpuTimeline gpu, long time) {
		GpuTimeline.Outage outage = gpu.outage(time).orElseThrow();
		return gpu.name() + " has failed at " + outage.event().getTime() + " and is out of use "
				+ (outage.end() == Plan.NEVER ? "from then on" : "until " + text(outage.end()));
	}

	private static String text(long nanoseconds) {
		return Quantity.ofBase(nanoseconds, Dimension.DURATION).toString();
	}

	/** A GPU will be free of a VM when its copying has ended. */
	void releaseLater(long time, int gpu, VmTimeline vm) {
		releases.add(new Release(time, gpu, vm));
	}

	/** A VM leaves every GPU at once. */
	void release(VmTimeline vm) {
		vm.stay().ifPresent(stay -> gpus.get(stay.gpu()).remove(vm.vm(), vm.index()));
		vm.move().ifPresent(move -> gpus.get(move.from()).remove(vm.vm(), vm.index()));
	}

	/** Gives a VM what it asks for on a GPU, or says why that cannot be. */
	Optional<Problem> seat(VmTimeline vm, GpuTimeline gpu) {
		return gpu.seat(vm.vm(), vm.index());
	}

	/** A VM that starts has no place. */
	void withoutPlace(VmTimeline vm) {
		GpuTimeline gpu = gpus.get(vm.seat().slot().orElseThrow());
		String reason = seat(vm, gpu).map(Problem::sentence).orElse("No event starts it.");
		problems.putIfAbsent(vm.vm(), new PlanProblem(PlanProblem.Kind.NO_PLACE, vm.vm(), VM__GPU,
				vm.name() + " has no place on " + gpu.name() + " when it starts: " + reason));
	}

	/** Notes what is wrong with an event, unless something else is already. */
	void report(PlanProblem.Kind kind, Event event, String sentence) {
		report(kind, event, EVENT__ACTION, sentence);
	}

	/** Notes what is wrong with a part of an event, unless something else is already. */
	void report(PlanProblem.Kind kind, Event event, EStructuralFeature feature, String sentence) {
		problems.putIfAbsent(event, new PlanProblem(kind, event, feature, sentence));
	}

	Collection<PlanProblem> problems() {
		return problems.values();
	}

	List<String> remarks() {
		return vms.stream().flatMap(vm -> vm.standstills().stream())
				.sorted(Comparator.comparingInt(still -> events.indexOf(still.since())))
				.map(VmTimeline.Standstill::sentence).toList();
	}

	/** Who sits where now: those that have not started or have stopped are not there. */
	Assignment present(List<Problem> problems) {
		Set<Member> there = new HashSet<>();
		vms.stream().filter(vm -> vm.isStarted() && !vm.isStopped()).forEach(vm -> there.add(new Member(vm.vm(), vm.index())));
		List<GpuSlot> slots = gpus
				.stream().map(GpuTimeline::now).map(slot -> new GpuSlot(slot.host(), slot.hostIndex(), slot.hostGpu(),
						slot.gpuIndex(), slot.type(), slot.policy(), slot.stack(), slot.partitions(), slot.residents().stream()
								.filter(resident -> there.contains(new Member(resident.vm(), resident.index()))).toList()))
				.toList();
		List<Seat> seats = vms.stream().filter(vm -> vm.isStarted() && !vm.isStopped())
				.map(vm -> vm.present(gpuOf(vm).map(gpu -> slots.get(gpu.number())))).toList();
		return new Assignment(slots, seats, problems);
	}
}
