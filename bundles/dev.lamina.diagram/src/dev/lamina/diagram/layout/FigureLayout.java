package dev.lamina.diagram.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lamina.diagram.evaluation.Figure;
import dev.lamina.diagram.scene.Box;
import dev.lamina.diagram.scene.Box.Paint;
import dev.lamina.diagram.scene.Label;
import dev.lamina.diagram.scene.Rectangle;
import dev.lamina.diagram.specification.BoxStyle.Gradient;
import dev.lamina.diagram.specification.BoxStyle.Shape;
import dev.lamina.diagram.specification.DiagramDescription.Direction;
import dev.lamina.diagram.specification.LabelStyle.Alignment;
import dev.lamina.diagram.specification.Mapping.BoxKind;

/** Gives figures their sizes, from the inside out, and places what is in them. */
final class FigureLayout {
	/** Between a border and what is inside, in pixels. */
	static final double PADDING = 12;
	/** Between neighbours, in pixels. */
	static final double GAP = 12;

	/** How much larger than it needs to be a container may be made. */
	private static final double MAX_STRETCH = 1.6;

	private static final double NODE_PADDING_X = 10;
	private static final double NODE_PADDING_Y = 6;
	private static final double BADGE_PADDING_X = 8;
	private static final double BADGE_PADDING_Y = 3;

	private final IdentityRegistry identityRegistry;
	private final Connections connections;
	private final Direction direction;
	private final BarLayout barLayout;
	private final Map<Figure, Block> natural = new IdentityHashMap<>();

	FigureLayout(IdentityRegistry identityRegistry, Connections connections, Direction direction, Map<String, BarSource> bars) {
		this.identityRegistry = identityRegistry;
		this.direction = direction;
		this.connections = connections;
		this.barLayout = new BarLayout(this, bars);
	}

	/** A figure with everything in it, at the origin. */
	Block block(Figure figure) {
		Block known = natural.get(figure);
		if (known == null) {
			known = block(figure, 0, 0);
			natural.put(figure, known);
		}
		return known;
	}

	/** The same, at least that large. */
	Block block(Figure figure, double width, double height) {
		return isLeaf(figure) ? new Block(leaf(figure, width, height)) : framed(figure,
				inside(figure, Math.max(width, headerWidth(figure)) - 2 * PADDING), width, height);
	}

	private boolean isLeaf(Figure figure) {
		return figure.children().isEmpty() && figure.borders().isEmpty() && figure.mapping().kind() != BoxKind.CONTAINER
				|| figure.children().isEmpty() && figure.borders().isEmpty() && !barLayout.appliesTo(figure);
	}

	private Box leaf(Figure figure, double width, double height) {
		boolean badge = figure.mapping().kind() == BoxKind.BORDER;
		LabelLayout label = LabelLayout.of(figure.appearance().label());
		double paddingX = badge ? BADGE_PADDING_X : NODE_PADDING_X;
		double paddingY = badge ? BADGE_PADDING_Y : NODE_PADDING_Y;
		// a badge is as large as its label
		double wide = Math
				.ceil(Math.max(Math.max(badge ? 0 : figure.appearance().width().orElse(0), width),
						label.isEmpty() ? 0 : label.width()
								+ 2 * paddingX));
		double high = Math.ceil(
				Math.max(Math.max(badge ? 0 : figure.appearance().height().orElse(0), height),
						label.isEmpty() ? 0 : label.height()
								+ 2 * paddingY));
		Rectangle bounds = new Rectangle(0, 0, wide, high);
		List<Label> text = label.placed(paddingX, wide - paddingX, (high - label.height()) / 2);
		return MarkPlacement.on(
				new Box(identityRegistry.of(figure), 0, bounds, paint(figure), text, figure.appearance().tooltip(), List.of()),
				figure);
	}

