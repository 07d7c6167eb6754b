package dev.lamina.diagram.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.lamina.diagram.scene.Edge;
import dev.lamina.diagram.scene.Edge.Point;
import dev.lamina.diagram.specification.EdgeStyle.Arrow;

/**
 * What is drawn at the end of a line.
 *
 * @param corners its corners, or the middle of a dot
 * @param closed  whether the last corner is joined to the first
 * @param inside  what fills it
 */
public record ArrowHead(List<Point> corners, boolean closed, Inside inside) {
	/** The radius of a dot in pixels. */
	public static final double DOT_RADIUS = 3;
	private static final double LENGTH = 7;
	private static final double HALF_WIDTH = 3.5;

	public ArrowHead {
		corners = List.copyOf(corners);
	}

	/** What fills a head. */
	public enum Inside {
		OPEN, PAPER, LINE
	}

	/** The heads of an edge: at the end of each of its ways, and at the beginning of the first. */
	public static List<ArrowHead> of(Edge edge) {
		List<ArrowHead> heads = new ArrayList<>();
		for (int number = 0; number < edge.paths().size(); number++) {
			List<Point> path = edge.paths().get(number);
			of(edge.target(), path.getLast(), path.get(path.size() - 2)).ifPresent(heads::add);
			if (number == 0) {
				of(edge.source(), path.getFirst(), path.get(1)).ifPresent(heads::add);
			}
		}
		return heads;
	}

	/** Whether it is a dot. */
	public boolean isDot() {
		return corners.size() == 1;
	}

	/**
	 * The head of a line.
	 *
	 * @param end  where the line ends
	 * @param from the corner before its end
	 */
	static Optional<ArrowHead> of(Arrow arrow, Point end, Point from) {
		double length = StrictMath.hypot(end.x() - from.x(), end.y() - from.y());
		if (length == 0 || arrow == Arrow.NO_DECORATION) {
			return Optional.empty();
		}
		double x = (end.x() - from.x()) / length;
		double y = (end.y() - from.y()) / length;
		Point base = new Point(end.x() - x * LENGTH, end.y() - y * LENGTH);
		return Optional.of(switch (arrow) {
			case INPUT_ARROW -> new ArrowHead(triangle(end, end, x, y, LENGTH), false, Inside.OPEN);
			case INPUT_CLOSED_ARROW -> new ArrowHead(triangle(end, end, x, y, LENGTH), true, Inside.PAPER);
			case INPUT_FILL_CLOSED_ARROW -> new ArrowHead(triangle(end, end, x, y, LENGTH), true, Inside.LINE);
			case OUTPUT_ARROW -> new ArrowHead(triangle(base, end, x, y, 0), false, Inside.OPEN);
			case OUTPUT_CLOSED_ARROW -> new ArrowHead(triangle(base, end, x, y, 0), true, Inside.PAPER);
			case OUTPUT_FILL_CLOSED_ARROW -> new ArrowHead(triangle(base, end, x, y, 0), true, Inside.LINE);
			case DIAMOND -> new ArrowHead(diamond(end, x, y), true, Inside.PAPER);
			case FILL_DIAMOND -> new ArrowHead(diamond(end, x, y), true, Inside.LINE);
			case DOT -> new ArrowHead(List.of(end), true, Inside.LINE);
			case NO_DECORATION -> throw new AssertionError(arrow);
		});
	}

	private static List<Point> triangle(Point tip, Point end, double x, double y, double back) {
		return List.of(side(end, x, y, back, 1), tip, side(end, x, y, back, -1));
	}

	private static List<Point> diamond(Point tip, double x, double y) {
		return List.of(tip, side(tip, x, y, LENGTH, 1), new Point(tip.x() - 2 * x * LENGTH, tip.y() - 2 * y * LENGTH),
				side(tip, x, y, LENGTH, -1));
	}

	/** A corner beside the line, some way before its end. */
	private static Point side(Point end, double x, double y, double back, int sign) {
		return new Point(end.x() - x * back - sign * y * HALF_WIDTH, end.y() - y * back + sign * x * HALF_WIDTH);
	}
}
