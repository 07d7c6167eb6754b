package dev.lamina.diagram.layout;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.lamina.diagram.evaluation.Figure;
import dev.lamina.diagram.scene.Box;
import dev.lamina.diagram.scene.Label;
import dev.lamina.diagram.scene.Rectangle;
import dev.lamina.diagram.specification.BoxStyle.Gradient;
import dev.lamina.diagram.specification.BoxStyle.LineStyle;
import dev.lamina.diagram.specification.BoxStyle.Shape;
import dev.lamina.diagram.specification.ColorDescription.FixedColor;
import dev.lamina.diagram.specification.LabelStyle.Alignment;

/**
 * Draws what is in a container to scale, as bars beside each other that are read from top to bottom. Containers beside each other
 * have bars of the same height.
 */
final class BarLayout {
	private static final double MIN_SEGMENT_HEIGHT = 21;
	private static final double MIN_SEGMENT_HEIGHT_WITHOUT_TEXT = 4;
	private static final double MIN_HEIGHT = 92;
	private static final double MAX_HEIGHT = 900;
	private static final double MIN_WIDTH = 150;
	private static final double NARROW_WIDTH = 112;
	private static final double MAX_TEXT_WIDTH = 320;
	private static final double BETWEEN_BARS = 6;
	/** Room for the fork of a line that ends at several segments. */
	private static final double FORK = 14;
	private static final double TEXT_PADDING = 8;
	private static final int CAPTION_POINTS = 8;
	private static final FixedColor CAPTION = new FixedColor(91, 100, 114);

	private final FigureLayout figureLayout;
	private final Map<String, BarSource> sources;
	private final Map<Figure, List<BarGroup>> known = new IdentityHashMap<>();

	BarLayout(FigureLayout figureLayout, Map<String, BarSource> sources) {
		this.figureLayout = figureLayout;
		this.sources = sources;
	}

	/** Whether a figure is drawn as bars. */
	boolean appliesTo(Figure figure) {
		return !groups(figure).isEmpty();
	}

	/** Whether a connection that ends at a figure in parts means this one: the parts that the element at its beginning uses. */
	boolean connectsTo(Figure.Connection connection, Figure end, int part) {
		Optional<Figure> container = end.parent().filter(this::appliesTo);
		if (container.isEmpty()) {
			return true;
		}
		List<BarSegment> parts = segments(container.get()).filter(segment -> segment.figure() == end).toList();
		return part < parts.size() && parts.get(part).users().contains(connection.from().target());
	}

	/** The bars of a container, at least that wide, and below them what has no place on them. */
	Area layOut(Figure container, double leastWidth) {
		Area area = Area.EMPTY;
		Parts parts = new Parts();
		for (BarGroup group : groups(container)) {
			area = area.above(bars(container, group, leastWidth, parts), FigureLayout.GAP);
		}
		List<Block> rest = figureLayout.blocks(container.children().stream().filter(child -> !parts.areKnownOf(child)).toList());
		return area.above(Area.rows(rest, FigureLayout.GAP / 2, Math.max(area.width(), MIN_WIDTH)), FigureLayout.GAP);
	}

	private List<BarGroup> groups(Figure figure) {
		return known.computeIfAbsent(figure, key -> key.mapping().layout().map(sources::get).map(source -> source.groups(key))
				.orElse(List.of()));
	}

	private Stream<BarSegment> segments(Figure container) {
		return groups(container).stream().flatMap(group -> group.bars().stream()).flatMap(bar -> bar.segments().stream());
	}

	private Area bars(Figure container, BarGroup group, double leastWidth, Parts parts) {
		double height = height(container);
		List<Block> blocks = new ArrayList<>();
		double top = 0;
		if (!group.title().isEmpty()) {
			top = caption(container, group.title(), FORK, top, parts, blocks);
		}
		double narrow = group.bars().stream().filter(bar -> !bar.wide()).count() * NARROW_WIDTH
				+ Math.max(0, group.bars().size() - 1) * BETWEEN_BARS;
		List<Double> begins = new ArrayList<>();
		List<Double> widths = new ArrayList<>();
		double right = FORK;
		double captions = top;
		for (Bar bar : group.bars()) {
			double width = bar.wide() ? Math.max(Math.max(MIN_WIDTH, leastWidth - FORK - narrow), widest(bar)) : NARROW_WIDTH;
			double x = right + (begins.isEmpty() ? 0 : BETWEEN_BARS);
			begins.add(x);
			widths.add(width);
			right = x + width;
			if (!bar.caption().isEmpty()) {
				top = Math.max(top, caption(container, bar.caption(), x, captions, parts, blocks));
			}
		}
		for (int number = 0; number < group.bars().size(); number++) {
			for (BarSegment segment : group.bars().get(number).segments()) {
				blocks.add(box(segment, rectangle(begins.get(number), top, widths.get(number), height, segment), parts));
			}
		}
		return new Area(blocks, List.of(), right, top + height);
	}

