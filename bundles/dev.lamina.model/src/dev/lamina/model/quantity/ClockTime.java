package dev.lamina.model.quantity;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time of day to the second, from 0:00 to 24:00.
 *
 * @param seconds since midnight; 24:00, with which a day ends, is another time than the 0:00 with which it begins
 */
public record ClockTime(int seconds) {
	/** The seconds of a day. */
	public static final int DAY = 86_400;

	private static final Pattern FORM = Pattern.compile("(\\d{1,2}):(\\d\\d)(?::(\\d\\d))?");
	private static final int MINUTE = 60;
	private static final long SECOND = 1_000_000_000L;
	private static final int NANO_DIGITS = 9;
	private static final int HOUR = 3600;

	/** @throws IllegalArgumentException with a sentence for people if no day has such a time */
	public ClockTime {
		if (seconds < 0 || seconds > DAY) {
			throw new IllegalArgumentException(seconds + " s after midnight is not a time of day. A day ends at 24:00.");
		}
	}

	/**
	 * The time that a text says, such as 8:00, 17:30 or 8:00:30.
	 *
	 * @throws IllegalArgumentException with a sentence for people if it says none
	 */
	public static ClockTime valueOf(String text) {
		Matcher read = FORM.matcher(text.strip());
		if (read.matches()) {
			int minutes = Integer.parseInt(read.group(2));
			int seconds = read.group(3) == null ? 0 : Integer.parseInt(read.group(3));
			int all = Integer.parseInt(read.group(1)) * HOUR + minutes * MINUTE + seconds;
			if (minutes < MINUTE && seconds < MINUTE && all <= DAY) {
				return new ClockTime(all);
			}
		}
		throw new IllegalArgumentException(
				"'" + text.strip()
						+ "' is not a time of day. Write hours and minutes from 0:00 to 24:00, such as 8:00 or 17:30.");
	}

	/** Seconds from this time until another comes, from 0 to less than a day; a whole one from 0:00 to 24:00. */
	public int secondsUntil(ClockTime other) {
		if (seconds == 0 && other.seconds == DAY) {
			return DAY;
		}
		return Math.floorMod(other.seconds - seconds, DAY);
	}

	/** The time of day so many nanoseconds later, with its day from the second one on: 9:15, 8:00:00.5, 2:00 on day 2. */
	public String after(long nanoseconds) {
		long second = Math.floorDiv(nanoseconds, SECOND) + seconds;
		long part = Math.floorMod(nanoseconds, SECOND);
		String time = new ClockTime((int) (second % DAY)).toString();
		if (part > 0) {
			String fraction = BigDecimal.valueOf(part, NANO_DIGITS).stripTrailingZeros().toPlainString().substring(1);
			time += (second % MINUTE == 0 ? ":00" : "") + fraction;
		}
		return second < DAY ? time : time + " on day " + (second / DAY + 1);
	}

	/** As it is written: 8:00, or 8:00:30. */
	@Override
	public String toString() {
		return seconds / HOUR + digits(seconds % HOUR / MINUTE) + (seconds % MINUTE == 0 ? "" : digits(seconds % MINUTE));
	}

	private static String digits(int number) {
		return (number < 10 ? ":0" : ":") + number;
	}
}
