package dev.lamina.design.partitioning;

/**
 * How wide a figure has to be for its label, in the units of Sirius of 10 pixels.
 *
 * <p>Sirius measures text only when it draws it, after sizes were asked for. So the width is estimated from the number of
 * letters, rather too wide than too narrow: labels of figures without room are cut.
 */
public final class LabelWidth {
	private static final double PIXELS_PER_POINT = 96.0 / 72;
	/** Of the height of letters, in the sans-serif fonts of the three systems. */
	private static final double LETTER = 0.58;
	private static final double BOLD_LETTER = 0.65;
	private static final double PADDING = 24;
	private static final double UNIT = 10;

	private LabelWidth() {
	}

	/** For a label in letters of a size in points. */
	public static int of(String label, int points) {
		return units(label, points * LETTER);
	}

	/** For a label in bold letters. */
	public static int ofBold(String label, int points) {
		return units(label, points * BOLD_LETTER);
	}

	private static int units(String label, double letter) {
		int longest = label.lines().mapToInt(line -> line.codePointCount(0, line.length())).max().orElse(0);
		return (int) Math.ceil((longest * letter * PIXELS_PER_POINT + PADDING) / UNIT);
	}
}
