package dev.lamina.ui.timeline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Where marks stand on an axis of time and what they say: round numbers, far enough from each other to be read. Where they are
 * close together in time they say only how far they are from a round time, which is said once.
 *
 * @param base  the round time; empty where marks say the whole time
 * @param marks in order
 */
record TimeAxis(String base, List<Mark> marks) {
	private static final long MILLISECOND = 1_000_000;
	private static final String[] UNITS = { "ns", "us", "ms" };

	/** A mark. */
	record Mark(long at, String text) {
	}

	TimeAxis {
		marks = List.copyOf(marks);
	}

	/** The marks of a viewport. */
	static TimeAxis of(Viewport viewport, int apart) {
		long step = step(viewport.nanosecondsPerUnit() * apart);
		long first = Math.ceilDiv(viewport.start(), step) * step;
		long unit = 1;
		int name = 0;
		while (unit * 1000 <= step && unit < MILLISECOND) {
			unit *= 1000;
			name++;
		}
		boolean whole = step >= MILLISECOND;
		long base = whole ? 0 : Math.floorDiv(viewport.start(), unit * 1000) * (unit * 1000);
		List<Mark> marks = new ArrayList<>();
		for (long at = first; at <= viewport.end(); at += step) {
			marks.add(new Mark(at, whole ? seconds(at, step) : "+" + (at - base) / unit + " " + UNITS[name]));
		}
		return new TimeAxis(whole ? "" : seconds(base, unit * 1000), marks);
	}

	/** The smallest round number of nanoseconds that is not smaller: 1, 2 or 5 with zeros. */
	private static long step(double least) {
		long power = 1;
		while (power * 10 <= least) {
			power *= 10;
		}
		return power >= least ? power : power * 2 >= least ? power * 2 : power * 5 >= least ? power * 5 : power * 10;
	}

	/** Seconds with the decimals that tell apart times that are so far from each other. */
	static String seconds(long nanoseconds, long step) {
		int decimals = 9;
		for (long unit = step; unit % 10 == 0 && decimals > 0; unit /= 10) {
			decimals--;
		}
		return BigDecimal.valueOf(nanoseconds, 9).setScale(decimals, RoundingMode.HALF_UP).toPlainString() + " s";
	}
}
