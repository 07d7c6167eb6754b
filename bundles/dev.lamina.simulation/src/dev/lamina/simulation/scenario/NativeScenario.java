package dev.lamina.simulation.scenario;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.lamina.engine.gpu.Fifo;
import dev.lamina.engine.gpu.GpuEngine;
import dev.lamina.engine.program.Client;
import dev.lamina.engine.program.Scenario;
import dev.lamina.engine.resource.Delay;
import dev.lamina.engine.resource.Port;
import dev.lamina.engine.resource.ProcessorPool;
import dev.lamina.model.EngineKind;
import dev.lamina.placement.plan.Plan;
import dev.lamina.simulation.SimulationRefusedException;
import dev.lamina.simulation.technique.Access;
import dev.lamina.simulation.technique.Access.EngineAccess;
import dev.lamina.simulation.technique.Native;

/**
 * The workload of every VM alone on bare metal: a host and a whole GPU of the same types for each, and no stack.
 *
 * <p>Where a VM has no GPU, as under emulation, the GPU is the one on which its workload was measured. Clients and stages have
 * the same names as in the virtual scenario and so draw the same demands.
 */
final class NativeScenario {
	private final Plan plan;
	private final List<Guest> guests;
	private final Life life;

	NativeScenario(Plan plan, List<Guest> guests, Life life) {
		this.plan = plan;
		this.guests = guests;
		this.life = life;
	}

	/** The scenario; its clients are the guests, in their order and by their names. */
	Scenario build() throws SimulationRefusedException {
		List<Client> clients = new ArrayList<>();
		for (int number = 0; number < guests.size(); number++) {
			Guest guest = guests.get(number);
			clients.add(life.client(plan.vms().get(number), guest, new Native(), null, access(guest), 0, List.of()));
		}
		return new Scenario(clients);
	}

	private static Access access(Guest guest) {
		String alone = guest.name() + " alone";
		ProcessorPool pool = Machines.processors(ResourceNames.processors(alone), guest.seat().host());
		Port cores = pool.port(guest.name(), pool.cores());
		Map<EngineKind, EngineAccess> engines = new EnumMap<>(EngineKind.class);
		Set<EngineKind> used = guest.engines();
		double starvation = guest.slot().map(slot -> Machines.starvation(guest.reference(), slot.type())).orElse(1.0);
		for (EngineKind kind : used) {
			double scale = guest.slot().map(slot -> Machines.scale(guest.reference(), slot.type(), kind)).orElse(1.0);
			engines.put(kind, new EngineAccess(
					new GpuEngine(alone + ' ' + Machines.queue(kind, used).getLiteral(), 1, 0, 0, new Fifo()).port(guest.name()),
					scale, 1, starvation));
		}
		return new Access(cores, cores, cores, engines, link(guest, alone + " upload"), link(guest, alone + " read-back"),
				Optional.empty(),
				Optional.empty(), new Delay("delay").port(guest.name()), 0, Map.of());
	}

	private static Optional<Port> link(Guest guest, String name) {
		return guest.slot().map(slot -> slot.type()).or(guest::reference).flatMap(gpu -> Machines.pcie(name, gpu))
				.map(link -> link.port(guest.name()));
	}
}
