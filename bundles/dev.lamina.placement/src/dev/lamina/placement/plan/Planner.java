package dev.lamina.placement.plan;

import static dev.lamina.model.ModelPackage.Literals.EVENT__ACTION;
import static dev.lamina.model.ModelPackage.Literals.EVENT__SUBJECT;
import static dev.lamina.model.ModelPackage.Literals.VM__GPU;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EStructuralFeature;

import dev.lamina.capacity.geometry.Quantities;
import dev.lamina.model.Event;
import dev.lamina.model.EventAction;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.Host;
import dev.lamina.model.ProfileKind;
import dev.lamina.model.Simulation;
import dev.lamina.model.Stack;
import dev.lamina.model.Target;
import dev.lamina.model.Vm;
import dev.lamina.placement.assignment.Assignment;
import dev.lamina.placement.assignment.AssignmentProblem;
import dev.lamina.placement.assignment.GpuShare;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.assignment.TargetMatcher;
import dev.lamina.placement.assignment.VmPlacement;
import dev.lamina.placement.assignment.VmStarts;
import dev.lamina.placement.plan.PlanSnapshot.VmInstance;
import dev.lamina.placement.scope.InstanceNames;
import dev.lamina.placement.time.EventTimes;

/** The VMs and GPUs of a plan while its events are applied to them, one after the other. */
final class Planner {
	/** An event, or one of the times at which it happens to one VM after the other. */
	private record Occurrence(Event event, long time) {
	}

	/** Something that happens by itself: a copying ends, a repair, a restart. */
	private record ScheduledAction(long time, int number, LongConsumer action) {
	}

	private final Assignment initial;
	private final List<Event> events;
	private final List<Occurrence> occurrences;
	private final List<VmTimeline> vms = new ArrayList<>();
	private final List<GpuTimeline> gpus = new ArrayList<>();
	private final PriorityQueue<ScheduledAction> scheduledActions = new PriorityQueue<>(
			Comparator.comparingLong(ScheduledAction::time).thenComparingInt(ScheduledAction::number));
	private int scheduled;
	private final Outages outages;
	/** The stacks under which VMs migrate, by name. */
	private final Set<String> migratingUnder = new TreeSet<>();
	/** Why VMs that may restart elsewhere do not. */
	/** What is left on hosts while VMs restart, by name; nothing stays in it once a VM runs elsewhere. */
	private final Map<String, HostRoom> hostRooms = new HashMap<>();
	private final Map<VmTimeline, String> noRoom = new LinkedHashMap<>();
	/** The first problem of each event, and of each VM. */
	private final Map<Object, PlanProblem> problems = new LinkedHashMap<>();

	/**
	 * @param simulation null for no events
	 */
	Planner(Assignment initial, Simulation simulation) {
		this.initial = initial;
		events = simulation == null ? List.of() : simulation.getEvents().stream().filter(this::isComplete)
				.sorted(Comparator.comparingLong(Planner::time)).toList();
		occurrences = events.stream().flatMap(this::occurrences).sorted(Comparator.comparingLong(Occurrence::time)).toList();
		for (int number = 0; number < initial.slots().size(); number++) {
			gpus.add(new GpuTimeline(number, initial.slots().get(number)));
		}
		outages = new Outages(initial.slots(), gpus);
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
		if (vmPlacement.slot().isEmpty()) {
			return new VmTimeline(vmPlacement, Optional.empty(), Optional.empty(), start);
		}
		GpuTimeline gpu = gpus.get(vmPlacement.slot().getAsInt());
		if (start.isPresent()) {
			return new VmTimeline(vmPlacement, Optional.empty(), gpu.withdraw(vm, index), start);
		}
		Optional<PlannedAllocation> stay = gpu.allocation(vm, index)
				.map(allocation -> new PlannedAllocation(gpu.number(), "", allocation));
		return new VmTimeline(vmPlacement, stay, Optional.empty(), start);
	}

	/** Applies the events before one. */
	Planner runBefore(Event last) {
		for (Occurrence occurrence : occurrences) {
			advance(occurrence.time());
			if (occurrence.event() == last) {
				break;
			}
			apply(occurrence);
		}
		return this;
	}

