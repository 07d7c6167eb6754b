package dev.lamina.diagram.layout;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lamina.diagram.evaluation.Figure;
import dev.lamina.diagram.scene.Box;
import dev.lamina.diagram.scene.Box.Paint;
import dev.lamina.diagram.scene.ElementIdentity;
import dev.lamina.diagram.scene.Rectangle;
import dev.lamina.diagram.specification.BoxStyle.Gradient;
import dev.lamina.diagram.specification.BoxStyle.LineStyle;
import dev.lamina.diagram.specification.BoxStyle.Shape;
import dev.lamina.diagram.specification.ColorDescription.FixedColor;
import dev.lamina.diagram.specification.DiagramDescription.Position;

/** Puts the marks of figures on the corners and sides of their boxes, half outside, so that they hide as little as they can. */
final class MarkPlacement {
	private static final double SIZE = 16;
	private static final double OUTSIDE = 6;

	private MarkPlacement() {
	}

	/** A box with the marks of its figure. */
	static Box on(Box box, Figure figure) {
		if (figure.marks().isEmpty()) {
			return box;
		}
		List<Box> children = new ArrayList<>(box.children());
		Map<Position, Integer> before = new EnumMap<>(Position.class);
		for (Figure.Mark mark : figure.marks()) {
			int number = before.merge(mark.position(), 1, Integer::sum) - 1;
			ElementIdentity elementIdentity = box.identity();
			ElementIdentity own = new ElementIdentity(elementIdentity.id() + "-" + mark.name().replaceAll("[^A-Za-z0-9_-]", ""),
					mark.name(),
					elementIdentity.kind(),
					elementIdentity.element(), elementIdentity.location());
			Paint paint = new Paint(Shape.IMAGE, Optional.empty(), FixedColor.WHITE, Gradient.NONE, 0, FixedColor.BLACK,
					LineStyle.SOLID, 0,
					Optional.of(mark.image()));
			children.add(
					new Box(own, 0, place(box.bounds(), mark.position(), number), paint, List.of(), mark.tooltip(), List.of()));
		}
		return new Box(box.identity(), box.part(), box.bounds(), box.paint(), box.labels(), box.tooltip(), children);
	}

	private static Rectangle place(Rectangle around, Position position, int number) {
		double x = switch (position) {
			case WEST, NORTH_WEST, SOUTH_WEST -> around.x() - OUTSIDE + number * SIZE;
			case NORTH, SOUTH, CENTER -> around.middle() - SIZE / 2 + number * SIZE;
			case EAST, NORTH_EAST, SOUTH_EAST -> around.right() + OUTSIDE - (number + 1) * SIZE;
		};
		double y = switch (position) {
			case NORTH, NORTH_WEST, NORTH_EAST -> around.y() - OUTSIDE;
			case WEST, EAST, CENTER -> around.y() + (around.height() - SIZE) / 2;
			case SOUTH, SOUTH_WEST, SOUTH_EAST -> around.bottom() + OUTSIDE - SIZE;
		};
		return new Rectangle(PixelRounding.toTenths(x), PixelRounding.toTenths(y), SIZE, SIZE);
	}
}
