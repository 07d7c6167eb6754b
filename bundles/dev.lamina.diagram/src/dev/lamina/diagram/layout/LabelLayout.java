package dev.lamina.diagram.layout;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.lamina.diagram.evaluation.Figure;
import dev.lamina.diagram.scene.Label;
import dev.lamina.diagram.scene.Label.Anchor;
import dev.lamina.diagram.specification.LabelStyle.Alignment;
import dev.lamina.diagram.specification.LabelStyle.Format;
import dev.lamina.diagram.text.TextWidths;

/**
 * The lines of a label, measured. The first line stands in the format of the style; further ones are smaller and not bold,
 * because they say the details.
 */
final class LabelLayout {
	private static final double PIXELS_PER_POINT = 4.0 / 3;
	private static final double DETAIL = 0.88;
	private static final double LEADING = 1.35;
	/** How much of the height of a line stands above its baseline. */
	private static final double ASCENT = 0.98;

	private record Line(String text, double size, Set<Format> formats) {
		double width() {
			return TextWidths.of(text, size, formats.contains(Format.BOLD));
		}
	}

	private final List<Line> lines = new ArrayList<>();
	private final Figure.Text style;

	private LabelLayout(Figure.Text style) {
		this.style = style;
	}

	/** A label in its own lines. */
	static LabelLayout of(Figure.Text style) {
		return within(style, Double.POSITIVE_INFINITY);
	}

	/** A label in lines of at most that width: what is longer is shortened. */
	static LabelLayout within(Figure.Text style, double limit) {
		LabelLayout labelLayout = new LabelLayout(style);
		if (!style.text().isEmpty()) {
			String[] texts = style.text().split("\n", -1);
			for (int number = 0; number < texts.length; number++) {
				Set<Format> formats = EnumSet.noneOf(Format.class);
				formats.addAll(style.formats());
				if (number > 0) {
					formats.remove(Format.BOLD);
				}
				double size = PixelRounding.toTenths(style.size() * PIXELS_PER_POINT * (number > 0 ? DETAIL : 1));
				String text = TextWidths.shortened(texts[number], size, formats.contains(Format.BOLD), limit);
				if (!text.isEmpty()) {
					labelLayout.lines.add(new Line(text, size, formats));
				}
			}
		}
		return labelLayout;
	}

	boolean isEmpty() {
		return lines.isEmpty();
	}

	double width() {
		return Math.ceil(lines.stream().mapToDouble(Line::width).max().orElse(0));
	}

	double height() {
		return Math.ceil(lines.stream().mapToDouble(line -> line.size() * LEADING).sum());
	}

	/** The lines below y, aligned between two x as the style says. */
	List<Label> placed(double left, double right, double y) {
		return placed(left, right, y, style.alignment());
	}

	List<Label> placed(double left, double right, double y, Alignment alignment) {
		List<Label> labels = new ArrayList<>();
		double top = y;
		for (Line line : lines) {
			double x = switch (alignment) {
				case LEFT -> left;
				case CENTER -> (left + right) / 2;
				case RIGHT -> right;
			};
			Anchor anchor = switch (alignment) {
				case LEFT -> Anchor.START;
				case CENTER -> Anchor.MIDDLE;
				case RIGHT -> Anchor.END;
			};
			labels.add(
					new Label(line.text(), PixelRounding.toTenths(x), PixelRounding.toTenths(top + line.size() * ASCENT),
							line.size(), anchor, line.formats(),
							style.colour()));
			top += line.size() * LEADING;
		}
		return labels;
	}
}
