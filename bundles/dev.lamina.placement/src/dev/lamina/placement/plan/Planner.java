package dev.lamina.placement.plan;

import static dev.lamina.model.ModelPackage.Literals.EVENT__ACTION;
import static dev.lamina.model.ModelPackage.Literals.EVENT__SUBJECT;
import static dev.lamina.model.ModelPackage.Literals.VM__GPU;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;

import org.eclipse.emf.ecore.EStructuralFeature;

import dev.lamina.capacity.geometry.Quantities;
import dev.lamina.model.Event;
import dev.lamina.model.EventAction;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.Host;
import dev.lamina.model.Simulation;
import dev.lamina.model.Stack;
import dev.lamina.model.Vm;
import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.placement.assignment.Assignment;
import dev.lamina.placement.assignment.AssignmentProblem;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.assignment.TargetMatcher;
import dev.lamina.placement.assignment.VmPlacement;
import dev.lamina.placement.assignment.VmStarts;
import dev.lamina.placement.plan.PlanSnapshot.VmInstance;

/** The VMs and GPUs of a plan while its events are applied to them, one after the other. */
final class Planner {
	/** A VM leaves a GPU when its copying has ended. */
	private record ScheduledRelease(long time, int gpu, VmTimeline vm) {
	}

	private final Assignment initial;
	private final List<Event> events;
	private final List<VmTimeline> vms = new ArrayList<>();
	private final List<GpuTimeline> gpus = new ArrayList<>();
	private final PriorityQueue<ScheduledRelease> scheduledReleases = new PriorityQueue<>(
			Comparator.comparingLong(ScheduledRelease::time));
	/** The first problem of each event, and of each VM. */
	private final Map<Object, PlanProblem> problems = new LinkedHashMap<>();

	/**
	 * @param simulation null for no events
	 */
	Planner(Assignment initial, Simulation simulation) {
		this.initial = initial;
		events = simulation == null ? List.of() : simulation.getEvents().stream().filter(this::isComplete)
				.sorted(Comparator.comparingLong(Planner::time)).toList();
		for (int number = 0; number < initial.slots().size(); number++) {
			gpus.add(new GpuTimeline(number, initial.slots().get(number)));
		}
		for (VmPlacement vmPlacement : initial.placements()) {
			vms.add(timeline(vmPlacement, simulation));
		}
		// there is no room for these beside the others, and only another simulation starts them later
		vms.stream().filter(VmTimeline::isAwaiting).filter(VmTimeline::isStarted).forEach(vm -> place(vm, 0));
	}

	private VmTimeline timeline(VmPlacement vmPlacement, Simulation simulation) {
		Vm vm = vmPlacement.vm();
		int index = vmPlacement.index();
		OptionalLong start = VmStarts.start(simulation, vm, index);
		OptionalLong stop = VmStarts.first(simulation, EventAction.STOP, vm, index);
		if (vmPlacement.slot().isEmpty()) {
			return new VmTimeline(vmPlacement, Optional.empty(), Optional.empty(), start, stop);
		}
		GpuTimeline gpu = gpus.get(vmPlacement.slot().getAsInt());
		if (start.isPresent()) {
			return new VmTimeline(vmPlacement, Optional.empty(), gpu.withdraw(vm, index), start, stop);
		}
		Optional<PlannedAllocation> stay = gpu.allocation(vm, index)
				.map(allocation -> new PlannedAllocation(gpu.number(), "", allocation));
		return new VmTimeline(vmPlacement, stay, Optional.empty(), start, stop);
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
		return this;
	}

	private void release(long time) {
		while (!scheduledReleases.isEmpty() && scheduledReleases.peek().time() <= time) {
			ScheduledRelease due = scheduledReleases.remove();
			if (due.vm().allocation().filter(plannedAllocation -> plannedAllocation.gpu() == due.gpu()).isEmpty()) {
				gpus.get(due.gpu()).release(due.vm().vm(), due.vm().index());
			}
		}
	}

