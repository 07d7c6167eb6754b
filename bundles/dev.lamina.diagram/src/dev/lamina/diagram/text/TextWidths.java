package dev.lamina.diagram.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The width of text without a display and without fonts: the same on every machine.
 *
 * <p>Widths are those of DejaVu Sans, the widest of the usual sans-serif fonts, so that text never leaves the place that was kept
 * for it, whatever font a viewer takes.
 */
public final class TextWidths {
	/** What a browser takes for a sans-serif font where the ones named first are missing. */
	public static final String FAMILY = "'DejaVu Sans',Verdana,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

	private static final double UNITS = 1000;
	private static final int FIRST = 32;
	private static final int UNKNOWN = 650;
	private static final int WIDE = 1000;
	/** From here on scripts have letters as wide as they are high. */
	private static final char FIRST_WIDE = '\u2e80';

	/** Advance widths of U+0020 to U+007E in thousandths of the size. */
	private static final int[] REGULAR = { 318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636,
			636, 636,
			636, 636, 636, 636,
			636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863,
			748, 787,
			603, 787, 695, 635,
			611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278,
			579, 278,
			974, 634, 612, 635,
			635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838 };
	private static final int[] BOLD = { 348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365, 696, 696,
			696, 696,
			696, 696, 696,
			696, 696, 696, 400, 400, 838, 838, 838, 580, 1000, 774, 762, 734, 830, 683, 683, 821, 837, 372, 372, 775, 637, 995,
			837, 850,
			733, 850, 770, 720,
			682, 812, 774, 1103, 771, 724, 725, 457, 365, 457, 838, 500, 500, 675, 716, 593, 716, 678, 435, 716, 712, 343, 343,
			665, 343,
			1042, 712, 687, 716,
			716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712, 365, 712, 838 };

	private TextWidths() {
	}

	/**
	 * The width of a line of text.
	 *
	 * @param size the size of the letters; the width has its unit
	 */
	public static double of(String text, double size, boolean bold) {
		return text.codePoints().map(letter -> units(letter, bold ? BOLD : REGULAR)).sum() * size / UNITS;
	}

	private static int units(int letter, int[] table) {
		if (letter >= FIRST && letter < FIRST + table.length) {
			return table[letter - FIRST];
		}
		return switch (letter) {
			case '\u00a0', '·' -> table[0] + 20;
			case '×', '≥', '≤', '→' -> 838;
			case '–' -> 500;
			case '—', '…' -> WIDE;
			default -> letter >= FIRST_WIDE ? WIDE : UNKNOWN;
		};
	}

	/**
	 * The longest beginning that is not wider than the limit, with … where something is left away; empty if not even that
	 * fits.
	 */
	public static String shortened(String text, double size, boolean bold, double limit) {
		if (of(text, size, bold) <= limit) {
			return text;
		}
		for (int end = text.length() - 1; end > 0; end--) {
			String shorter = text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end).stripTrailing()
					+ '…';
			if (of(shorter, size, bold) <= limit) {
				return shorter;
			}
		}
		return "";
	}

	/** The text in lines that are not wider than the limit where its words allow that; line breaks of the text stay. */
	public static List<String> wrapped(String text, double size, boolean bold, double limit) {
		List<String> lines = new ArrayList<>();
		for (String given : text.split("\n", -1)) {
			StringBuilder line = new StringBuilder();
			for (String word : given.split(" ")) {
				if (!line.isEmpty() && of(line + " " + word, size, bold) > limit) {
					lines.add(line.toString());
					line.setLength(0);
				}
				line.append(line.isEmpty() ? "" : " ").append(word);
			}
			lines.add(line.toString());
		}
		return lines;
	}
}
