package dev.lamina.simulation.scenario;

import dev.lamina.capacity.assignment.Assignment;
import dev.lamina.engine.program.Scenario;
import dev.lamina.model.Simulation;
import dev.lamina.simulation.SimulationRefusedException;
import dev.lamina.simulation.demand.NumberFile;
import java.util.List;

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
	 * Lowers all guests.
	 *
	 * @param simulation null where the model declares none
	 */
	public static ScenarioPair of(List<Guest> guests, Assignment assignment, Simulation simulation, NumberFile files)
			throws SimulationRefusedException {
		Life life = new Life(simulation, files);
		Happenings happenings = new Happenings(guests, assignment, simulation);
		try {
			return new ScenarioPair(List.copyOf(guests), new VirtualScenario(happenings, life).build(), new NativeScenario(guests, life).build(),
					happenings.remarks());
		} catch (IllegalArgumentException impossible) {
			throw new SimulationRefusedException(impossible.getMessage());
		}
	}
}