	/** The height that the label and the badges of a figure take at its top, with the gap below them. */
	double header(Figure figure) {
		double label = LabelLayout.of(figure.appearance().label()).height();
		double badges = badges(figure).height();
		double high = Math.max(label, badges);
		return PADDING + (high == 0 ? 0 : high + PADDING * 2 / 3);
	}

	/** The least width that a figure needs for its label and its badges. */
	double headerWidth(Figure figure) {
		double label = LabelLayout.of(figure.appearance().label()).width();
		double badges = badges(figure).width();
		return 2 * PADDING + label + badges + (label > 0 && badges > 0 ? GAP : 0);
	}

	private Area badges(Figure figure) {
		return Area.rows(figure.borders().stream().map(this::block).toList(), PADDING / 2, Double.POSITIVE_INFINITY);
	}

	/** A figure around an area, which begins below its header. */
	Block framed(Figure figure, Area inside, double width, double height) {
		double header = header(figure);
		// the size that a specification gives a container is that of an empty one
		boolean empty = figure.children().isEmpty();
		double wide = Math.ceil(Math.max(Math.max(empty ? figure.appearance().width().orElse(0) : 0, width),
				Math.max(headerWidth(figure), inside.width() + 2 * PADDING)));
		double high = Math
				.ceil(Math.max(Math.max(empty ? figure.appearance().height().orElse(0) : 0, height), header + inside.height()
						+ (inside.height() > 0 ? PADDING : 0)));
		return frame(figure, inside.moved(PADDING, header), wide, high);
	}

	/** A figure of a size around an area that has its place in it already. */
	Block frame(Figure figure, Area placed, double wide, double high) {
		Area badges = badges(figure);
		LabelLayout label = LabelLayout.of(figure.appearance().label());
		double middle = PADDING + Math.max(label.height(), badges.height()) / 2;
		Area set = badges.moved(wide - PADDING - badges.width(), middle - badges.height() / 2);
		double right = set.blocks().isEmpty() ? wide - PADDING : wide - PADDING - badges.width() - GAP;
		// where badges can stand at the right the label begins at the left, so that it is there in all of the mapping's figures
		Alignment alignment = figure.mapping().borders().isEmpty() ? figure.appearance().label().alignment() : Alignment.LEFT;
		List<Label> text = label.placed(PADDING, right, middle - label.height() / 2, alignment);
		List<Box> children = new ArrayList<>();
		placed.blocks().forEach(block -> children.add(block.box()));
		set.blocks().forEach(block -> children.add(block.box()));
		Box box = new Box(identityRegistry.of(figure), 0, new Rectangle(0, 0, wide, high), paint(figure), text,
				figure.appearance().tooltip(),
				children);
		return new Block(MarkPlacement.on(box, figure), placed.allRoutes());
	}

	private Area inside(Figure figure, double leastWidth) {
		if (barLayout.appliesTo(figure)) {
			return barLayout.layOut(figure, leastWidth);
		}
		return switch (figure.mapping().arrangement()) {
			case LIST, VERTICAL_STACK ->
					new LaneRouter(this, connections).route(stretched(figure.children(), GAP / 2, leastWidth),
							connections.between(figure));
			case HORIZONTAL_STACK -> connections.between(figure).isEmpty() ? Area.rows(blocks(figure.children()), GAP,
					Double.POSITIVE_INFINITY)
					: free(figure.children(), connections.between(figure), leastWidth);
			case FREE_FORM -> free(figure.children(), connections.between(figure), leastWidth);
		};
	}

