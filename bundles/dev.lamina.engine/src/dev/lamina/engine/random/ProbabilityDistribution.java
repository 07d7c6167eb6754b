package dev.lamina.engine.random;

/**
 * A distribution of non-negative quantities: nanoseconds, bytes or counts. Immutable. The same stream gives the same
 * values on every machine.
 */
public sealed interface ProbabilityDistribution
		permits ConstantDistribution, Exponential, Normal, LogNormal, Uniform, QuantileDistribution, EmpiricalDistribution,
		ScaledDistribution, CompoundSum, Convolution, SharedVariate {
	/** The next value, drawn from the stream. */
	double sample(RandomStream stream);

	/** The mean. */
	double mean();

	/** The variance. */
	double variance();

	/** The same with every value multiplied by a factor, such as nanoseconds per byte. */
	default ProbabilityDistribution times(double factor) {
		return factor == 1 ? this : new ScaledDistribution(this, factor);
	}
}
