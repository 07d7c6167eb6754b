package dev.lamina.simulation;

import java.util.OptionalDouble;

import dev.lamina.model.Simulation;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.placement.time.SimulationClock;
import dev.lamina.simulation.refusal.RefusalReason;
import dev.lamina.simulation.refusal.SimulationRefusedException;

/**
 * How long and how often a scenario is run: what the options say, else the simulation, else 10 s with a tenth of it to warm up,
 * once.
 *
 * @param duration     nanoseconds, with warm-up
 * @param warmUp       nanoseconds
 * @param seed         of all randomness
 * @param replications how many, at least 1; at least so many where there is an error to reach
 * @param error        relative error at which repeating stops; absent where the number of replications is given
 * @param most         replications at which repeating stops in any case
 * @param asked        whether the model asks for that error, so that the result says whether it was reached
 */
record RunParameters(long duration, long warmUp, long seed, int replications, OptionalDouble error, int most, boolean asked) {
	private static final long DEFAULT_DURATION = 10_000_000_000L;
	private static final int WARM_UP_PART = 10;
	/** Where a sweep does not say how often it runs, its combinations are compared as well as that, in few replications. */
	private static final double SWEEP_ERROR = 0.05;
	private static final int SWEEP_REPLICATIONS = 8;

	static RunParameters of(Simulation simulation, RunOptions options, boolean sweep)
			throws SimulationRefusedException {
		long declared = SimulationClock.of(simulation).duration().map(Quantity::base).orElse(DEFAULT_DURATION);
		long duration = options.duration().isPresent() ? options.duration().get().base() : declared;
		long warmUp = simulation == null || simulation.getWarmUp() == null ? duration / WARM_UP_PART
				: simulation.getWarmUp().base();
		if (options.duration().isPresent() && warmUp >= duration) {
			warmUp = duration / WARM_UP_PART;
		}
		if (duration <= 0 || warmUp >= duration) {
			throw new SimulationRefusedException(RefusalReason.NOTHING_TO_MEASURE,
					"Nothing is left to measure: the run takes " + duration + " ns, " + warmUp
							+ " ns of it to warm up. Run it longer than its warm-up.",
					simulation);
		}
		int declaredReplications = simulation == null ? 1 : Math.max(1, simulation.getReplications());
		boolean until = simulation != null && simulation.getPrecision() != null && options.replications().isEmpty();
		boolean bySweep = sweep && !until && options.replications().isEmpty() && declaredReplications == 1;
		return new RunParameters(duration, warmUp, options.seed().orElse(simulation == null ? 1 : simulation.getSeed()),
				Math.max(1, options.replications().orElse(declaredReplications)),
				until ? OptionalDouble.of(simulation.getPrecision().value())
						: bySweep ? OptionalDouble.of(SWEEP_ERROR) : OptionalDouble.empty(),
				until ? Simulations.MAX_REPLICATIONS : SWEEP_REPLICATIONS, until);
	}
}
