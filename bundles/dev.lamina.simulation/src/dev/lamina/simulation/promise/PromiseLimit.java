package dev.lamina.simulation.promise;

import java.util.Optional;

import dev.lamina.model.Comparison;
import dev.lamina.model.Expectation;
import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.result.Estimate;
import dev.lamina.simulation.refusal.RefusalReason;
import dev.lamina.simulation.refusal.SimulationRefusedException;

/**
 * What is promised, in the unit in which it was written.
 *
 * @param value      the limit, in the unit
 * @param unit       the unit as written; empty for a plain number
 * @param factor     base units in one unit
 * @param comparison how the measured value must relate to the limit
 * @param tolerance  part of the limit by which the measured value may miss it
 */
record PromiseLimit(double value, String unit, double factor, Comparison comparison, double tolerance) {
	/** Two numbers that differ by less are equal: what rounding leaves of exact values. */
	private static final double ROUNDING = 1e-9;
	/** Part of a limit by which the end of an interval may miss it: a rate that is as offered varies by that. */
	private static final double NEGLIGIBLE = 0.005;

	/**
	 * The limit of a promise.
	 *
	 * @throws SimulationRefusedException if its unit does not suit its metric
	 */
	static PromiseLimit of(Expectation promise) throws SimulationRefusedException {
		Quantity limit = promise.getLimit();
		Dimension wanted = switch (promise.getMetric()) {
			case FPS, THROUGHPUT -> Dimension.RATE;
			case FRAME_TIME, LATENCY, DOWNTIME -> Dimension.DURATION;
			case SLOWDOWN, PERFORMANCE, UTILIZATION, SHARE -> Dimension.RATIO;
			case OVERHEAD, INSTANCES, ROOM -> Dimension.COUNT;
		};
		Optional<Dimension> given = limit.dimension();
		boolean plain = limit.unitText().isEmpty() && wanted != Dimension.DURATION;
		if (!plain && (given.isEmpty() || given.get() != wanted)) {
			throw new SimulationRefusedException(RefusalReason.LIMIT_OF_OTHER_DIMENSION,
					"'" + limit + "' is not " + wanted.phrase() + ", as " + promise.getMetric().getLiteral()
							+ " is.",
					promise);
		}
		double factor = limit.unit().map(unit -> Quantity.of(1, unit).value()).orElse(1.0);
		return new PromiseLimit(limit.number().doubleValue(), limit.unitText(), factor, promise.getComparison(),
				promise.getTolerance() == null ? 0 : promise.getTolerance().value());
	}

	/** A measured value of base units in the unit of the limit. */
	Estimate inUnit(Estimate measured) {
		return new Estimate(measured.value() / factor, measured.low() / factor, measured.high() / factor);
	}

	/** Whether a value in base units keeps the promise but for so little that no one minds. */
	boolean nearlyHolds(double measured) {
		return new PromiseLimit(value, unit, factor, comparison, Math.max(tolerance, NEGLIGIBLE)).holds(measured);
	}

	/** Whether a value in base units keeps the promise; one that was not measured does not. */
	boolean holds(double measured) {
		double difference = measured - value * factor;
		double allowed = Math.abs(value * factor) * (tolerance + ROUNDING);
		return switch (comparison) {
			case AT_LEAST -> difference >= -allowed;
			case AT_MOST -> difference <= allowed;
			case EQUAL -> Math.abs(difference) <= allowed;
		};
	}
}
