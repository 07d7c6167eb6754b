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
import dev.lamina.simulation.refusal.SimulationRefusedException;
import dev.lamina.simulation.technique.BareMetal;
import dev.lamina.simulation.technique.ResourceBinding;
import dev.lamina.simulation.technique.ResourceBinding.EngineBinding;

/**
 * The workload of every VM alone on bare metal: a host and a whole GPU of the same types for each, and no stack.
 *
 * <p>Where a VM has no GPU, as under emulation, the GPU is the one on which its workload was measured. Clients and stages have
 * the same names as in the virtual scenario and so draw the same demands.
 */
final class NativeScenarioBuilder {
	private final Plan plan;
	private final List<SimulatedVm> simulatedVms;
	private final VmClientFactory vmClientFactory;

	NativeScenarioBuilder(Plan plan, List<SimulatedVm> simulatedVms, VmClientFactory vmClientFactory) {
		this.plan = plan;
		this.simulatedVms = simulatedVms;
		this.vmClientFactory = vmClientFactory;
	}

	/** The scenario; its clients are the guests, in their order and by their names. */
	Scenario build() throws SimulationRefusedException {
		List<Client> clients = new ArrayList<>();
		for (int number = 0; number < simulatedVms.size(); number++) {
			SimulatedVm simulatedVm = simulatedVms.get(number);
			clients.add(vmClientFactory.createClient(plan.vms().get(number), simulatedVm, new BareMetal(), null,
					access(simulatedVm), 0, List.of()));
		}
		return new Scenario(clients);
	}

	private static ResourceBinding access(SimulatedVm simulatedVm) {
		String alone = simulatedVm.name() + " alone";
		ProcessorPool pool = HardwareModel.processors(ResourceNames.processors(alone), simulatedVm.placement().host());
		Port cores = pool.port(simulatedVm.name(), pool.cores());
		Map<EngineKind, EngineBinding> engines = new EnumMap<>(EngineKind.class);
		Set<EngineKind> used = simulatedVm.engines();
		double starvation = simulatedVm.slot().map(slot -> HardwareModel.starvation(simulatedVm.reference(), slot.type()))
				.orElse(1.0);
		for (EngineKind kind : used) {
			double scale = simulatedVm.slot().map(slot -> HardwareModel.scale(simulatedVm.reference(), slot.type(), kind))
					.orElse(1.0);
			engines.put(kind, new EngineBinding(
					new GpuEngine(alone + ' ' + HardwareModel.queue(kind, used).getLiteral(), 1, 0, 0, new Fifo())
							.port(simulatedVm.name()),
					scale, 1, starvation));
		}
		return new ResourceBinding(cores, cores, cores, engines, link(simulatedVm, alone + " upload"),
				link(simulatedVm, alone + " read-back"),
				Optional.empty(),
				Optional.empty(), new Delay("delay").port(simulatedVm.name()), 0, Map.of());
	}

	private static Optional<Port> link(SimulatedVm simulatedVm, String name) {
		return simulatedVm.slot().map(slot -> slot.type()).or(simulatedVm::reference)
				.flatMap(gpu -> HardwareModel.pcie(name, gpu))
				.map(link -> link.port(simulatedVm.name()));
	}
}
