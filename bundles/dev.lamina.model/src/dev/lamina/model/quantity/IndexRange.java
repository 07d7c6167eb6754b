package dev.lamina.model.quantity;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of many equal ones by its number, or several in succession.
 *
 * @param first the number of the first, from 0
 * @param last  the number of the last; the first is not above it
 */
public record IndexRange(int first, int last) {
	/** The largest number that one of many can have. */
	public static final int MOST = 99_999;
	private static final Pattern TEXT = Pattern.compile("(\\d+)(?:\\.\\.(\\d+))?");
	private static final int MOST_DIGITS = 9;

	/** @throws IllegalArgumentException with a sentence for people if there is no such range */
	public IndexRange {
		if (first < 0 || last < 0) {
			throw new IllegalArgumentException("'" + Math.min(first, last) + "' cannot be one of many: they are counted from 0.");
		}
		if (Math.max(first, last) > MOST) {
			throw new IllegalArgumentException(
					"'" + Math.max(first, last) + "' is too large. The last of many has at most number " + MOST + ".");
		}
		if (first > last) {
			throw new IllegalArgumentException(
					"'" + first + ".." + last + "' is no range. Write the smaller number first: " + last
							+ ".." + first + ".");
		}
	}

	/** One of many. */
	public static IndexRange of(int index) {
		return new IndexRange(index, index);
	}

	/**
	 * The range that a text says, such as 3 or 2..11.
	 *
	 * @throws IllegalArgumentException with a sentence for people if it says none
	 */
	public static IndexRange valueOf(String text) {
		Matcher read = TEXT.matcher(text.replaceAll("\\s+", ""));
		if (!read.matches()) {
			throw new IllegalArgumentException(
					"'" + text + "' is neither one of many nor a range of them. Write a whole number such as 3, or 2..11.");
		}
		int first = number(read.group(1));
		return new IndexRange(first, read.group(2) == null ? first : number(read.group(2)));
	}

	private static int number(String digits) {
		String significant = digits.replaceFirst("^0+(?=\\d)", "");
		if (significant.length() > MOST_DIGITS) {
			throw new IllegalArgumentException(
					"'" + digits + "' is too large. The last of many has at most number " + MOST + ".");
		}
		return Integer.parseInt(significant);
	}

	/** Whether it means one of many. */
	public boolean contains(int index) {
		return first <= index && index <= last;
	}

	/** Whether it has one in common with another. */
	public boolean overlaps(IndexRange other) {
		return first <= other.last && other.first <= last;
	}

	/** Whether it means all that another means. */
	public boolean covers(IndexRange other) {
		return first <= other.first && other.last <= last;
	}

	/** Whether it is one only. */
	public boolean isOne() {
		return first == last;
	}

	/** How many it means. */
	public int size() {
		return last - first + 1;
	}

	/** As it is written: 3, or 2..11. */
	@Override
	public String toString() {
		return isOne() ? Integer.toString(first) : first + ".." + last;
	}
}
