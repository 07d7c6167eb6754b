package dev.lamina.simulation.technique;

import dev.lamina.simulation.demand.OperationDemand;
import dev.lamina.simulation.demand.StackCosts;
import dev.lamina.simulation.refusal.SimulationRefusedException;

/** Says, stage by stage, what an operation does under one technique of virtualization. Stateless. */
public interface Lowering {
	/**
	 * Writes the stages of an operation, in the order in which they happen.
	 *
	 * @throws SimulationRefusedException if the model lacks a number that the technique needs
	 */
	void lower(OperationDemand operation, StackCosts stackCosts, StageProgramBuilder program) throws SimulationRefusedException;
}
