package dev.lamina.diagram.layout;

import java.util.List;
import java.util.Optional;

import dev.lamina.diagram.evaluation.Figure;
import dev.lamina.diagram.scene.Edge.Point;

/**
 * The way of a connection.
 *
 * @param paths the way from one end to the other, then branches of it to further parts of the end
 * @param label the upper left corner of the label in its middle if there is one
 */
record EdgeRoute(Figure.Connection connection, List<List<Point>> paths, Optional<Point> label) {
	EdgeRoute {
		paths = List.copyOf(paths);
	}

	EdgeRoute moved(double byX, double byY) {
		return new EdgeRoute(connection,
				paths.stream().map(path -> path.stream().map(point -> moved(point, byX, byY)).toList()).toList(),
				label.map(point -> moved(point, byX, byY)));
	}

	private static Point moved(Point point, double byX, double byY) {
		return new Point(point.x() + byX, point.y() + byY);
	}
}
