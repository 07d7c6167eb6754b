package dev.lamina.ui.timeline;

import java.util.Arrays;

/**
 * A number that changes from time to time, such as the jobs at an engine; 0 before its first change. Its mean over any stretch of
 * time is exact, and takes two binary searches. It never changes itself.
 */
final class StepFunction {
	private final long[] at;
	private final int[] value;
	/** The sum of value times nanoseconds before each change. */
	private final double[] before;
	private final int max;

	private StepFunction(Builder builder) {
		at = Arrays.copyOf(builder.at, builder.size);
		value = Arrays.copyOf(builder.value, builder.size);
		before = new double[at.length];
		int most = 0;
		for (int i = 0; i < at.length; i++) {
			before[i] = i == 0 ? 0 : before[i - 1] + (double) value[i - 1] * (at[i] - at[i - 1]);
			most = Math.max(most, value[i]);
		}
		max = most;
	}

	/** The largest number that it ever is. */
	int max() {
		return max;
	}

	/** The number at a time. */
	int at(long time) {
		int last = last(time);
		return last < 0 ? 0 : value[last];
	}

	/** The mean between two times. */
	double mean(long begin, long end) {
		return (sum(end) - sum(begin)) / (end - begin);
	}

	/** The sum of the number times nanoseconds before a time. */
	double sum(long time) {
		int last = last(time);
		return last < 0 ? 0 : before[last] + (double) value[last] * (time - at[last]);
	}

	/** The last change until a time; -1 if there is none. */
	private int last(long time) {
		int found = Arrays.binarySearch(at, time);
		return found < 0 ? -found - 2 : found;
	}

	/** Collects changes as they come. */
	static final class Builder {
		private long[] at = new long[16];
		private int[] value = new int[16];
		private int size;

		/** Takes the number from a time on; the last one of an instant counts. */
		void add(long time, int number) {
			if (size > 0 && at[size - 1] == time) {
				value[size - 1] = number;
				return;
			}
			if (size == at.length) {
				at = Arrays.copyOf(at, size * 2);
				value = Arrays.copyOf(value, size * 2);
			}
			at[size] = time;
			value[size++] = number;
		}

		StepFunction build() {
			return new StepFunction(this);
		}
	}
}
