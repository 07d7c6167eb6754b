package dev.lamina.engine.random;

import java.util.List;

/**
 * Empirical, through known percentiles: between two points the logarithm of the value grows linearly with the rank
 * (the value itself where one of them is zero), below the first point it is the first value and above the last point
 * the last. A heavy tail keeps its weight as long as its far points are given.
 *
 * @param points at least one, ranks and values ascending
 */
public record QuantileDistribution(List<Point> points) implements ProbabilityDistribution {
	/**
	 * One known percentile.
	 *
	 * @param rank from 0 to 100; 100 is the maximum
	 * @param value not negative
	 */
	public record Point(double rank, double value) {
		public Point {
			ParameterChecks.notNegative("value at p" + rank, value);
			if (!(rank >= 0 && rank <= 100)) {
				throw new IllegalArgumentException("A percentile lies between 0 and 100, not at " + rank + ".");
			}
		}
	}

	public QuantileDistribution {
		points = List.copyOf(points);
		if (points.isEmpty()) {
			throw new IllegalArgumentException("An empirical distribution needs at least one percentile.");
		}
		for (int i = 1; i < points.size(); i++) {
			Point below = points.get(i - 1);
			Point above = points.get(i);
			if (above.rank() <= below.rank() || above.value() < below.value()) {
				throw new IllegalArgumentException(
						"Percentiles must ascend: p" + above.rank() + " is " + above.value() + " after p"
								+ below.rank() + " with " + below.value() + ".");
			}
		}
	}

	/** Through alternating ranks and values: {@code of(50, 58e3, 99, 1328e3)}. */
	public static QuantileDistribution of(double... ranksAndValues) {
		Point[] points = new Point[ranksAndValues.length / 2];
		for (int i = 0; i < points.length; i++) {
			points[i] = new Point(ranksAndValues[2 * i], ranksAndValues[2 * i + 1]);
		}
		return new QuantileDistribution(List.of(points));
	}

	@Override
	public double sample(RandomStream stream) {
		return valueAt(100 * stream.nextDouble());
	}

	/** The value at a rank from 0 to 100. */
	public double valueAt(double rank) {
		Point below = points.getFirst();
		if (rank <= below.rank()) {
			return below.value();
		}
		for (int i = 1; i < points.size(); i++) {
			Point above = points.get(i);
			if (rank <= above.rank()) {
				double part = (rank - below.rank()) / (above.rank() - below.rank());
				return between(below.value(), above.value(), part);
			}
			below = above;
		}
		return below.value();
	}

	private static double between(double low, double high, double part) {
		if (low == high) {
			return low;
		}
		return low == 0 ? high * part : low * StrictMath.exp(part * StrictMath.log(high / low));
	}

	@Override
	public double mean() {
		return moment(1);
	}

	@Override
	public double variance() {
		double mean = mean();
		return Math.max(0, moment(2) - mean * mean);
	}

	private double moment(int order) {
		Point first = points.getFirst();
		Point last = points.getLast();
		double sum = first.rank() * power(first.value(), order) + (100 - last.rank()) * power(last.value(), order);
		for (int i = 1; i < points.size(); i++) {
			double width = points.get(i).rank() - points.get(i - 1).rank();
			sum += width * moment(points.get(i - 1).value(), points.get(i).value(), order);
		}
		return sum / 100;
	}

	/** The mean of a power of the value between two points. */
	private static double moment(double low, double high, int order) {
		if (low == high) {
			return power(low, order);
		}
		if (low == 0) {
			return power(high, order) / (order + 1);
		}
		return (power(high, order) - power(low, order)) / (order * StrictMath.log(high / low));
	}

	private static double power(double value, int order) {
		return order == 1 ? value : value * value;
	}
}
