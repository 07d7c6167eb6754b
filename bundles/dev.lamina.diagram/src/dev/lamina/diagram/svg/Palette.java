package dev.lamina.diagram.svg;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.lamina.diagram.specification.ColorDescription.FixedColor;

/**
 * The colours of one picture as style sheet classes, numbered in the order of their first use.
 *
 * <p>The dark variant of a colour keeps hue and saturation and turns lightness around: what stood out on white stands out as much
 * on black.
 */
public final class Palette {
	private static final double MIN_LIGHTNESS = 0.11;
	private static final double MAX_LIGHTNESS = 0.95;
	/** What half lightness becomes: lines and muted text need more light on black than they need dark on white. */
	private static final double MIDDLE = 0.6;

	/** What a class colours. */
	private enum Use {
		FILL("f", "fill"), STROKE("s", "stroke"), STOP("g", "stop-color");

		private final String letter;
		private final String property;

		Use(String letter, String property) {
			this.letter = letter;
			this.property = property;
		}
	}

	private final Theme theme;
	private final Map<FixedColor, Set<Use>> uses = new LinkedHashMap<>();
	private final Map<FixedColor, Integer> numbers = new HashMap<>();

	Palette(Theme theme) {
		this.theme = theme;
	}

	/** The class that fills with a colour. */
	String fill(FixedColor colour) {
		return used(colour, Use.FILL);
	}

	/** The class that draws lines in a colour. */
	String stroke(FixedColor colour) {
		return used(colour, Use.STROKE);
	}

	/** The class of a stop of a gradient. */
	String stop(FixedColor colour) {
		return used(colour, Use.STOP);
	}

	private String used(FixedColor colour, Use use) {
		uses.computeIfAbsent(colour, key -> EnumSet.noneOf(Use.class)).add(use);
		return use.letter + numbers.computeIfAbsent(colour, key -> numbers.size());
	}

	/** The style sheet of all classes that were asked for. */
	String sheet() {
		StringBuilder sheet = new StringBuilder();
		rules(theme == Theme.DARK, sheet);
		if (theme == Theme.AUTO) {
			sheet.append("@media screen and (prefers-color-scheme:dark){\n");
			rules(true, sheet);
			sheet.append("}\n");
		}
		return sheet.toString();
	}

	private void rules(boolean dark, StringBuilder sheet) {
		uses.forEach((colour, each) -> {
			String hex = hex(dark ? dark(colour) : colour);
			each.forEach(use -> sheet.append('.').append(use.letter).append(numbers.get(colour)).append('{').append(use.property)
					.append(':').append(hex).append('}'));
			sheet.append('\n');
		});
	}

	static String hex(FixedColor colour) {
		return String.format(Locale.ROOT, "#%02x%02x%02x", colour.red(), colour.green(), colour.blue());
	}

	/** The colour that has the same role on a dark ground. */
	public static FixedColor dark(FixedColor colour) {
		double red = colour.red() / 255.0;
		double green = colour.green() / 255.0;
		double blue = colour.blue() / 255.0;
		double most = Math.max(red, Math.max(green, blue));
		double least = Math.min(red, Math.min(green, blue));
		double lightness = (most + least) / 2;
		double chroma = most - least;
		double saturation = chroma == 0 ? 0 : chroma / (1 - Math.abs(2 * lightness - 1));
		double hue = chroma == 0 ? 0 : most == red ? (green - blue) / chroma : most == green ? 2 + (blue - red) / chroma : 4
				+ (red - green) / chroma;
		double turned = lightness < 0.5 ? MAX_LIGHTNESS - (MAX_LIGHTNESS - MIDDLE) * lightness * 2
				: MIDDLE - (MIDDLE - MIN_LIGHTNESS) * (lightness * 2 - 1);
		// pale colours are nearly white only because there is so much of it: on black they must not glow
		double calm = saturation * (lightness > 0.8 ? 0.55 : 0.9);
		return ofHsl((hue + 6) % 6, calm, turned);
	}

	private static FixedColor ofHsl(double hue, double saturation, double lightness) {
		double chroma = (1 - Math.abs(2 * lightness - 1)) * saturation;
		double second = chroma * (1 - Math.abs(hue % 2 - 1));
		double base = lightness - chroma / 2;
		double[] parts = switch ((int) hue) {
			case 0 -> new double[] { chroma, second, 0 };
			case 1 -> new double[] { second, chroma, 0 };
			case 2 -> new double[] { 0, chroma, second };
			case 3 -> new double[] { 0, second, chroma };
			case 4 -> new double[] { second, 0, chroma };
			default -> new double[] { chroma, 0, second };
		};
		return new FixedColor(whole(parts[0] + base), whole(parts[1] + base), whole(parts[2] + base));
	}

	private static int whole(double part) {
		return (int) Math.rint(part * 255);
	}
}
