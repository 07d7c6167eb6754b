package dev.lamina.model.display;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of a picture.
 *
 * @param width  pixels in a row, 1 to 65535
 * @param height rows, 1 to 65535
 */
public record Resolution(int width, int height) {
	/** Bytes of one pixel as displays and remoting protocols move it: 32 bit RGB. */
	public static final int BYTES_PER_PIXEL = 4;

	private static final Pattern FORM = Pattern.compile("\\s*(\\d{1,5})\\s*x\\s*(\\d{1,5})\\s*");

	public Resolution {
		if (width < 1 || height < 1 || width > 65_535 || height > 65_535) {
			throw new IllegalArgumentException(
					width + " x " + height + " is not the size of a picture. Both must lie between 1 and 65535 pixels.");
		}
	}

	/**
	 * The resolution that a text says, with or without spaces around the x.
	 *
	 * @throws IllegalArgumentException with a sentence for people if it says none
	 */
	public static Resolution valueOf(String text) {
		Matcher matcher = FORM.matcher(text);
		if (!matcher.matches()) {
			throw new IllegalArgumentException(
					"'" + text.strip() + "' is not the size of a picture. Write width x height, such as 1920 x 1080.");
		}
		return new Resolution(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
	}

	/** Bytes of one finished picture. */
	public long bytes() {
		return (long) width * height * BYTES_PER_PIXEL;
	}

	@Override
	public String toString() {
		return width + " x " + height;
	}
}
