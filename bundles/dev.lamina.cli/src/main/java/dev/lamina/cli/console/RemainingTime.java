package dev.lamina.cli.console;

import java.util.concurrent.TimeUnit;

/**
 * How long something still takes, for people: what it took so far, carried on at the same speed, and rounded so that it does not
 * pretend to be exact.
 */
final class RemainingTime {
	private static final long MIN_ELAPSED_NANOS = TimeUnit.SECONDS.toNanos(1);
	private static final int MAX_SECONDS = 90;
	private static final int SECONDS_STEP = 5;
	private static final int MAX_EXACT_SECONDS = 10;
	private static final int MAX_MINUTES = 90;
	private static final int MAX_HOURS = 48;

	private RemainingTime() {
	}

	/**
	 * A phrase such as {@code about 25 s left}; empty as long as nothing can be said, and at the end.
	 *
	 * @param elapsedNanos nanoseconds since the beginning
	 * @param fraction     what is done of the whole, from 0 to 1
	 */
	static String phrase(long elapsedNanos, double fraction) {
		if (elapsedNanos < MIN_ELAPSED_NANOS || !(fraction > 0) || fraction >= 1) {
			return "";
		}
		double seconds = elapsedNanos / 1e9 * (1 - fraction) / fraction;
		return "about " + rounded(seconds) + " left";
	}

	private static String rounded(double seconds) {
		if (seconds <= MAX_EXACT_SECONDS) {
			return Math.max(1, Math.round(seconds)) + " s";
		} else if (seconds < MAX_SECONDS) {
			return Math.round(seconds / SECONDS_STEP) * SECONDS_STEP + " s";
		}
		double minutes = seconds / 60;
		if (minutes < MAX_MINUTES) {
			return Math.round(minutes) + " min";
		}
		double hours = minutes / 60;
		return hours < MAX_HOURS ? Math.round(hours) + " h" : Math.round(hours / 24) + " days";
	}
}
