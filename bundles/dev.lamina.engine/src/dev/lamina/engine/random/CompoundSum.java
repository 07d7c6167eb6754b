package dev.lamina.engine.random;

import java.util.Objects;

/**
 * The sum of a number of independent values, such as the time of a serial chain of calls. A count that is not whole is
 * rounded up or down at random so that its mean holds: 6.2 is 7 in one case of five.
 * <p>
 * Up to {@link #MAX_EXACT_COUNT} values are drawn one by one. Above it the sum is drawn at once from the lognormal distribution
 * that has its mean and variance: like the true sum it is never negative, leans to the right where the values do, and
 * comes close to the normal distribution as the count grows.
 *
 * @param count how many, drawn again for each sum
 * @param item what is summed
 */
public record CompoundSum(ProbabilityDistribution count, ProbabilityDistribution item) implements ProbabilityDistribution {
	/** The largest count of values drawn one by one. */
	public static final int MAX_EXACT_COUNT = 256;

	public CompoundSum {
		Objects.requireNonNull(count);
		Objects.requireNonNull(item);
	}

	/** The sum of that many values. */
	public static CompoundSum of(double count, ProbabilityDistribution item) {
		return new CompoundSum(new ConstantDistribution(count), item);
	}

	@Override
	public double sample(RandomStream stream) {
		double drawn = count.sample(stream);
		double number = Math.floor(drawn);
		if (number != drawn && stream.nextDouble() < drawn - number) {
			number++;
		}
		if (item instanceof ConstantDistribution constantDistribution) {
			return number * constantDistribution.value();
		}
		return number <= MAX_EXACT_COUNT ? oneByOne((int) number, stream) : atOnce(number, stream);
	}

	private double oneByOne(int number, RandomStream stream) {
		double sum = 0;
		for (int i = 0; i < number; i++) {
			sum += item.sample(stream);
		}
		return sum;
	}

	private double atOnce(double number, RandomStream stream) {
		double mean = number * item.mean();
		return mean == 0 ? 0 : LogNormal.sample(mean, Math.sqrt(number * item.variance()) / mean, stream);
	}

	@Override
	public double mean() {
		return count.mean() * item.mean();
	}

	/**
	 * The variance of a random sum: E[N] Var[X] + Var[N] E[X]². The part of Var[N] that comes from rounding is exact for
	 * a constant count and left out otherwise, where it is at most a quarter.
	 */
	@Override
	public double variance() {
		double spread = count.variance();
		if (count instanceof ConstantDistribution constantDistribution) {
			double fraction = constantDistribution.value() - Math.floor(constantDistribution.value());
			spread = fraction * (1 - fraction);
		}
		return count.mean() * item.variance() + spread * item.mean() * item.mean();
	}
}