	/** Whether an event can be planned at all; if not, that is a problem. */
	private boolean isComplete(Event event) {
		EventAction action = event.getAction();
		boolean ofVms = PlannedEvent.ofVms(action);
		if (event.getTime() == null || Quantities.nanoseconds(event.getTime()).isEmpty() || event.getSubject() == null
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
		return vms.stream().filter(vm -> TargetMatcher.matches(event.getSubject(), vm.vm(), vm.index())).toList();
	}

	/** The GPUs that an event is about; that there are none is a problem. */
	List<GpuTimeline> gpus(Event event) {
		List<GpuTimeline> meant = gpus.stream()
				.filter(gpu -> TargetMatcher.matches(event.getSubject(), initial.slots().get(gpu.number()))).toList();
		if (meant.isEmpty() && initial.problems().isEmpty()) {
			report(PlanProblem.Kind.STATE, event, EVENT__SUBJECT,
					TargetMatcher.text(event.getSubject()) + " has no GPU that can " + event.getAction().getLiteral()
							+ ". Name one that has.");
		}
		return meant;
	}

	/** The VMs that are on a GPU, or will be when they start. */
	List<VmTimeline> vmsOn(GpuTimeline gpu) {
		return vms.stream().filter(vm -> vm.gpu().isPresent() && vm.gpu().getAsInt() == gpu.number()).toList();
	}

	/** The GPU on which a VM is. */
	Optional<GpuTimeline> gpuOf(VmTimeline vm) {
		return vm.allocation().map(plannedAllocation -> gpus.get(plannedAllocation.gpu()));
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
			case MOVING -> name + " is migrating to " + vm.migration().orElseThrow().to() + " until "
					+ text(vm.migration().orElseThrow().end()) + " and cannot "
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
		scheduledReleases.add(new ScheduledRelease(time, gpu, vm));
	}

	/** A VM leaves every GPU at once. */
	void release(VmTimeline vm) {
		vm.allocation().ifPresent(plannedAllocation -> gpus.get(plannedAllocation.gpu()).release(vm.vm(), vm.index()));
		vm.migration().ifPresent(migration -> gpus.get(migration.from()).release(vm.vm(), vm.index()));
	}

	/** Gives a VM what it asks for on a GPU, or says why that cannot be. */
	Optional<AssignmentProblem> tryAllocate(VmTimeline vm, GpuTimeline gpu) {
		return gpu.tryAllocate(vm.vm(), vm.index());
	}

	/** Gives a VM that starts what is free of its GPU, or else of another one that it could have; if nothing is, that is a problem. */
	void place(VmTimeline vm, long time) {
		GpuTimeline own = gpus.get(vm.placement().slot().orElseThrow());
		Optional<AssignmentProblem> full = tryPlace(vm, own, own);
		if (full.isPresent() && gpus.stream()
				.filter(other -> other != own && other.outage(time).isEmpty() && suits(vm, own, other))
				.noneMatch(other -> tryPlace(vm, other, own).isEmpty())) {
			problems.putIfAbsent(vm.vm(), new PlanProblem(PlanProblem.Kind.NO_PLACE, vm.vm(), VM__GPU,
					vm.name() + " has no place on " + own.name() + " when it starts: " + full.get().sentence()));
		}
	}

	private Optional<AssignmentProblem> tryPlace(VmTimeline vm, GpuTimeline gpu, GpuTimeline own) {
		Optional<AssignmentProblem> full = gpu.tryAllocate(vm.vm(), vm.index(), gpu == own ? vm.meant() : Optional.empty());
		if (full.isEmpty()) {
			vm.place(gpu.allocationOf(vm.vm(), vm.index()), gpu.current(), gpu != own && vm.isIn(own.current()));
		}
		return full;
	}

	/** Whether a VM that starts could be on another GPU than the one that it is meant for. */
	private static boolean suits(VmTimeline vm, GpuTimeline own, GpuTimeline other) {
		GpuDemand demand = vm.vm().getGpu();
		boolean named = demand.getPlace() == null || TargetMatcher.matches(demand.getPlace(), other.current());
		boolean hasProfile = demand.getProfile() == null || other.current().type().getProfiles().stream()
				.anyMatch(profile -> demand.getProfile().getName().equals(profile.getName()));
		return named && hasProfile
				&& own.current().stack().map(Stack::getName).equals(other.current().stack().map(Stack::getName));
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

	/** Who sits where at a time that is not before the last event that was applied. */
	PlanSnapshot snapshot(Simulation simulation, long time) {
		Map<VmInstance, VmState> states = new LinkedHashMap<>();
		vms.forEach(vm -> states.put(new VmInstance(vm.vm(), vm.index()), shownState(vm, time)));
		List<GpuSlot> slots = gpus.stream().map(GpuTimeline::current).toList();
		List<VmPlacement> placements = vms.stream().filter(vm -> !vm.state(time).isAway())
				.map(vm -> vm.placement(time, gpuOf(vm).map(gpu -> slots.get(gpu.number())))).toList();
		return new PlanSnapshot(simulation, time, new Assignment(slots, placements, initial.problems()), states,
				gpus.stream().map(gpu -> gpu.state(time)).toList());
	}

	/** The state of a VM as people see it: one that is restored, or whose GPU is just being cut, does not work yet. */
	private VmState shownState(VmTimeline vm, long time) {
		VmState state = state(vm, time);
		return state == VmState.RUNNING && vm.isInterrupted(time) ? VmState.WAITING : state;
	}
}