	/** Applies the events up to a time, and at it. */
	Planner run(long until) {
		for (Occurrence occurrence : occurrences) {
			if (occurrence.time() > until) {
				break;
			}
			advance(occurrence.time());
			apply(occurrence);
		}
		advance(until);
		return this;
	}

	private void apply(Occurrence occurrence) {
		PlannedEvent.of(occurrence.event().getAction()).apply(occurrence.event(), occurrence.time(), this);
		restart(occurrence.time());
	}

	/** An event once, or as often as it happens to VMs one after the other. */
	private Stream<Occurrence> occurrences(Event event) {
		return EventTimes.spread(event).isEmpty() || !(event.getSubject().getElement() instanceof Vm)
				? Stream.of(new Occurrence(event, time(event)))
				: initial.placements().stream().filter(vm -> TargetMatcher.matches(event.getSubject(), vm.vm(), vm.index()))
						.map(vm -> new Occurrence(event, EventTimes.of(event, vm.vm(), vm.index()).orElseThrow())).distinct();
	}

	/** The times at which something happens by an event, each once, ascending, in nanoseconds. */
	List<Long> times() {
		return occurrences.stream().map(Occurrence::time).distinct().toList();
	}

	private void schedule(long time, LongConsumer action) {
		if (time < Outages.UNTIL_REPAIR) {
			scheduledActions.add(new ScheduledAction(time, scheduled++, action));
		}
	}

	/** Lets happen what happens by itself until a time. */
	private void advance(long time) {
		while (!scheduledActions.isEmpty() && scheduledActions.peek().time() <= time) {
			ScheduledAction due = scheduledActions.remove();
			due.action().accept(due.time());
			// what happens at one time makes room together
			if (scheduledActions.isEmpty() || scheduledActions.peek().time() > due.time()) {
				restart(due.time());
			}
		}
	}

