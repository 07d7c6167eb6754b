package dev.lamina.simulation.scenario;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
import dev.lamina.simulation.SimulationRefusedException;
import dev.lamina.simulation.demand.Costs;
import dev.lamina.simulation.technique.Access;
import dev.lamina.simulation.technique.Access.EngineAccess;
import dev.lamina.simulation.technique.Lowering;
import dev.lamina.simulation.technique.Lowerings;
import dev.lamina.simulation.technique.Native;

/** All VMs of a model on the hosts and GPUs that they share, each under its stack. */
final class VirtualScenario {
	/** Bytes per second of a way that is not described: its bytes cost nothing that counts. */
	private static final double UNDESCRIBED = 1e18;

	private final Plan plan;
	/** The VMs as they are when they start. */
	private final List<Guest> guests;
	private final Life life;
	private final Map<Stack, Costs> costs = new IdentityHashMap<>();
	/** By the number of the GPU: which kinds of its engines anybody uses. */
	private final Map<Integer, Set<EngineKind>> kinds = new HashMap<>();

	VirtualScenario(Plan plan, List<Guest> declared, Life life) {
		this.plan = plan;
		this.life = life;
		guests = new ArrayList<>();
		for (int number = 0; number < declared.size(); number++) {
			Guest guest = declared.get(number);
			guests.add(plan.vms().get(number).allocation().map(plannedAllocation -> guest.from(plannedAllocation, plan))
					.orElse(guest));
		}
		guests.forEach(this::noteEngines);
		for (int number = 0; number < guests.size(); number++) {
			Guest guest = guests.get(number);
			plan.vms().get(number).interruptions()
					.forEach(planned -> planned.destination().ifPresent(stay -> noteEngines(guest.on(stay, plan))));
		}
	}

	private void noteEngines(Guest guest) {
		guest.seat().slot().ifPresent(slot -> kinds.computeIfAbsent(slot, number -> new TreeSet<>()).addAll(guest.engines()));
	}

	/** The scenario; its clients are the guests, in their order and by their names. */
	Scenario build() throws SimulationRefusedException {
		List<Client> clients = new ArrayList<>();
		for (int number = 0; number < guests.size(); number++) {
			VmPlan vm = plan.vms().get(number);
			Guest guest = guests.get(number);
			Client client = client(vm, guest);
			List<Interruption> interruptions = new ArrayList<>(client.interruptions());
			for (PlannedInterruption planned : vm.interruptions()) {
				Interruption interruption = lower(planned);
				interruptions.add(planned.destination().isEmpty() ? interruption
						: interruption.withRelocation(move(vm, client, guest.on(planned.destination().get(), plan))));
			}
			clients.add(client.withInterruptions(interruptions));
		}
		return new Scenario(clients);
	}

	private static Interruption lower(PlannedInterruption planned) {
		return new Interruption(planned.announced(), planned.from(), planned.abrupt(), planned.hold(), planned.until(),
				planned.resume(), Optional.empty())
				.withCause(planned.event().getAction().getLiteral());
	}

	/** A VM where it is, as if it stayed there. */
	private Client client(VmPlan vm, Guest guest) throws SimulationRefusedException {
		Optional<Costs> costs = guest.stack().isPresent() ? Optional.of(costs(guest.stack().get())) : Optional.empty();
		Lowering lowering = guest.stack().map(Stack::getTechnique).map(Lowerings::of).orElseGet(Native::new);
		Access access = access(guest, costs);
		List<Port> resident = access.engines().values().stream().map(EngineAccess::port).distinct().toList();
		return life.client(vm, guest, lowering, costs.orElse(null), access, Turns.frameLimit(guest), resident);
	}

	/** The same steps on the resources of another place, or of the same in another layout. */
	private Relocation move(VmPlan vm, Client client, Guest destination) throws SimulationRefusedException {
		Client there = client(vm, destination);
		Map<StageProgram, StageProgram> programs = new HashMap<>();
		for (int phase = 0; phase < client.phases().size(); phase++) {
			StageProgram program = client.phases().get(phase).program();
			StageProgram other = there.phases().get(phase).program();
			if (other.stages().size() != program.stages().size()) {
				throw new SimulationRefusedException("'" + client.name() + "' cannot go on at " + destination.place()
						+ ": its operations take other steps there. Describe both hosts in the same detail.",
						destination.seat().vm());
			}
			programs.put(program, other);
		}
		return new Relocation(programs, there.alsoResident());
	}

	private Costs costs(Stack stack) throws SimulationRefusedException {
		Costs known = costs.get(stack);
		if (known == null) {
			known = Costs.of(stack, life.draws());
			costs.put(stack, known);
		}
		return known;
	}

