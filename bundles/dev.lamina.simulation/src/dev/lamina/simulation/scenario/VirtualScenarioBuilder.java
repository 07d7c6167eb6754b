package dev.lamina.simulation.scenario;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

import dev.lamina.engine.gpu.Fifo;
import dev.lamina.engine.gpu.GpuEngine;
import dev.lamina.engine.program.Client;
import dev.lamina.engine.program.Interruption;
import dev.lamina.engine.program.Relocation;
import dev.lamina.engine.program.Scenario;
import dev.lamina.engine.program.StageProgram;
import dev.lamina.engine.resource.ConcurrentEngine;
import dev.lamina.engine.resource.Delay;
import dev.lamina.engine.resource.FairShareLink;
import dev.lamina.engine.resource.Port;
import dev.lamina.engine.resource.ProcessorPool;
import dev.lamina.engine.resource.SharedLimit;
import dev.lamina.model.EngineKind;
import dev.lamina.model.Host;
import dev.lamina.model.SchedulerKind;
import dev.lamina.model.Stack;
import dev.lamina.model.Technique;
import dev.lamina.placement.assignment.GpuShare;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.plan.Plan;
import dev.lamina.placement.plan.PlannedInterruption;
import dev.lamina.placement.plan.VmPlan;
import dev.lamina.placement.scope.InstanceNames;
import dev.lamina.simulation.demand.StackCosts;
import dev.lamina.simulation.refusal.RefusalReason;
import dev.lamina.simulation.refusal.SimulationRefusedException;
import dev.lamina.simulation.technique.BareMetal;
import dev.lamina.simulation.technique.Lowering;
import dev.lamina.simulation.technique.LoweringFactory;
import dev.lamina.simulation.technique.ResourceBinding;
import dev.lamina.simulation.technique.ResourceBinding.EngineBinding;

/** All VMs of a model on the hosts and GPUs that they share, each under its stack. */
final class VirtualScenarioBuilder {
	/** Bytes per second of a way that is not described: its bytes cost nothing that counts. */
	private static final double UNDESCRIBED = 1e18;

	private final Plan plan;
	/** The VMs as they are when they start. */
	private final List<SimulatedVm> simulatedVms;
	private final VmClientFactory vmClientFactory;
	private final EngineIndex engines = new EngineIndex();
	private final Map<Stack, StackCosts> costs = new IdentityHashMap<>();
	/** By the number of the GPU: which kinds of its engines anybody uses. */
	private final Map<Integer, Set<EngineKind>> kinds = new HashMap<>();

	VirtualScenarioBuilder(Plan plan, List<SimulatedVm> declared, VmClientFactory vmClientFactory) {
		this.plan = plan;
		this.vmClientFactory = vmClientFactory;
		simulatedVms = new ArrayList<>();
		for (int number = 0; number < declared.size(); number++) {
			SimulatedVm simulatedVm = declared.get(number);
			simulatedVms.add(plan.vms().get(number).allocation()
					.map(plannedAllocation -> simulatedVm.startingWith(plannedAllocation, plan))
					.orElse(simulatedVm));
		}
		simulatedVms.forEach(this::noteEngines);
		for (int number = 0; number < simulatedVms.size(); number++) {
			SimulatedVm guest = simulatedVms.get(number);
			plan.vms().get(number).interruptions()
					.forEach(planned -> planned.destination().ifPresent(stay -> noteEngines(guest.relocatedTo(stay, plan))));
		}
	}

	private void noteEngines(SimulatedVm simulatedVm) {
		simulatedVm.placement().slot()
				.ifPresent(slot -> kinds.computeIfAbsent(slot, number -> new TreeSet<>()).addAll(simulatedVm.engines()));
	}

	/** The scenario; its clients are the guests, in their order and by their names. */
	Scenario build() throws SimulationRefusedException {
		List<Client> clients = new ArrayList<>();
		for (int number = 0; number < simulatedVms.size(); number++) {
			VmPlan vm = plan.vms().get(number);
			SimulatedVm simulatedVm = simulatedVms.get(number);
			Client client = createClient(vm, simulatedVm);
			List<Interruption> interruptions = new ArrayList<>(client.interruptions());
			for (PlannedInterruption planned : vm.interruptions()) {
				Interruption interruption = lower(planned);
				interruptions.add(planned.destination().isEmpty() ? interruption
						: interruption
								.withRelocation(move(vm, client, simulatedVm.relocatedTo(planned.destination().get(), plan))));
			}
			clients.add(client.withInterruptions(interruptions));
		}
		return new Scenario(clients);
	}

	/** The engines that the scenario uses; complete once it is built. */
	EngineIndex engines() {
		return engines;
	}

