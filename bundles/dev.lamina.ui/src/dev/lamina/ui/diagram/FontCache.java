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
 * The fonts of labels: of the family that pictures in files name first and this machine has, so that text keeps the room that was
 * left for it. They are of whole points, because letters are evenly spaced only then, and are kept until they are disposed of.
 */
final class FontCache {
	private static final int MIN_POINTS = 4;
	private static final double POINTS_PER_INCH = 72;
	/** From which fraction of a point on the next whole one is taken: rather too small than wider than the room. */
	private static final double ROUND_UP_FROM = 0.4;

	private record Face(int points, int style) {
	}

	private final Display display;
	private final String family;
	private final Map<Face, Font> fonts = new HashMap<>();

	FontCache(Display display) {
		this.display = display;
		family = Arrays.stream(TextWidths.FAMILY.split(",")).map(name -> name.replace("'", ""))
				.filter(name -> display.getFontList(name, true).length > 0).findFirst()
				.orElseGet(() -> display.getSystemFont().getFontData()[0].getName());
	}

	/** A font for letters of about so many pixels. */
	Font of(double pixels, Set<Format> formats) {
		int style = (formats.contains(Format.BOLD) ? SWT.BOLD : SWT.NORMAL)
				| (formats.contains(Format.ITALIC) ? SWT.ITALIC : SWT.NORMAL);
		return fonts.computeIfAbsent(new Face(points(pixels), style),
				face -> new Font(display, family, face.points(), face.style()));
	}

	private int points(double pixels) {
		return Math.max(MIN_POINTS, (int) Math.floor(pixels * POINTS_PER_INCH / display.getDPI().y + ROUND_UP_FROM));
	}

	void dispose() {
		fonts.values().forEach(Resource::dispose);
		fonts.clear();
	}
}
