package dev.lamina.diagram.layout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.lamina.diagram.evaluation.Figure;
import dev.lamina.diagram.evaluation.Representation;
import dev.lamina.diagram.scene.Box;
import dev.lamina.diagram.scene.Box.Paint;
import dev.lamina.diagram.scene.ElementIdentity;
import dev.lamina.diagram.scene.Label;
import dev.lamina.diagram.scene.Label.Anchor;
import dev.lamina.diagram.scene.Rectangle;
import dev.lamina.diagram.scene.Scene.LegendEntry;
import dev.lamina.diagram.specification.BoxStyle.LineStyle;
import dev.lamina.diagram.specification.BoxStyle.Shape;
import dev.lamina.diagram.specification.ColorDescription.FixedColor;
import dev.lamina.diagram.specification.Mapping;
import dev.lamina.diagram.text.TextWidths;

/**
 * Which looks mean what, in the order in which they appear. It names what is inside of the outermost figures: those say
 * themselves what they are.
 */
record Legend(List<LegendEntry> entries, double width, double height) {
	private static final double SWATCH_WIDTH = 18;
	private static final double SWATCH_HEIGHT = 12;
	private static final double TEXT_SIZE = 11;
	private static final double LINE = 20;
	private static final double BETWEEN = 22;
	private static final FixedColor LINE_COLOUR = new FixedColor(209, 213, 219);
	private static final FixedColor INK = new FixedColor(75, 85, 99);

	private record EntryStyle(FixedColor fill, FixedColor border, Object line) {
	}

	/** A legend in lines of about a width, from an upper left corner. */
	static Legend of(Representation representation, double limit, double left, double top) {
		Map<EntryStyle, Figure> entryStyles = new LinkedHashMap<>();
		representation.all().filter(figure -> figure.mapping().kind() != Mapping.BoxKind.BORDER)
				.forEach(figure -> entryStyles
						.putIfAbsent(new EntryStyle(figure.appearance().fill(), figure.appearance().border().colour(),
								figure.appearance().border().line()), figure));
		if (entryStyles.size() < 2) {
			return new Legend(List.of(), 0, 0);
		}
		List<LegendEntry> entries = new ArrayList<>();
		double x = left;
		double y = top;
		double wide = 0;
		for (Figure figure : entryStyles.values()) {
			String text = figure.meaning();
			double width = SWATCH_WIDTH + 6 + TextWidths.of(text, TEXT_SIZE, false);
			if (x > left && x + width > left + limit) {
				x = left;
				y += LINE;
			}
			Box swatch = new Box(
					new ElementIdentity("legend." + entries.size(), figure.mapping().name(), figure.mapping().label(), "",
							Optional.empty()),
					0,
					new Rectangle(PixelRounding.toTenths(x), y + (LINE - SWATCH_HEIGHT) / 2, SWATCH_WIDTH, SWATCH_HEIGHT),
					sample(figure),
					List.of(), "",
					List.of());
			entries.add(new LegendEntry(text, swatch,
					new Label(text, PixelRounding.toTenths(x + SWATCH_WIDTH + 6), y + LINE / 2 + 4, TEXT_SIZE,
							Anchor.START, Set.of(), INK)));
			x += width + BETWEEN;
			wide = Math.max(wide, x - BETWEEN - left);
		}
		return new Legend(entries, Math.ceil(wide), y + LINE - top);
	}

	/** The look of a figure, with a border also if it has none: on paper of its own colour nothing would be seen. */
	private static Paint sample(Figure figure) {
		Paint paint = FigureLayout.paint(figure);
		return paint.border() > 0 || paint.shape() == Shape.IMAGE ? paint
				: new Paint(paint.shape(), paint.fill(), paint.fillEnd(), paint.gradient(), 1, LINE_COLOUR, LineStyle.SOLID,
						paint.corner(),
						paint.image());
	}
}