	private static Interruption lower(PlannedInterruption planned) {
		boolean abrupt = switch (planned.effect()) {
			case PAUSED, OFF -> false;
			case LOST, DOWN -> true;
		};
		Interruption.Absence absence = switch (planned.effect()) {
			case PAUSED, LOST -> Interruption.Absence.NONE;
			case DOWN -> Interruption.Absence.DOWN;
			case OFF -> Interruption.Absence.OFF;
		};
		return new Interruption(planned.announced(), planned.from(), abrupt, planned.hold(), planned.until(), planned.resume(),
				Optional.empty()).withCause(planned.event().getAction().getLiteral()).withAbsence(absence);
	}

	/** A VM where it is, as if it stayed there. */
	private Client createClient(VmPlan vm, SimulatedVm simulatedVm) throws SimulationRefusedException {
		Optional<StackCosts> costs = simulatedVm.stack().isPresent() ? Optional.of(costs(simulatedVm.stack().get()))
				: Optional.empty();
		Lowering lowering = simulatedVm.stack().map(Stack::getTechnique).map(LoweringFactory::of).orElseGet(BareMetal::new);
		ResourceBinding resourceBinding = access(simulatedVm, costs,
				vm.interruptions().stream().anyMatch(planned -> planned.destination().isPresent()));
		List<Port> resident = resourceBinding.engines().values().stream().map(EngineBinding::port).distinct().toList();
		return vmClientFactory.createClient(vm, simulatedVm, lowering, costs.orElse(null), resourceBinding,
				SchedulerConfig.frameLimit(simulatedVm), resident);
	}

	/** The same steps on the resources of another place, or of the same in another layout. */
	private Relocation move(VmPlan vm, Client client, SimulatedVm destination) throws SimulationRefusedException {
		Client there = createClient(vm, destination);
		Map<StageProgram, StageProgram> programs = new HashMap<>();
		for (int phase = 0; phase < client.phases().size(); phase++) {
			StageProgram program = client.phases().get(phase).program();
			StageProgram other = there.phases().get(phase).program();
			if (other.stages().size() != program.stages().size()) {
				throw new SimulationRefusedException(RefusalReason.MIGRATION_IMPOSSIBLE,
						"'" + client.name() + "' cannot go on at " + destination.place()
								+ ": its operations take other steps there. Describe both hosts in the same detail.",
						destination.placement().vm());
			}
			programs.put(program, other);
		}
		return new Relocation(programs, there.alsoResident());
	}

	private StackCosts costs(Stack stack) throws SimulationRefusedException {
		StackCosts known = costs.get(stack);
		if (known == null) {
			known = StackCosts.of(stack, vmClientFactory.sampler());
			costs.put(stack, known);
		}
		return known;
	}

	private ResourceBinding access(SimulatedVm simulatedVm, Optional<StackCosts> costs, boolean moves)
			throws SimulationRefusedException {
		Host host = simulatedVm.placement().host();
		ProcessorPool own = HardwareModel.processors(ResourceNames.processors(simulatedVm.placement().hostName()), host);
		double cores = simulatedVm.placement().vm().getCores() > 0 ? simulatedVm.placement().vm().getCores() : own.cores();
		Optional<GpuSlot> slot = simulatedVm.slot();
		ProcessorPool serving = slot.isEmpty() ? own
				: HardwareModel.processors(ResourceNames.processors(InstanceNames.of(slot.get().host(), slot.get().hostIndex())),
						slot.get().host());
		boolean forwarded = simulatedVm.stack().filter(stack -> stack.getTechnique() == Technique.API_FORWARDING).isPresent();
		SharedLimit processors = new SharedLimit(simulatedVm.name(), cores);
		return new ResourceBinding(own.port(simulatedVm.name(), cores).within(processors),
				own.port(ResourceNames.rasteriser(simulatedVm.name()), cores, (int) Math.max(1, Math.min(cores, own.cores())))
						.within(processors),
				serving.port(ResourceNames.service(simulatedVm.name()), serving.cores()), engines(simulatedVm, costs),
				link(simulatedVm, "upload"), link(simulatedVm, "read-back"),
				forwarded ? way(simulatedVm, costs.orElseThrow(), "send", costs.orElseThrow().copy().upload(), moves)
						: Optional.empty(),
				forwarded ? way(simulatedVm, costs.orElseThrow(), "receive", costs.orElseThrow().copy().download(), moves)
						: Optional.empty(),
				new Delay("delay").port(simulatedVm.name()), host.getClock() == null ? 0 : host.getClock().value(),
				simulatedVm.reference().map(HardwareModel::speeds).orElse(Map.of()));
	}

	private static Optional<Port> link(SimulatedVm simulatedVm, String direction) {
		return simulatedVm.slot().flatMap(slot -> HardwareModel.pcie(slot.name() + ' ' + direction, slot.type()))
				.map(link -> link.port(simulatedVm.name()));
	}