	/** High enough that the shortest segment with text of the container, and of those beside it, holds it, within reason. */
	private double height(Figure container) {
		List<Figure> beside = container.parent().map(Figure::children).orElse(List.of(container));
		double wanted = beside.stream().flatMap(this::segments).mapToDouble(
				segment -> (segment.holdsText() ? MIN_SEGMENT_HEIGHT : MIN_SEGMENT_HEIGHT_WITHOUT_TEXT) / segment.extent())
				.max().orElse(MIN_HEIGHT);
		return Math.ceil(Math.min(MAX_HEIGHT, Math.max(MIN_HEIGHT, wanted)));
	}

	private static Rectangle rectangle(double x, double y, double width, double height, BarSegment segment) {
		double top = Math.rint(y + segment.start() * height);
		return new Rectangle(x, top, width, Math.max(1, Math.rint(y + segment.end() * height) - top - 1));
	}

	private static double widest(Bar bar) {
		return bar.segments().stream().mapToDouble(BarLayout::width).max().orElseThrow();
	}

	private static double width(BarSegment segment) {
		double name = LabelLayout.within(text(segment), MAX_TEXT_WIDTH).width();
		double trailing = LabelLayout.within(trailing(segment), MAX_TEXT_WIDTH).width();
		return 2 * TEXT_PADDING + name + (trailing > 0 ? trailing + 2 * TEXT_PADDING : 0);
	}

	private Block box(BarSegment segment, Rectangle bounds, Parts parts) {
		Figure figure = segment.figure();
		List<Label> labels = new ArrayList<>();
		LabelLayout name = LabelLayout.within(text(segment), bounds.width() - 2 * TEXT_PADDING);
		if (name.height() <= bounds.height() + 3) {
			double y = bounds.y() + (bounds.height() - name.height()) / 2;
			labels.addAll(name.placed(bounds.x() + TEXT_PADDING, bounds.right() - TEXT_PADDING, y, Alignment.LEFT));
			double room = bounds.width() - 4 * TEXT_PADDING - name.width();
			labels.addAll(LabelLayout.within(trailing(segment), room).placed(bounds.x(), bounds.right() - TEXT_PADDING, y,
					Alignment.RIGHT));
		}
		int part = parts.next(figure);
		Box box = new Box(figureLayout.identities().of(figure), part, bounds, FigureLayout.paint(figure), labels,
				segment.tooltip(), List.of());
		return new Block(part == 0 ? MarkPlacement.on(box, figure) : box);
	}

	private static Figure.Text text(BarSegment segment) {
		Figure.Text label = segment.figure().appearance().label();
		return segment.text().map(text -> with(label, text)).orElse(label);
	}

	private static Figure.Text trailing(BarSegment segment) {
		return with(segment.figure().appearance().label(), segment.trailing());
	}

	private static Figure.Text with(Figure.Text style, String text) {
		return new Figure.Text(text, style.size(), Set.of(), style.colour(), style.alignment());
	}

	/** Adds a small line of text above bars and returns where they can begin. */
	private double caption(Figure container, String text, double x, double y, Parts parts, List<Block> blocks) {
		Figure.Text style = new Figure.Text(text, CAPTION_POINTS, Set.of(), CAPTION, Alignment.LEFT);
		LabelLayout labelLayout = LabelLayout.of(style);
		Rectangle bounds = new Rectangle(x, y, labelLayout.width(), labelLayout.height());
		Box.Paint none = new Box.Paint(Shape.RECTANGLE, Optional.empty(), CAPTION, Gradient.NONE, 0, CAPTION, LineStyle.SOLID, 0,
				Optional.empty());
		// a part of the container itself: a click on it means the container
		blocks.add(new Block(new Box(figureLayout.identities().of(container), parts.next(container) + 1, bounds, none,
				labelLayout.placed(x, bounds.right(), y, Alignment.LEFT), "", List.of())));
		return y + labelLayout.height() + 2;
	}

	/** Counts the parts that figures were drawn in. */
	private static final class Parts {
		private final Map<Figure, Integer> counts = new IdentityHashMap<>();

		int next(Figure figure) {
			return counts.merge(figure, 1, Integer::sum) - 1;
		}

		boolean areKnownOf(Figure figure) {
			return counts.containsKey(figure);
		}
	}
}
