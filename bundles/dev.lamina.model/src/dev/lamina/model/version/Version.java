package dev.lamina.model.version;

import java.util.Arrays;

/**
 * A dotted version that is ordered number by number: 4.10 is above 4.6.
 *
 * @param text the version as written
 */
public record Version(String text) implements Comparable<Version> {
	public Version {
		if (!text.matches("\\d{1,9}(\\.\\d{1,9})*")) {
			throw new IllegalArgumentException("'" + text + "' is not a version. Write numbers with dots, such as 4.6.");
		}
	}

	/**
	 * The version that a text says.
	 *
	 * @throws IllegalArgumentException with a sentence for people if it says none
	 */
	public static Version valueOf(String text) {
		return new Version(text.replaceAll("\\s+", ""));
	}

	@Override
	public int compareTo(Version other) {
		int[] mine = numbers();
		int[] theirs = other.numbers();
		for (int i = 0; i < Math.max(mine.length, theirs.length); i++) {
			int difference = Integer.compare(i < mine.length ? mine[i] : 0, i < theirs.length ? theirs[i] : 0);
			if (difference != 0) {
				return difference;
			}
		}
		return 0;
	}

	private int[] numbers() {
		return Arrays.stream(text.split("\\.")).mapToInt(Integer::parseInt).toArray();
	}

	@Override
	public String toString() {
		return text;
	}
}