	/**
	 * The way of forwarded calls, shared by the VMs of a host that take it; over the network where the GPU is in another host. A VM
	 * that moves has one everywhere, so that it takes the same steps there, even if it costs nothing.
	 */
	private static Optional<Port> way(SimulatedVm simulatedVm, StackCosts stackCosts, String direction, double bandwidth,
			boolean moves) {
		GpuSlot slot = simulatedVm.slot().orElseThrow();
		String target = InstanceNames.of(slot.host(), slot.hostIndex());
		boolean remote = !target.equals(simulatedVm.placement().hostName());
		Host host = simulatedVm.placement().host();
		double network = remote && host.getNetwork() != null ? host.getNetwork().value() : Double.POSITIVE_INFINITY;
		double limit = Math.min(bandwidth > 0 ? bandwidth : Double.POSITIVE_INFINITY, network);
		long latency = stackCosts.copy().latency()
				+ (remote && host.getNetworkLatency() != null ? host.getNetworkLatency().base() : 0);
		if (limit == Double.POSITIVE_INFINITY && latency == 0 && !moves) {
			return Optional.empty();
		}
		String name = simulatedVm.placement().hostName() + (remote ? " to " + target : "") + ' '
				+ simulatedVm.stack().orElseThrow().getName()
				+ ' ' + direction;
		return Optional.of(new FairShareLink(name, Math.min(limit, UNDESCRIBED), latency).port(simulatedVm.name()));
	}

	/** Every engine that anybody uses on the guest's GPU: it is resident on all of them. */
	private Map<EngineKind, EngineBinding> engines(SimulatedVm simulatedVm, Optional<StackCosts> costs)
			throws SimulationRefusedException {
		Map<EngineKind, EngineBinding> engines = new EnumMap<>(EngineKind.class);
		if (simulatedVm.slot().isPresent() && simulatedVm.stack().isPresent()) {
			GpuSlot slot = simulatedVm.slot().get();
			Set<EngineKind> used = kinds.get(simulatedVm.placement().slot().getAsInt());
			for (EngineKind kind : used) {
				engines.put(kind,
						new EngineBinding(engine(simulatedVm, slot, HardwareModel.queue(kind, used), costs.orElseThrow()),
								HardwareModel.scale(simulatedVm.reference(), slot.type(), kind),
								PartitionSpeeds.speed(simulatedVm, slot).orElse(1),
								HardwareModel.starvation(simulatedVm.reference(), slot.type())
										/ PartitionSpeeds.bandwidth(simulatedVm, slot)));
			}
		}
		return engines;
	}

	private Port engine(SimulatedVm simulatedVm, GpuSlot slot, EngineKind kind, StackCosts stackCosts)
			throws SimulationRefusedException {
		SchedulerConfig schedulerConfig = new SchedulerConfig(slot, comers(simulatedVm.placement().slot().getAsInt()));
		OptionalDouble own = PartitionSpeeds.speed(simulatedVm, slot);
		if (own.isPresent()) {
			int partition = simulatedVm.allocation().get().share() instanceof GpuShare.OfProfile have ? have.partition()
					: index(simulatedVm, slot);
			return new GpuEngine(engines.add(EngineId.of(simulatedVm, kind, OptionalInt.of(partition))), own.getAsDouble(), 0, 0,
					new Fifo())
					.port(simulatedVm.name());
		}
		int count = HardwareModel.count(slot.type(), kind);
		String name = engines.add(EngineId.of(simulatedVm, kind,
				count > 1 ? OptionalInt.of(index(simulatedVm, slot) % count) : OptionalInt.empty()));
		if (schedulerConfig.isShared() && schedulerConfig.kind() == SchedulerKind.CONCURRENT) {
			double most = simulatedVm.allocation()
					.map(have -> have.share() instanceof GpuShare.Fraction fraction ? fraction.part() : 1.0)
					.orElse(1.0);
			return new ConcurrentEngine(name, 1).port(simulatedVm.name(), most);
		}
		return new GpuEngine(name, 1, schedulerConfig.granularity(), stackCosts.engine().contextSwitch(),
				schedulerConfig.policy(kind))
				.port(simulatedVm.name(),
						schedulerConfig.weight(simulatedVm.placement().vm(), simulatedVm.allocation()));
	}

	/** How many VMs are on a GPU at some time, each counted once. */
	private int comers(int slot) {
		return (int) plan.vms().stream().filter(vm -> vm.placement().slot().orElse(-1) == slot || vm.interruptions().stream()
				.anyMatch(planned -> planned.destination().filter(there -> there.gpu() == slot).isPresent())).count();
	}

	private static int index(SimulatedVm simulatedVm, GpuSlot slot) {
		return Math.max(0, simulatedVm.allocation().map(slot.allocations()::indexOf).orElse(0));
	}
}