	/** Whether an event can be planned at all; if not, that is a problem. */
	private boolean isComplete(Event event) {
		EventAction action = event.getAction();
		boolean ofVms = PlannedEvent.ofVms(action);
		if (EventTimes.of(event).isEmpty() || event.getSubject() == null
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
		return EventTimes.of(event).orElseThrow();
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

	/** What has failed by now. */
	Outages outages() {
		return outages;
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
		return works && outages.outage(vm, time).isPresent() ? VmState.FAILED : own;
	}

	/** The VMs that an event is about, if the state of each allows it; else that is a problem, and it happens to none of them. */
	List<VmTimeline> allowed(Event event, long time) {
		List<VmTimeline> meant = vms(event).stream()
				.filter(vm -> EventTimes.of(event, vm.vm(), vm.index()).orElseThrow() == time).toList();
		Optional<VmTimeline> hindered = meant.stream().filter(vm -> !state(vm, time).allows(event.getAction())).findFirst();
		hindered.ifPresent(vm -> report(PlanProblem.Kind.STATE, event, refusal(event, vm, state(vm, time), time)));
		return hindered.isPresent() ? List.of() : meant;
	}

	private String refusal(Event event, VmTimeline vm, VmState state, long time) {
		String name = vm.name();
		String action = event.getAction().getLiteral();
		if (event.getAction() == EventAction.START) {
			return name + " is there already and cannot start. Stop it before.";
		}
		if (event.getAction() == EventAction.STOP && state == VmState.STOPPED) {
			return name + " has stopped already. Start it before, or remove this event.";
		}
		if (event.getAction() == EventAction.RESUME && state != VmState.ABSENT && state != VmState.STOPPED) {
			return name + " is not suspended and cannot be resumed. Suspend it before.";
		}
		return switch (state) {
			case ABSENT -> name + " has not started yet and cannot " + action + ". Start it before.";
			case STOPPED -> name + " has stopped and cannot " + action + ". Start it before.";
			case SUSPENDED -> event.getAction() == EventAction.SUSPEND ? name + " is suspended already. Resume it before."
					: name + " is suspended and cannot " + action + ". Resume it before.";
			case MOVING -> name + " is migrating to " + vm.migration().orElseThrow().to() + " until "
					+ EventTimes.text(event, vm.migration().orElseThrow().end()) + " and cannot "
					+ action + " before. Choose a later time.";
			case WAITING ->
					name + " stands still since " + EventTimes.text(vm.standstill().since()) + " and cannot " + action + ": "
							+ vm.standstill().reason();
			case FAILED ->
					outages.outOfUse(vm, time) + ", so " + name + " cannot " + action + ". "
							+ (outages.isOutForGood(vm, time) ? "Repair it before." : "Choose a later time.");
			case RUNNING -> throw new IllegalArgumentException("A running VM allows " + action + '.');
		};
	}

	/** A GPU will be free of a VM when its copying has ended. */
	void releaseLater(long time, int gpu, VmTimeline vm) {
		schedule(time, now -> {
			if (vm.allocation().filter(plannedAllocation -> plannedAllocation.gpu() == gpu).isEmpty()) {
				gpus.get(gpu).release(vm.vm(), vm.index());
			}
		});
	}

	/** A VM leaves every GPU at once. */
	void release(VmTimeline vm) {
		vm.allocation().ifPresent(plannedAllocation -> gpus.get(plannedAllocation.gpu()).release(vm.vm(), vm.index()));
		vm.migration().ifPresent(migration -> gpus.get(migration.from().gpu()).release(vm.vm(), vm.index()));
	}

	/** Gives a VM what it asks for on a GPU, or says why that cannot be. */
	Optional<AssignmentProblem> tryAllocate(VmTimeline vm, GpuTimeline gpu) {
		return gpu.tryAllocate(vm.vm(), vm.index());
	}

	/** A VM that was not there starts; one whose GPU is being reset waits for that. */
	void start(Event event, VmTimeline vm, long time) {
		if (vm.placement().slot().isEmpty() && outages.isOut(new FailureSite.OfHost(vm.host(), vm.hostIndex()), time)) {
			report(PlanProblem.Kind.STATE, event,
					outages.outOfUse(new FailureSite.OfHost(vm.host(), vm.hostIndex()), time) + ", so "
							+ vm.name() + " cannot start. Repair it before.");
			return;
		}
		if (vm.isAwaiting()) {
			place(vm, time);
		}
		vm.begin();
		awaitReset(vm, time);
	}

	/** A VM that was stopped starts where it was if that is free and works, else on another GPU that it could have. */
	void startAgain(Event event, VmTimeline vm, long time) {
		if (vm.allocation().isEmpty()) {
			FailureSite host = new FailureSite.OfHost(vm.host(), vm.hostIndex());
			if (outages.isOut(host, time)) {
				report(PlanProblem.Kind.STATE, event,
						outages.outOfUse(host, time) + ", so " + vm.name() + " cannot start. Repair it before.");
			} else {
				vm.beginAgain(time, 0, Optional.empty(), Optional.empty());
			}
			return;
		}
		GpuTimeline own = gpuOf(vm).orElseThrow();
		Optional<String> obstacle = isWaitedFor(own, time) ? own.tryAllocate(vm.vm(), vm.index(), vm.allocation()
				.map(PlannedAllocation::allocation)).map(AssignmentProblem::sentence)
				: Optional.of(outages.outOfUse(own, time) + '.');
		Optional<GpuTimeline> found = obstacle.isEmpty() ? Optional.of(own)
				: gpus.stream().filter(other -> other != own && outages.outage(other, time).isEmpty() && suits(vm, own, other))
						.filter(other -> other.tryAllocate(vm.vm(), vm.index()).isEmpty()).findFirst();
		if (found.isEmpty()) {
			report(PlanProblem.Kind.NO_PLACE, event,
					vm.name() + " has no place on " + own.name() + " when it starts again: " + obstacle.get());
			return;
		}
		GpuSlot there = found.get().current();
		vm.beginAgain(time, EventDurations.initialization(there.stack()),
				Optional.of(found.get().allocationOf(vm.vm(), vm.index())), Optional.of(there));
		awaitReset(vm, time);
	}

	private void awaitReset(VmTimeline vm, long time) {
		outages.outage(vm, time).filter(GpuTimeline.Outage::isReset).ifPresent(outage -> vm.interrupt(new PlannedInterruption(
				outage.event(), time, time, PlannedInterruption.Effect.LOST, 0, outage.end(), 0, Optional.empty())));
	}

	/** Whether a GPU works, or will when its reset is over. */
	private boolean isWaitedFor(GpuTimeline gpu, long time) {
		return outages.outage(gpu, time).map(GpuTimeline.Outage::isReset).orElse(true);
	}

	/** Gives a VM that starts what is free of its GPU, or else of another one that it could have; if nothing is, that is a problem. */
	void place(VmTimeline vm, long time) {
		GpuTimeline own = gpus.get(vm.placement().slot().orElseThrow());
		Optional<String> obstacle = isWaitedFor(own, time) ? tryPlace(vm, own, own).map(AssignmentProblem::sentence)
				: Optional.of(outages.outOfUse(own, time) + '.');
		if (obstacle.isPresent() && gpus.stream()
				.filter(other -> other != own && outages.outage(other, time).isEmpty() && suits(vm, own, other))
				.noneMatch(other -> tryPlace(vm, other, own).isEmpty())) {
			problems.putIfAbsent(vm.vm(), new PlanProblem(PlanProblem.Kind.NO_PLACE, vm.vm(), VM__GPU,
					vm.name() + " has no place on " + own.name() + " when it starts: " + obstacle.get()));
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

	// ---- failures ----------------------------------------------------------------------------------------------------

	/** What an event says fails or is repaired; that there is nothing is a problem. */
	List<FailureSite> sites(Event event) {
		Target subject = event.getSubject();
		if (subject.getGpu() == null && event.getInstance() >= 0) {
			report(PlanProblem.Kind.STATE, event, "A host has no instances. Name the GPU: " + event.getAction().getLiteral() + ' '
					+ TargetMatcher.text(subject) + ".GPU instance " + event.getInstance() + '.');
			return List.of();
		}
		if (subject.getGpu() == null) {
			Host host = (Host) subject.getElement();
			return IntStream.range(0, host.getCount())
					.filter(index -> subject.getIndices() == null || subject.getIndices().contains(index))
					.<FailureSite>mapToObj(index -> new FailureSite.OfHost(host, index)).toList();
		}
		List<FailureSite> sites = new ArrayList<>();
		for (GpuTimeline gpu : gpus(event)) {
			if (event.getInstance() < 0) {
				sites.add(new FailureSite.OfGpu(gpu.number()));
			} else if (hasInstance(event, gpu)) {
				sites.add(new FailureSite.OfInstance(gpu.number(), event.getInstance()));
			}
		}
		return sites;
	}

	/** Whether a repair is about something that has failed. */
	boolean means(Event repair, FailureSite site) {
		Target subject = repair.getSubject();
		return switch (site) {
			case FailureSite.OfHost host -> subject.getGpu() == null && subject.getElement() == host.host()
					&& (subject.getIndices() == null || subject.getIndices().contains(host.index()));
			case FailureSite.OfGpu gpu -> subject.getGpu() != null && repair.getInstance() < 0
					&& TargetMatcher.matches(subject, initial.slots().get(gpu.gpu()));
			case FailureSite.OfInstance instance -> subject.getGpu() != null && repair.getInstance() == instance.instance()
					&& TargetMatcher.matches(subject, initial.slots().get(instance.gpu()));
		};
	}

	/** Whether a GPU is cut into hardware instances of which one fails; if not, that is a problem. */
	private boolean hasInstance(Event event, GpuTimeline gpu) {
		GpuSlot slot = gpu.current();
		boolean cut = slot.policy().filter(policy -> !policy.getPartitions().isEmpty()).isPresent();
		boolean hardware = slot.partitions().stream().map(partition -> partition.profile().getBacking() != null
				? ProfileKind.MIG : partition.profile().getKind())
				.allMatch(
						kind -> kind == ProfileKind.MIG || kind == ProfileKind.MIG_VGPU || kind == ProfileKind.COMPUTE_PARTITION);
		if (!cut || !hardware) {
			report(PlanProblem.Kind.STATE, event, gpu.name()
					+ " is not cut by its policy into instances that fail by themselves, as MIG instances do. Let the GPU fail.");
		} else if (event.getInstance() >= slot.partitions().size()) {
			report(PlanProblem.Kind.STATE, event, gpu.name() + " has " + slot.partitions().size() + " instances, 0 to "
					+ (slot.partitions().size() - 1) + ". Name one of them.");
		}
		return cut && hardware && event.getInstance() < slot.partitions().size();
	}

	/** The VMs that are there and run on what has failed; those that are being copied to it stay where they are. */
	private List<VmTimeline> struck(FailureSite site, long time) {
		vms.stream().filter(vm -> vm.isMoving(time)).filter(vm -> isOn(vm, site)
				|| isOn(vm.migration().orElseThrow().from(), site)).toList().forEach(vm -> {
					PlannedAllocation back = vm.migration().orElseThrow().from();
					gpuOf(vm).orElseThrow().release(vm.vm(), vm.index());
					vm.cancelMigration(back, gpus.get(back.gpu()).current());
				});
		return vms.stream().filter(vm -> !vm.isAway() && vm.failure().isEmpty() && isOn(vm, site)).toList();
	}

	private boolean isOn(VmTimeline vm, FailureSite site) {
		boolean onHost = site instanceof FailureSite.OfHost host && vm.host() == host.host() && vm.hostIndex() == host.index();
		return onHost || vm.allocation().filter(allocation -> isOn(allocation, site)).isPresent();
	}

	private boolean isOn(PlannedAllocation allocation, FailureSite site) {
		return switch (site) {
			case FailureSite.OfHost host -> outages.hostOf(gpu(allocation.gpu())).equals(host);
			case FailureSite.OfGpu gpu -> allocation.gpu() == gpu.gpu();
			case FailureSite.OfInstance instance -> allocation.gpu() == instance.gpu()
					&& allocation.allocation().share() instanceof GpuShare.OfProfile share
					&& share.partition() == instance.instance();
		};
	}

	/** A GPU or an instance is reset: its VMs wait for it and the first initialization. */
	void reset(FailureSite site, GpuTimeline.Outage outage, long length) {
		long time = time(outage.event());
		List<VmTimeline> struck = struck(site, time);
		outages.begin(site, outage);
		struck.stream().filter(vm -> !vm.isWaiting())
				.forEach(vm -> vm.interrupt(new PlannedInterruption(outage.event(), time, time,
						PlannedInterruption.Effect.LOST, length, 0, 0, Optional.empty())));
	}

	/** Something is out of use until it is repaired: its VMs go down. */
	void takeOut(FailureSite site, GpuTimeline.Outage outage) {
		long time = time(outage.event());
		List<VmTimeline> struck = struck(site, time);
		outages.begin(site, outage);
		for (VmTimeline vm : struck) {
			long restart = Optional.ofNullable(vm.vm().getRestart()).map(Quantities::nanoseconds).filter(OptionalLong::isPresent)
					.map(within -> Plan.later(time, within.getAsLong())).orElse(Plan.NEVER);
			vm.goDown(new VmTimeline.Failure(site, outage.event(), time, restart));
			schedule(restart, now -> {
			});
		}
		schedule(outage.end(), now -> {
			if (outages.lasts(site, outage)) {
				repair(site, now);
			}
		});
	}

	/** Something can be used again: the VMs that are down there start. */
	void repair(FailureSite site, long time) {
		outages.end(site);
		vms.stream().filter(vm -> vm.failure().isPresent() && outages.outage(vm, time).isEmpty()).forEach(vm -> {
			Optional<GpuTimeline> gpu = gpuOf(vm);
			boolean placed = gpu.isEmpty() || gpu.get().allocation(vm.vm(), vm.index()).isPresent()
					|| gpu.get().tryAllocate(vm.vm(), vm.index()).isEmpty();
			if (placed) {
				recover(vm, gpu, time);
			}
		});
	}

	private void recover(VmTimeline vm, Optional<GpuTimeline> gpu, long time) {
		noRoom.remove(vm);
		vm.recover(time, gpu.map(there -> EventDurations.initialization(there.current().stack())).orElse(0L),
				gpu.map(there -> there.allocationOf(vm.vm(), vm.index())), gpu.map(GpuTimeline::current),
				gpu.map(there -> InstanceNames.of(there.current().host(), there.current().hostIndex()))
						.orElseGet(() -> InstanceNames.of(vm.host(), vm.hostIndex())));
	}

	/** Lets VMs that are down run elsewhere as far as they may by now and there is room. */
	private void restart(long time) {
		hostRooms.clear();
		vms.stream().filter(vm -> vm.failure().filter(failure -> failure.restart() <= time).isPresent())
				.filter(vm -> vm.allocation().isPresent()).forEach(vm -> restart(vm, time));
	}

	private void restart(VmTimeline vm, long time) {
		GpuTimeline own = gpuOf(vm).orElseThrow();
		Optional<String> first = Optional.empty();
		for (GpuTimeline other : gpus) {
			if (outages.outage(other, time).isPresent() || !suits(vm, own, other)) {
				continue;
			}
			Optional<String> problem = tryRestart(vm, own, other);
			if (problem.isEmpty()) {
				recover(vm, Optional.of(other), time);
				hostRooms.clear();
				return;
			}
			first = first.or(() -> problem);
		}
		noRoom.put(vm, first.orElse("no other GPU that suits " + vm.name() + " is in use."));
	}

	/** Gives a VM that is down something of another GPU, or another instance of its own one, or says why that cannot be. */
	private Optional<String> tryRestart(VmTimeline vm, GpuTimeline own, GpuTimeline other) {
		if (other == own) {
			return Outages.instanceOf(vm).map(site -> own.moveToAnotherInstance(vm.vm(), vm.index(), site.instance())
					.map(AssignmentProblem::sentence)).orElse(Optional.of(vm.name() + " has no instance on " + own.name() + "."));
		}
		String host = InstanceNames.of(other.current().host(), other.current().hostIndex());
		Optional<String> full = hostRooms.computeIfAbsent(host, name -> HostRoom.of(other.current(), vms)).missing(vm);
		if (full.isEmpty()) {
			full = other.tryAllocate(vm.vm(), vm.index()).map(AssignmentProblem::sentence);
		}
		if (full.isEmpty()) {
			own.release(vm.vm(), vm.index());
		}
		return full;
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

	/** A VM migrates under a stack. */
	void noteMigration(Stack stack) {
		migratingUnder.add(stack.getName());
	}

	private Stream<String> migrationRemarks() {
		return migratingUnder.stream()
				.map(stack -> "The downtime of 'migrate' leaves out stopping, moving and starting the state of the "
						+ "device: there is no figure for it under " + stack + ". Expect more.");
	}

	List<String> remarks() {
		return Stream.concat(Stream.concat(vms.stream().flatMap(vm -> vm.standstills().stream())
				.sorted(Comparator.comparingInt(still -> events.indexOf(still.since())))
				.map(VmTimeline.Standstill::sentence), FailureRemarks.of(vms, noRoom).stream()),
				migrationRemarks()).toList();
	}

	/** Who sits where at a time that is not before the last event that was applied. */
	PlanSnapshot snapshot(Simulation simulation, long time) {
		Map<VmInstance, VmState> states = new LinkedHashMap<>();
		vms.forEach(vm -> states.put(new VmInstance(vm.vm(), vm.index()), shownState(vm, time)));
		List<GpuSlot> slots = gpus.stream().map(GpuTimeline::current).toList();
		List<VmPlacement> placements = vms.stream().filter(vm -> !vm.state(time).isAway())
				.map(vm -> vm.placement(time, gpuOf(vm).map(gpu -> slots.get(gpu.number())))).toList();
		return new PlanSnapshot(simulation, time, new Assignment(slots, placements, initial.problems()), states,
				gpus.stream().map(gpu -> outages.outage(gpu, time).isPresent() ? GpuState.FAILED : gpu.state(time)).toList());
	}

	/** The state of a VM as people see it: one that is restored, or whose GPU is just being cut, does not work yet. */
	private VmState shownState(VmTimeline vm, long time) {
		VmState state = state(vm, time);
		return state == VmState.RUNNING && vm.isInterrupted(time) ? VmState.WAITING : state;
	}
}
