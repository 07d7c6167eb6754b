package dev.lamina.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a value lies between the ends of an axis. The axis ends at round numbers; it is logarithmic where the values differ so
 * much that the small ones could not be told apart.
 *
 * @param low         the value at the start, 0 if the axis is linear
 * @param high        the value at the end
 * @param logarithmic whether equal factors are equally far apart
 * @param ticks       the values to name on the axis, ascending
 */
public record AxisScale(double low, double high, boolean logarithmic, List<Double> ticks) {
	private static final double MAX_LINEAR_RATIO = 8;
	private static final double MAX_FINE_TICKS_RATIO = 200;
	private static final double MAX_VALUE = 1e18;
	private static final double MIN_VALUE = 1e-9;
	private static final int MAX_STEPS = 6;

	/** The scale for times in nanoseconds, both positive. Times below a nanosecond or above thirty years lie at its ends. */
	static AxisScale of(double smallest, double largest) {
		double low = Math.clamp(smallest, 1, MAX_VALUE);
		double high = Math.clamp(largest, 1, MAX_VALUE);
		return high / low > MAX_LINEAR_RATIO ? logarithmic(low, high) : linear(high);
	}

	/** The linear scale from 0 to a value, which may be any number. */
	static AxisScale upTo(double largest) {
		return linear(largest > MIN_VALUE ? Math.min(largest, MAX_VALUE) : 1);
	}

	/** The place on the axis, 0 at its start and 1 at its end. */
	public double position(double value) {
		double part = logarithmic ? StrictMath.log(Math.max(value, low) / low) / StrictMath.log(high / low) : value / high;
		return Math.clamp(part, 0, 1);
	}

	private static AxisScale linear(double largest) {
		double decade = decade(largest / MAX_STEPS);
		double step = decade;
		for (double factor : new double[] { 1, 2, 5, 10 }) {
			step = factor * decade;
			if (largest <= step * MAX_STEPS) {
				break;
			}
		}
		int steps = (int) Math.ceil(largest / step);
		List<Double> ticks = new ArrayList<>();
		for (int tick = 0; tick <= steps; tick++) {
			ticks.add(tick * step);
		}
		return new AxisScale(0, steps * step, false, List.copyOf(ticks));
	}

	private static AxisScale logarithmic(double smallest, double largest) {
		boolean close = largest / smallest <= MAX_FINE_TICKS_RATIO;
		List<Double> ticks = new ArrayList<>();
		for (double decade = decade(smallest); ticks.isEmpty() || ticks.getLast() < largest; decade *= 10) {
			for (int factor : close ? new int[] { 1, 2, 5 } : new int[] { 1 }) {
				if (ticks.isEmpty() || ticks.getLast() < largest) {
					ticks.add(factor * decade);
				}
			}
		}
		while (ticks.get(1) <= smallest) {
			ticks.removeFirst();
		}
		return new AxisScale(ticks.getFirst(), ticks.getLast(), true, List.copyOf(ticks));
	}

	/** The largest power of ten that is not above the value. */
	private static double decade(double value) {
		double decade = 1;
		while (decade > value) {
			decade /= 10;
		}
		while (decade * 10 <= value) {
			decade *= 10;
		}
		return decade;
	}
}
