package dev.lamina.simulation.scenario;

import java.util.List;
import java.util.stream.IntStream;

import dev.lamina.engine.program.ClientPhase;
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
		VmClientFactory vmClientFactory = new VmClientFactory(files, plan.clock());
		try {
			VirtualScenarioBuilder virtual = new VirtualScenarioBuilder(plan, simulatedVms, vmClientFactory);
			return new ScenarioPair(List.copyOf(simulatedVms), virtual.build(),
					new NativeScenarioBuilder(plan, simulatedVms, vmClientFactory).build(), virtual.engines(), plan.remarks());
		} catch (IllegalArgumentException impossible) {
			throw new SimulationRefusedException(RefusalReason.INTERNAL, impossible.getMessage(), null);
		}
	}

	/**
	 * The same VMs doing the same, of which the operations of a phase are measured, or those that are measured anyway and follow it.
	 * A VM without that phase is not measured.
	 */
	public ScenarioPair measuring(String phase, boolean after) {
		return new ScenarioPair(vms, measuring(virtual, phase, after), measuring(alone, phase, after), engines, remarks);
	}

	private static Scenario measuring(Scenario scenario, String phase, boolean after) {
		return new Scenario(scenario.clients().stream().map(client -> {
			List<ClientPhase> phases = client.phases();
			int number = IntStream.range(0, phases.size()).filter(at -> phases.get(at).program().name().equals(phase)).findFirst()
					.orElse(phases.size());
			return client.withPhases(IntStream.range(0, phases.size())
					.mapToObj(at -> phases.get(at).measuredIf(after ? at > number && phases.get(at).measured() : at == number))
					.toList());
		}).toList());
	}
}
