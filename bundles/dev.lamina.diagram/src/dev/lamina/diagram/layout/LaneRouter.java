package dev.lamina.diagram.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.lamina.diagram.evaluation.Figure;
import dev.lamina.diagram.scene.Box;
import dev.lamina.diagram.scene.Edge.Point;
import dev.lamina.diagram.scene.Rectangle;

/**
 * Leads lines between what is inside of blocks that stand one below the other: out to the right, along a lane of their own, and
 * back in. Nothing that stands in the column is crossed, but for the borders around the ends.
 */
final class LaneRouter {
	private static final double GAP = 16;
	private static final double LABEL_GAP = 5;

	private final FigureLayout figureLayout;
	private final Connections connections;

	LaneRouter(FigureLayout figureLayout, Connections connections) {
		this.figureLayout = figureLayout;
		this.connections = connections;
	}

	/** A column with the lanes of its lines beside it. */
	Area route(Area column, List<Figure.Connection> between) {
		List<EdgeRoute> edgeRoutes = new ArrayList<>();
		double x = column.width();
		for (Figure.Connection connection : between) {
			x += GAP;
			Rectangle from = bounds(column, connection.from());
			Rectangle to = bounds(column, connection.to());
			double start = height(from, connection, connection.from());
			double end = height(to, connection, connection.to());
			List<Point> path = List.of(point(from.right(), start), point(x, start), point(x, end), point(to.right(), end));
			Optional<LabelLayout> label = connection.line().centre().map(LabelLayout::of);
			double middle = (start + end) / 2;
			double labelX = x + LABEL_GAP;
			edgeRoutes
					.add(new EdgeRoute(connection, List.of(path), label.map(text -> point(labelX, middle - text.height() / 2))));
			x += label.map(text -> LABEL_GAP + text.width()).orElse(0.0);
		}
		return new Area(column.blocks(), edgeRoutes, Math.ceil(x), column.height());
	}

	private Rectangle bounds(Area column, Figure figure) {
		String id = figureLayout.identities().of(figure).id();
		return column.blocks().stream().flatMap(block -> block.box().withAllInside())
				.filter(box -> box.identity().id().equals(id))
				.findFirst().map(Box::bounds).orElseThrow();
	}

	/** Where on the right side of its end a line begins: all lines of a figure share the side evenly. */
	private double height(Rectangle bounds, Figure.Connection connection, Figure end) {
		List<Figure.Connection> all = connections.at(end);
		return bounds.y() + bounds.height() * (all.indexOf(connection) + 1) / (all.size() + 1);
	}

	private static Point point(double x, double y) {
		return new Point(PixelRounding.toTenths(x), PixelRounding.toTenths(y));
	}
}
