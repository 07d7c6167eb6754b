package dev.lamina.simulation.scenario;

import java.util.List;

import dev.lamina.engine.program.Scenario;
import dev.lamina.placement.plan.Plan;
import dev.lamina.simulation.SimulationRefusedException;
import dev.lamina.simulation.demand.NumberFile;

/**
 * The same VMs twice: as the model has them, and each alone on bare metal.
 *
 * @param guests  the VMs, in the order of the clients of both scenarios
 * @param virtual under their stacks, on shared hosts and GPUs
 * @param alone   natively, the measure of slowdown and performance
 * @param remarks sentences about what happens to VMs and is not asked for in words
 */
public record ScenarioPair(List<Guest> guests, Scenario virtual, Scenario alone, List<String> remarks) {
	/**
	 * Lowers all VMs of a plan.
	 *
	 * @throws SimulationRefusedException if the model does not fit together or an event cannot happen
	 */
	public static ScenarioPair of(Plan plan, NumberFile files) throws SimulationRefusedException {
		List<Guest> guests = Guests.of(plan);
		Life life = new Life(files);
		try {
			return new ScenarioPair(List.copyOf(guests), new VirtualScenario(plan, guests, life).build(),
					new NativeScenario(plan, guests, life).build(),
					plan.remarks());
		} catch (IllegalArgumentException impossible) {
			throw new SimulationRefusedException(impossible.getMessage());
		}
	}
}
