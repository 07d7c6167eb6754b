package dev.lamina.ui.timeline;

import java.util.Arrays;
import java.util.function.Function;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;

/** The colours of a timeline as the theme says them, as numbers {@code 0xRRGGBB}; it never changes. */
final class ColorTable {
	/** How many colours of VMs a theme has; more VMs get them lighter, then darker. */
	static final int VMS = 12;
	/** What the names of colours begin with. */
	static final String PREFIX = "dev.lamina.ui.colour.timeline.";
	private static final double[] BLENDS = { 0, 0.4, -0.35 };

	private final int ground;
	private final int text;
	private final int[] tints;
	private final int waiting;

	/**
	 * The colours of a recording.
	 *
	 * @param theme what colour has a name; null if it has none
	 * @param slots the numbers of its VMs
	 */
	ColorTable(Function<String, RGB> theme, Color background, Color foreground, int[] slots) {
		ground = number(background.getRGB());
		text = number(foreground.getRGB());
		ColorIndex all = new ColorIndex(slots.length);
		tints = new int[all.count()];
		for (int vm = 0; vm < slots.length; vm++) {
			int base = number(theme.apply(PREFIX + "vm" + (slots[vm] % VMS + 1)));
			double by = BLENDS[slots[vm] / VMS % BLENDS.length];
			tints[vm] = by < 0 ? blend(base, text, -by) : blend(base, ground, by);
		}
		for (ColorIndex.Loss loss : ColorIndex.Loss.values()) {
			tints[all.of(loss)] = number(theme.apply(PREFIX + loss.word()));
		}
		waiting = number(theme.apply(PREFIX + "waiting"));
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof ColorTable colorTable && ground == colorTable.ground && text == colorTable.text
				&& waiting == colorTable.waiting
				&& Arrays.equals(tints, colorTable.tints);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(tints) ^ ground;
	}

	int ground() {
		return ground;
	}

	int text() {
		return text;
	}

	int waiting() {
		return waiting;
	}

	/** Where nothing happens. */
	int idle() {
		return blend(ground, text, 0.07);
	}

	/** Lines that must not be in the way. */
	int line() {
		return blend(ground, text, 0.18);
	}

	/** Words of less weight. */
	int quiet() {
		return blend(ground, text, 0.62);
	}

	int of(int tint) {
		return tints[tint];
	}

	/** The same where something else is meant. */
	int faded(int tint) {
		return blend(tints[tint], idle(), 0.78);
	}

	/** Words on a colour. */
	static int on(int colour) {
		return 299 * (colour >> 16 & 255) + 587 * (colour >> 8 & 255) + 114 * (colour & 255) > 140_000 ? 0x101010 : 0xffffff;
	}

	static Color colour(int number) {
		return new Color(number >> 16 & 255, number >> 8 & 255, number & 255);
	}

	/** One colour with a part of another. */
	static int blend(int one, int other, double part) {
		return mix(one >> 16, other >> 16, part) << 16 | mix(one >> 8, other >> 8, part) << 8 | mix(one, other, part);
	}

	private static int mix(int one, int other, double part) {
		return (int) Math.round((one & 255) * (1 - part) + (other & 255) * part);
	}

	private static int number(RGB colour) {
		return colour == null ? 0x808080 : colour.red << 16 | colour.green << 8 | colour.blue;
	}
}
