package dev.lamina.simulation.technique;

import dev.lamina.simulation.SimulationRefusedException;
import dev.lamina.simulation.demand.Costs;
import dev.lamina.simulation.demand.OperationDemand;

/** Says, stage by stage, what an operation does under one technique of virtualization. Stateless. */
public interface Lowering {
	/**
	 * Writes the stages of an operation, in the order in which they happen.
	 *
	 * @throws SimulationRefusedException where the model lacks a number that the technique needs
	 */
	void lower(OperationDemand operation, Costs costs, ProgramWriter program) throws SimulationRefusedException;
}
