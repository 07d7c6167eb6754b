package dev.lamina.cli;

import java.util.concurrent.TimeUnit;

/**
 * How long something still takes, for people: what it took so far, carried on at the same speed, and rounded so that it does not
 * pretend to be exact.
 */
final class RemainingTime {
	private static final long FIRST_SAID_NANOS = TimeUnit.SECONDS.toNanos(1);
	private static final int SECONDS_TO = 90;
	private static final int SECONDS_STEP = 5;
	private static final int EXACT_TO = 10;
	private static final int MINUTES_TO = 90;
	private static final int HOURS_TO = 48;

	private RemainingTime() {
	}

	/**
	 * A phrase such as {@code about 25 s left}; empty as long as nothing can be said, and at the end.
	 *
	 * @param elapsedNanos nanoseconds since the beginning
	 * @param fraction     what is done of the whole, from 0 to 1
	 */
	static String phrase(long elapsedNanos, double fraction) {
		if (elapsedNanos < FIRST_SAID_NANOS || !(fraction > 0) || fraction >= 1) {
			return "";
		}
		double seconds = elapsedNanos / 1e9 * (1 - fraction) / fraction;
		return "about " + rounded(seconds) + " left";
	}

	private static String rounded(double seconds) {
		if (seconds <= EXACT_TO) {
			return Math.max(1, Math.round(seconds)) + " s";
		} else if (seconds < SECONDS_TO) {
			return Math.round(seconds / SECONDS_STEP) * SECONDS_STEP + " s";
		}
		double minutes = seconds / 60;
		if (minutes < MINUTES_TO) {
			return Math.round(minutes) + " min";
		}
		double hours = minutes / 60;
		return hours < HOURS_TO ? Math.round(hours) + " h" : Math.round(hours / 24) + " days";
	}
}