	private Access access(Guest guest, Optional<Costs> costs) throws SimulationRefusedException {
		Host host = guest.seat().host();
		ProcessorPool own = Machines.processors(ResourceNames.processors(guest.seat().hostName()), host);
		double cores = guest.seat().vm().getCores() > 0 ? guest.seat().vm().getCores() : own.cores();
		Optional<GpuSlot> slot = guest.slot();
		ProcessorPool serving = slot.isEmpty() ? own
				: Machines.processors(ResourceNames.processors(InstanceNames.of(slot.get().host(), slot.get().hostIndex())),
						slot.get().host());
		boolean forwarded = guest.stack().filter(stack -> stack.getTechnique() == Technique.API_FORWARDING).isPresent();
		SharedLimit processors = new SharedLimit(guest.name(), cores);
		return new Access(own.port(guest.name(), cores).within(processors),
				own.port(ResourceNames.rasteriser(guest.name()), cores, (int) Math.max(1, Math.min(cores, own.cores())))
						.within(processors),
				serving.port(ResourceNames.service(guest.name()), serving.cores()), engines(guest, costs),
				link(guest, "upload"), link(guest, "read-back"),
				forwarded ? way(guest, costs.orElseThrow(), "send", costs.orElseThrow().uploadBandwidth()) : Optional.empty(),
				forwarded ? way(guest, costs.orElseThrow(), "receive", costs.orElseThrow().downloadBandwidth())
						: Optional.empty(),
				new Delay("delay").port(guest.name()), host.getClock() == null ? 0 : host.getClock().value(),
				guest.reference().map(Machines::speeds).orElse(Map.of()));
	}

	private static Optional<Port> link(Guest guest, String direction) {
		return guest.slot().flatMap(slot -> Machines.pcie(slot.name() + ' ' + direction, slot.type()))
				.map(link -> link.port(guest.name()));
	}

	/**
	 * The way of forwarded calls, shared by the VMs of a host that take it; over the network where the GPU is in another host.
	 */
	private static Optional<Port> way(Guest guest, Costs costs, String direction, double bandwidth) {
		GpuSlot slot = guest.slot().orElseThrow();
		String target = InstanceNames.of(slot.host(), slot.hostIndex());
		boolean remote = !target.equals(guest.seat().hostName());
		Host host = guest.seat().host();
		double network = remote && host.getNetwork() != null ? host.getNetwork().value() : Double.POSITIVE_INFINITY;
		double limit = Math.min(bandwidth > 0 ? bandwidth : Double.POSITIVE_INFINITY, network);
		long latency = costs.copyLatency() + (remote && host.getNetworkLatency() != null ? host.getNetworkLatency().base() : 0);
		if (limit == Double.POSITIVE_INFINITY && latency == 0) {
			return Optional.empty();
		}
		String name = guest.seat().hostName() + (remote ? " to " + target : "") + ' ' + guest.stack().orElseThrow().getName()
				+ ' ' + direction;
		return Optional.of(new FairShareLink(name, Math.min(limit, UNDESCRIBED), latency).port(guest.name()));
	}

	/** Every engine that anybody uses on the guest's GPU: it is resident on all of them. */
	private Map<EngineKind, EngineAccess> engines(Guest guest, Optional<Costs> costs) throws SimulationRefusedException {
		Map<EngineKind, EngineAccess> engines = new EnumMap<>(EngineKind.class);
		if (guest.slot().isPresent() && guest.stack().isPresent()) {
			GpuSlot slot = guest.slot().get();
			Set<EngineKind> used = kinds.get(guest.seat().slot().getAsInt());
			for (EngineKind kind : used) {
				engines.put(kind, new EngineAccess(engine(guest, slot, Machines.queue(kind, used), costs.orElseThrow()),
						Machines.scale(guest.reference(), slot.type(), kind), Partitions.speed(guest, slot).orElse(1),
						Machines.starvation(guest.reference(), slot.type()) / Partitions.bandwidth(guest, slot)));
			}
		}
		return engines;
	}

	private static Port engine(Guest guest, GpuSlot slot, EngineKind kind, Costs costs) throws SimulationRefusedException {
		Turns turns = new Turns(slot);
		OptionalDouble own = Partitions.speed(guest, slot);
		if (own.isPresent()) {
			int partition = guest.resident().get().share() instanceof GpuShare.OfProfile have ? have.partition()
					: index(guest, slot);
			return new GpuEngine(ResourceNames.engine(guest, kind, partition), own.getAsDouble(), 0, 0, new Fifo())
					.port(guest.name());
		}
		int count = Machines.count(slot.type(), kind);
		String name = count > 1 ? ResourceNames.engine(guest, kind, index(guest, slot) % count)
				: ResourceNames.engine(guest, kind);
		if (turns.isShared() && turns.kind() == SchedulerKind.CONCURRENT) {
			double most = guest.resident().map(have -> have.share() instanceof GpuShare.Fraction fraction ? fraction.part() : 1.0)
					.orElse(1.0);
			return new ConcurrentEngine(name, 1).port(guest.name(), most);
		}
		return new GpuEngine(name, 1, turns.granularity(), costs.contextSwitch(), turns.policy(kind)).port(guest.name(),
				turns.weight(guest.seat().vm(), guest.resident()));
	}

	private static int index(Guest guest, GpuSlot slot) {
		return Math.max(0, guest.resident().map(slot.allocations()::indexOf).orElse(0));
	}
}