	/**
	 * Figures and the connections between them: groups of connected ones by ELK, and these groups and the others in rows. Where
	 * that makes one column it fills the width.
	 */
	Area free(List<Figure> figures, List<Figure.Connection> between, double leastWidth) {
		if (figures.isEmpty()) {
			return Area.EMPTY;
		}
		List<Block> sized = blocks(figures);
		if (between.isEmpty()) {
			Area rows = Area.rows(sized, GAP);
			boolean column = rows.blocks().stream().allMatch(block -> block.bounds().x() == 0);
			return isEntered(figures) || column ? stretched(figures, GAP, Math.min(leastWidth, rows.width() * MAX_STRETCH))
					: rows;
		}
		if (direction == Direction.DOWN && between.stream().anyMatch(connection -> !figures.contains(connection.from())
				|| !figures.contains(connection.to()))) {
			return new LaneRouter(this, connections).route(stretched(figures, GAP, 0), between);
		}
		List<Area> groups = new ArrayList<>();
		for (ConnectedComponents.Component component : ConnectedComponents.of(figures, between)) {
			List<Block> blocks = component.figures().stream().map(figure -> sized.get(figures.indexOf(figure))).toList();
			groups.add(component.connections().isEmpty()
					? new Area(blocks, List.of(), blocks.getFirst().width(), blocks.getFirst().height())
					: new LayeredGraphLayout(this, direction).layOut(component.figures(), blocks, component.connections()));
		}
		return Area.ofAreas(groups, GAP * 2);
	}

	/** Whether lines of the outside end in one of some figures; they come from the side, so nothing may stand before. */
	private boolean isEntered(List<Figure> figures) {
		return direction == Direction.RIGHT && figures.stream().anyMatch(connections::isEntered);
	}

	private Area stretched(List<Figure> figures, double gap, double leastWidth) {
		List<Block> natural = blocks(figures);
		double widest = natural.stream().mapToDouble(Block::width).max().stream().map(width -> Math.max(width, leastWidth))
				.findFirst()
				.orElse(0);
		List<Block> wide = new ArrayList<>();
		for (int number = 0; number < figures.size(); number++) {
			wide.add(block(figures.get(number), widest, natural.get(number).height()));
		}
		return Area.column(wide, gap);
	}

	/**
	 * Figures at their sizes; those of one mapping all as large as the largest if it is not much larger, so that they stand in
	 * line.
	 */
	List<Block> blocks(List<Figure> figures) {
		List<Block> natural = figures.stream().map(this::block).toList();
		Map<String, Double> widths = new HashMap<>();
		Map<String, Double> heights = new HashMap<>();
		for (int number = 0; number < figures.size(); number++) {
			String key = figures.get(number).mapping().key();
			widths.merge(key, natural.get(number).width(), Math::max);
			heights.merge(key, natural.get(number).height(), Math::max);
		}
		List<Block> blocks = new ArrayList<>();
		for (int number = 0; number < figures.size(); number++) {
			Figure figure = figures.get(number);
			Block block = natural.get(number);
			double width = aligned(block.width(), widths.get(figure.mapping().key()), figure);
			double height = isLeaf(figure) ? heights.get(figure.mapping().key()) : block.height();
			blocks.add(width == block.width() && height == block.height() ? block : block(figure, width, height));
		}
		return blocks;
	}

	private double aligned(double own, double largest, Figure figure) {
		return isLeaf(figure) || largest <= own * MAX_STRETCH ? largest : own;
	}

	BarLayout barLayout() {
		return barLayout;
	}

	IdentityRegistry identities() {
		return identityRegistry;
	}

	static Paint paint(Figure figure) {
		Figure.Appearance appearance = figure.appearance();
		boolean badge = figure.mapping().kind() == BoxKind.BORDER && appearance.shape() == Shape.RECTANGLE;
		return new Paint(appearance.shape(),
				appearance.shape() == Shape.IMAGE ? Optional.empty() : Optional.of(appearance.fill()), appearance.fillEnd(),
				appearance.fill().equals(appearance.fillEnd()) ? Gradient.NONE : appearance.gradient(),
				appearance.border().width(),
				appearance.border().colour(),
				appearance.border().line(),
				badge ? Math.max(appearance.corner(), 9) : appearance.corner() / 2.0, appearance.image());
	}
}
