package dev.lamina.capacity.schedule;

import java.util.Optional;

/**
 * What may be set of a vendor's scheduler.
 *
 * @param slice     the lengths of a slice in nanoseconds
 * @param frequency how often each has a turn in hertz; empty if that cannot be set
 */
public record SchedulerLimits(Range slice, Optional<Range> frequency) {
	/** Whole numbers from a least to a most, both included. */
	public record Range(long least, long most) {
		/** Whether a value lies in the range. */
		public boolean holds(double value) {
			return value >= least && value <= most;
		}
	}
}
