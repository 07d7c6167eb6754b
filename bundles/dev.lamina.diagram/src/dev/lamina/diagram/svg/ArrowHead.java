package dev.lamina.diagram.svg;

import dev.lamina.diagram.scene.Edge.Point;
import dev.lamina.diagram.specification.EdgeStyle.Arrow;
import java.util.Optional;

/**
 * What is drawn at the end of a line.
 *
 * @param outline its outline as the data of an SVG path
 * @param inside  what fills it
 */
record ArrowHead(String outline, Inside inside) {
	private static final double LENGTH = 7;
	private static final double HALF_WIDTH = 3.5;

	/** What fills a head. */
	enum Inside {
		OPEN, PAPER, LINE
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
		String tip = SvgWriter.pair(end.x(), end.y());
		String base = SvgWriter.pair(end.x() - x * LENGTH, end.y() - y * LENGTH);
		return Optional.of(switch (arrow) {
			case INPUT_ARROW -> new ArrowHead('M' + side(end, x, y, LENGTH, 1) + 'L' + tip + 'L' + side(end, x, y, LENGTH, -1),
					Inside.OPEN);
			case INPUT_CLOSED_ARROW -> new ArrowHead(triangle(tip, end, x, y, LENGTH), Inside.PAPER);
			case INPUT_FILL_CLOSED_ARROW -> new ArrowHead(triangle(tip, end, x, y, LENGTH), Inside.LINE);
			case OUTPUT_ARROW -> new ArrowHead('M' + side(end, x, y, 0, 1) + 'L' + base + 'L' + side(end, x, y, 0, -1), Inside.OPEN);
			case OUTPUT_CLOSED_ARROW -> new ArrowHead(triangle(base, end, x, y, 0), Inside.PAPER);
			case OUTPUT_FILL_CLOSED_ARROW -> new ArrowHead(triangle(base, end, x, y, 0), Inside.LINE);
			case DIAMOND -> new ArrowHead(diamond(tip, end, x, y), Inside.PAPER);
			case FILL_DIAMOND -> new ArrowHead(diamond(tip, end, x, y), Inside.LINE);
			case DOT -> new ArrowHead('M' + SvgWriter.pair(end.x() - 3, end.y()) + "a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z", Inside.LINE);
			case NO_DECORATION -> throw new AssertionError(arrow);
		});
	}

	private static String triangle(String tip, Point end, double x, double y, double back) {
		return 'M' + side(end, x, y, back, 1) + 'L' + tip + 'L' + side(end, x, y, back, -1) + 'Z';
	}

	private static String diamond(String tip, Point end, double x, double y) {
		return 'M' + tip + 'L' + side(end, x, y, LENGTH, 1) + 'L' + SvgWriter.pair(end.x() - 2 * x * LENGTH, end.y() - 2 * y * LENGTH) + 'L'
				+ side(end, x, y, LENGTH, -1) + 'Z';
	}

	/** A corner beside the line, some way before its end. */
	private static String side(Point end, double x, double y, double back, int sign) {
		return SvgWriter.pair(end.x() - x * back - sign * y * HALF_WIDTH, end.y() - y * back + sign * x * HALF_WIDTH);
	}
}
