package dev.lamina.ui.diagram;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Resource;
import org.eclipse.swt.widgets.Display;

import dev.lamina.diagram.specification.LabelStyle.Format;
import dev.lamina.diagram.text.TextWidths;

/**
 * The fonts of labels: of the family that pictures in files name first and this machine has, so that text keeps the room that was left
 * for it. Fonts exist in whole points; what is missing to the size that was asked for is said by {@link #stretch}. They are kept until
 * they are disposed of.
 */
final class Typefaces {
	private static final int LEAST_POINTS = 4;
	private static final double POINTS_OF_INCH = 72;

	private record Face(int points, int style) {
	}

	private final Display display;
	private final String family;
	private final Map<Face, Font> fonts = new HashMap<>();

	Typefaces(Display display) {
		this.display = display;
		family = Arrays.stream(TextWidths.FAMILY.split(",")).map(name -> name.replace("'", "")).filter(name -> display.getFontList(name, true).length > 0).findFirst()
				.orElseGet(() -> display.getSystemFont().getFontData()[0].getName());
	}

	/** A font for letters of about so many pixels. */
	Font of(double pixels, Set<Format> formats) {
		int style = (formats.contains(Format.BOLD) ? SWT.BOLD : SWT.NORMAL) | (formats.contains(Format.ITALIC) ? SWT.ITALIC : SWT.NORMAL);
		return fonts.computeIfAbsent(new Face(points(pixels), style), face -> new Font(display, family, face.points(), face.style()));
	}

	/** By how much letters of that font have to be stretched to have so many pixels. */
	double stretch(double pixels) {
		return pixels * POINTS_OF_INCH / (points(pixels) * display.getDPI().y);
	}

	private int points(double pixels) {
		return Math.max(LEAST_POINTS, (int) Math.round(pixels * POINTS_OF_INCH / display.getDPI().y));
	}

	void dispose() {
		fonts.values().forEach(Resource::dispose);
		fonts.clear();
	}
}
