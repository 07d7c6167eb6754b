package dev.lamina.simulation.technique;

import static dev.lamina.engine.program.Lane.PRESENT;
import static dev.lamina.engine.program.Lane.RING;

import dev.lamina.engine.random.ConstantDistribution;
import dev.lamina.engine.statistics.CostTerm;
import dev.lamina.simulation.demand.EngineWork;
import dev.lamina.simulation.demand.OperationDemand;
import dev.lamina.simulation.demand.QuantitySampler;
import dev.lamina.simulation.demand.StackCosts;
import dev.lamina.simulation.refusal.RefusalReason;
import dev.lamina.simulation.refusal.SimulationRefusedException;

/**
 * A device model in software: what a GPU would do becomes work of the virtual CPUs, every register access traps, and the finished
 * picture is copied to its viewer.
 *
 * <p>Work of t seconds on an engine of f FLOP/s is t·f floating point operations; a core does its clock times the operations per
 * cycle that software rasterising reaches, and one operation uses all virtual CPUs of the VM.
 */
final class Emulation implements Lowering {
	private static final double NANOS_PER_SECOND = 1e9;

	@Override
	public void lower(OperationDemand operation, StackCosts stackCosts, StageProgramBuilder program)
			throws SimulationRefusedException {
		program.application(operation).traps(operation, stackCosts);
		int number = 0;
		for (EngineWork work : operation.gpu()) {
			program.step("gpu " + number++, program.binding().rasteriser(),
					QuantitySampler.times(work.time(), work.occupancy() * factor(work, stackCosts, program.binding())),
					CostTerm.GPU, RING);
		}
		if (stackCosts.frame().readBack() > 0 && operation.displayBytes() > 0) {
			program.step("display", program.binding().pause(),
					new ConstantDistribution(operation.displayBytes() * NANOS_PER_SECOND / stackCosts.frame().readBack()),
					CostTerm.COPY, PRESENT);
		}
		if (operation.displayBytes() > 0) {
			program.step("present", program.binding().service(), stackCosts.frame().present(), CostTerm.CALL, PRESENT);
		}
	}

	/** Nanoseconds on one core for a nanosecond on the engine. */
	private static double factor(EngineWork work, StackCosts stackCosts, ResourceBinding resourceBinding)
			throws SimulationRefusedException {
		double perCore = resourceBinding.coreCycles() * stackCosts.software().flopsPerCycle();
		Double perEngine = resourceBinding.measuredOn().get(work.engine());
		if (perEngine == null) {
			throw new SimulationRefusedException(RefusalReason.EMULATION_UNKNOWN,
					"How much work the " + work.engine().getLiteral()
							+ " engine did is unknown. Name a 'reference' GPU whose " + work.engine().getLiteral()
							+ " engine has a 'speed'.",
					null);
		}
		if (perCore == 0) {
			throw new SimulationRefusedException(RefusalReason.EMULATION_UNKNOWN, resourceBinding.coreCycles() == 0
					? "How fast a core computes is unknown. Give the host's cores a clock, such as 2 x 32 cores at 2.8 GHz."
					: "How fast a core computes is unknown. Give the stack's cost 'flops-per-cycle'.", null);
		}
		return perEngine / perCore;
	}
}
