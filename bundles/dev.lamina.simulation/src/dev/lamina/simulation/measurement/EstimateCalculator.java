package dev.lamina.simulation.measurement;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

import dev.lamina.engine.statistics.ClientResult;
import dev.lamina.result.Estimate;

/**
 * Means over replications, or over the batches of a single one, with their 95 % confidence intervals by Student's t distribution.
 *
 * <p>Nothing that is measured can be below zero: rates, times, shares, cores. So the interval is cut to the values that there can
 * be. Its coverage stays what it was, because the true value lies in the cut interval exactly if it lies in the whole one. The
 * value and the upper end are not moved, and the error at which repeating stops is still that of the whole interval.
 */
final class EstimateCalculator {
	private EstimateCalculator() {
	}

	/** The estimate of a measure; replications in which it could not be measured (NaN) do not count. */
	static Estimate of(List<PairedReplication> pairedReplications, ToDoubleFunction<PairedReplication> measure) {
		double[] samples = pairedReplications.stream().mapToDouble(measure).filter(sample -> !Double.isNaN(sample)).toArray();
		if (samples.length == 0) {
			return Estimate.NONE;
		}
		if (Arrays.stream(samples).anyMatch(Double::isInfinite)) {
			return Estimate.exactly(Double.POSITIVE_INFINITY);
		}
		var confidenceInterval = dev.lamina.engine.statistics.ConfidenceInterval.of(samples);
		return new Estimate(confidenceInterval.value(), Math.max(0, confidenceInterval.low()), confidenceInterval.high());
	}

	/** What a single run measured, with the interval that its batches give; none if a batch measured nothing. */
	static Estimate ofBatches(double value, List<ClientResult.Batch> batches, ToDoubleFunction<ClientResult.Batch> measure) {
		if (Double.isNaN(value) || batches.stream().anyMatch(batch -> batch.completed() == 0)) {
			return Estimate.exactly(value);
		}
		var confidenceInterval = dev.lamina.engine.statistics.ConfidenceInterval.ofBatches(value,
				batches.stream().map(measure::applyAsDouble).toList());
		return new Estimate(value, Math.max(0, confidenceInterval.low()), confidenceInterval.high());
	}

	/** What a single run measured of several VMs, with the interval that the values of its batches give. */
	static Estimate ofBatches(double value, List<Double> batches) {
		if (Double.isNaN(value) || batches.size() < 2 || batches.stream().anyMatch(batch -> batch.isNaN())) {
			return Estimate.exactly(value);
		}
		var confidenceInterval = dev.lamina.engine.statistics.ConfidenceInterval.ofBatches(value, batches);
		return new Estimate(value, Math.max(0, confidenceInterval.low()), confidenceInterval.high());
	}

	/** Half the width of the interval as a part of the value, as if it were not cut at zero; 0 if nothing was measured. */
	static double relativeError(Estimate estimate) {
		double half = estimate.high() - estimate.value();
		return half == 0 || !estimate.isMeasured() ? 0 : half / Math.abs(estimate.value());
	}
}
