package dev.lamina.simulation.scenario;

import java.util.List;

import dev.lamina.engine.program.Scenario;
import dev.lamina.placement.plan.Plan;
import dev.lamina.simulation.demand.NumberFileReader;
import dev.lamina.simulation.refusal.RefusalReason;
import dev.lamina.simulation.refusal.SimulationRefusedException;

/**
 * The same VMs twice: as the model has them, and each alone on bare metal.
 *
 * @param vms  the VMs, in the order of the clients of both scenarios
 * @param virtual under their stacks, on shared hosts and GPUs
 * @param alone   natively, the measure of slowdown and performance
 * @param engines the engines of GPUs among the resources of the first
 * @param remarks sentences about what happens to VMs and is not asked for in words
 */
public record ScenarioPair(List<SimulatedVm> vms, Scenario virtual, Scenario alone, EngineIndex engines,
		List<String> remarks) {
	/**
	 * Lowers all VMs of a plan.
	 *
	 * @throws SimulationRefusedException if the model does not fit together or an event cannot happen
	 */
	public static ScenarioPair of(Plan plan, NumberFileReader files) throws SimulationRefusedException {
		List<SimulatedVm> simulatedVms = SimulatedVms.of(plan);
		VmClientFactory vmClientFactory = new VmClientFactory(files);
		try {
			VirtualScenarioBuilder virtual = new VirtualScenarioBuilder(plan, simulatedVms, vmClientFactory);
			return new ScenarioPair(List.copyOf(simulatedVms), virtual.build(),
					new NativeScenarioBuilder(plan, simulatedVms, vmClientFactory).build(), virtual.engines(), plan.remarks());
		} catch (IllegalArgumentException impossible) {
			throw new SimulationRefusedException(RefusalReason.INTERNAL, impossible.getMessage(), null);
		}
	}
}
