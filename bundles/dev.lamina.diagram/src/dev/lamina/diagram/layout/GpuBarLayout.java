package dev.lamina.diagram.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.lamina.design.partitioning.AxisRange;
import dev.lamina.design.partitioning.GpuSegment;
import dev.lamina.design.partitioning.SegmentLayout;
import dev.lamina.diagram.evaluation.Figure;
import dev.lamina.diagram.scene.Box;
import dev.lamina.diagram.scene.Label;
import dev.lamina.diagram.scene.Rectangle;
import dev.lamina.diagram.specification.BoxStyle.Gradient;
import dev.lamina.diagram.specification.BoxStyle.LineStyle;
import dev.lamina.diagram.specification.BoxStyle.Shape;
import dev.lamina.diagram.specification.ColorDescription.FixedColor;
import dev.lamina.diagram.specification.LabelStyle.Alignment;
import dev.lamina.model.HostGpu;
import dev.lamina.placement.assignment.Allocation;
import dev.lamina.placement.assignment.GpuSlot;

/**
 * Draws the pieces of a GPU to scale, as two bars that are read from top to bottom: memory, and where pieces have compute of
 * their own beside it compute. A declaration that has several pieces is drawn in as many parts.
 */
final class GpuBarLayout {
	private static final double MIN_SEGMENT_HEIGHT = 21;
	private static final double MIN_FREE_HEIGHT = 4;
	private static final double MIN_HEIGHT = 92;
	private static final double MAX_HEIGHT = 900;
	private static final double MIN_WIDTH = 150;
	private static final double COMPUTE_WIDTH = 112;
	private static final double MAX_TEXT_WIDTH = 320;
	private static final double BETWEEN_BARS = 6;
	/** Room for the fork of a line that ends at several pieces. */
	private static final double FORK = 14;
	private static final double TEXT_PADDING = 8;
	private static final int CAPTION_POINTS = 8;
	private static final FixedColor CAPTION = new FixedColor(91, 100, 114);

	private final FigureLayout figureLayout;

	GpuBarLayout(FigureLayout figureLayout) {
		this.figureLayout = figureLayout;
	}

	/**
	 * Whether a figure is a GPU of which pieces are shown: other figures that stand for a GPU, such as a NUMA node's, hold none.
	 */
	static boolean appliesTo(Figure figure) {
		return figure.target() instanceof HostGpu gpu && !figure.children().isEmpty() && SegmentLayout.of(gpu).stream()
				.flatMap(segmentLayout -> segmentLayout.segments().stream())
				.anyMatch(gpuSegment -> figure(figure, gpuSegment, false).isPresent()
						|| figure(figure, gpuSegment, true).isPresent());
	}

	/** Whether a connection that ends at a figure in parts means this one: the parts that the VM at its beginning uses. */
	boolean connectsTo(Figure.Connection connection, Figure end, int part) {
		Optional<Figure> gpu = end.parent().filter(GpuBarLayout::appliesTo);
		if (gpu.isEmpty()) {
			return true;
		}
		List<GpuSegment> gpuSegments = cellsOf((HostGpu) gpu.get().target(), end, false);
		return part < gpuSegments.size()
				&& gpuSegments.get(part).users().stream().anyMatch(user -> user.vm() == connection.from().target());
	}

	private static List<GpuSegment> cellsOf(HostGpu gpu, Figure figure, boolean compute) {
		return SegmentLayout.of(gpu).stream().flatMap(segmentLayout -> segmentLayout.segments().stream())
				.filter(gpuSegment -> (compute ? gpuSegment.compute() : gpuSegment.memory()).isPresent()
						&& shows(figure, gpuSegment, compute))
				.toList();
	}

	/** The bars of a GPU, those of equally cut GPUs once, at least that wide, and below them what has no place on it. */
	Area layOut(Figure gpu, double leastWidth) {
		Area area = Area.EMPTY;
		List<SegmentLayout> all = SegmentLayout.of((HostGpu) gpu.target());
		Parts parts = new Parts();
		for (SegmentLayout segmentLayout : all) {
			area = area.above(bars(gpu, segmentLayout, all.size() > 1, leastWidth, parts), FigureLayout.GAP);
		}
		List<Block> rest = figureLayout.blocks(gpu.children().stream().filter(child -> !parts.areKnownOf(child)).toList());
		return area.above(Area.rows(rest, FigureLayout.GAP / 2, Math.max(area.width(), MIN_WIDTH)), FigureLayout.GAP);
	}

	private Area bars(Figure gpu, SegmentLayout segmentLayout, boolean named, double leastWidth, Parts parts) {
		List<GpuSegment> onMemory = cells(gpu, segmentLayout, false);
		List<GpuSegment> onCompute = cells(gpu, segmentLayout, true);
		double height = height(gpu);
		double beside = onCompute.isEmpty() ? 0 : COMPUTE_WIDTH + (onMemory.isEmpty() ? 0 : BETWEEN_BARS);
		double width = onMemory.isEmpty() ? 0 : Math.max(Math.max(MIN_WIDTH, leastWidth - FORK - beside), onMemory.stream()
				.mapToDouble(gpuSegment -> width(figure(gpu, gpuSegment, false).orElseThrow(), gpuSegment)).max().orElseThrow());
		List<Block> blocks = new ArrayList<>();
		double top = 0;
		if (named) {
			top = caption(gpu, names(segmentLayout), FORK, top, parts, blocks);
		}
		if (!onCompute.isEmpty()) {
			double bars = top;
			if (!onMemory.isEmpty()) {
				caption(gpu, "memory", FORK, bars, parts, blocks);
			}
			top = caption(gpu, "compute", FORK + width + beside - COMPUTE_WIDTH, bars, parts, blocks);
		}
		for (GpuSegment cell : onMemory) {
			blocks.add(box(gpu, cell, false, rectangle(FORK, top, width, height, cell.memory().orElseThrow()), parts));
		}
		for (GpuSegment cell : onCompute) {
			blocks.add(box(gpu, cell, true,
					rectangle(FORK + width + beside - COMPUTE_WIDTH, top, COMPUTE_WIDTH, height, cell.compute()
							.orElseThrow()),
					parts));
		}
		return new Area(blocks, List.of(), FORK + width + beside, top + height);
	}

	private static List<GpuSegment> cells(Figure gpu, SegmentLayout segmentLayout, boolean compute) {
		return segmentLayout.segments().stream()
				.filter(gpuSegment -> (compute ? gpuSegment.compute() : gpuSegment.memory()).isPresent()
						&& figure(gpu, gpuSegment, compute).isPresent())
				.toList();
	}

	private static String names(SegmentLayout segmentLayout) {
		List<GpuSlot> gpus = segmentLayout.gpus();
		return gpus.size() == 1 ? gpus.getFirst().name() : gpus.getFirst().name() + " to " + gpus.getLast().name();
	}

	/** High enough that the shortest piece in use of the GPU, and of those beside it, holds its text, within reason. */
	private static double height(Figure gpu) {
		List<Figure> alike = gpu.parent().map(Figure::children).orElse(List.of(gpu)).stream().filter(GpuBarLayout::appliesTo)
				.toList();
		double wanted = alike.stream().flatMap(each -> SegmentLayout.of((HostGpu) each.target()).stream()
				.flatMap(segmentLayout -> Stream.concat(heights(each, segmentLayout, false), heights(each, segmentLayout, true))))
				.max(Double::compare)
				.orElse(MIN_HEIGHT);
		return Math.ceil(Math.min(MAX_HEIGHT, Math.max(MIN_HEIGHT, wanted)));
	}

	/** How high the bar would have to be for each piece: what no one has need not hold text. */
	private static Stream<Double> heights(Figure gpu, SegmentLayout segmentLayout, boolean compute) {
		return cells(gpu, segmentLayout, compute).stream()
				.map(gpuSegment -> (gpuSegment.kind() == GpuSegment.Kind.FREE || gpuSegment.kind() == GpuSegment.Kind.UNUSABLE
						? MIN_FREE_HEIGHT : MIN_SEGMENT_HEIGHT)
						/ (compute ? gpuSegment.compute() : gpuSegment.memory()).orElseThrow().extent());
	}

	private static Rectangle rectangle(double x, double y, double width, double height, AxisRange axisRange) {
		double top = Math.rint(y + axisRange.start() * height);
		return new Rectangle(x, top, width, Math.max(1, Math.rint(y + axisRange.end() * height) - top - 1));
	}

	private static double width(Figure figure, GpuSegment gpuSegment) {
		double name = LabelLayout.within(text(figure, gpuSegment), MAX_TEXT_WIDTH).width();
		double users = LabelLayout.within(users(figure, gpuSegment), MAX_TEXT_WIDTH).width();
		return 2 * TEXT_PADDING + name + (users > 0 ? users + 2 * TEXT_PADDING : 0);
	}

	private Block box(Figure gpu, GpuSegment gpuSegment, boolean compute, Rectangle bounds, Parts parts) {
		Figure figure = figure(gpu, gpuSegment, compute).orElseThrow();
		List<Label> labels = new ArrayList<>();
		LabelLayout name = LabelLayout.within(text(figure, gpuSegment), bounds.width() - 2 * TEXT_PADDING);
		if (name.height() <= bounds.height() + 3) {
			double y = bounds.y() + (bounds.height() - name.height()) / 2;
			labels.addAll(name.placed(bounds.x() + TEXT_PADDING, bounds.right() - TEXT_PADDING, y, Alignment.LEFT));
			double room = bounds.width() - 4 * TEXT_PADDING - name.width();
			labels.addAll(LabelLayout.within(users(figure, gpuSegment), room).placed(bounds.x(), bounds.right() - TEXT_PADDING, y,
					Alignment.RIGHT));
		}
		String tooltip = Stream
				.of(figure.appearance().tooltip(), gpuSegment.users().isEmpty() ? "" : "used by " + users(gpuSegment))
				.filter(text -> !text.isEmpty())
				.reduce((first, second) -> first + "; " + second).orElse("");
		int part = parts.next(figure);
		Box box = new Box(figureLayout.identities().of(figure), part, bounds, FigureLayout.paint(figure), labels, tooltip,
				List.of());
		return new Block(part == 0 ? MarkPlacement.on(box, figure) : box);
	}

	/**
	 * A piece is labelled with its own name; what is left over with the label of its figure, which counts all of it, unless it
	 * lies in several places.
	 */
	private static Figure.Text text(Figure figure, GpuSegment gpuSegment) {
		Figure.Text text = figure.appearance().label();
		boolean several = cellsOf((HostGpu) gpuOf(figure).target(), figure, isCompute(figure)).size() > 1;
		boolean own = gpuSegment.kind() == GpuSegment.Kind.SLICE || gpuSegment.kind() == GpuSegment.Kind.SHARE;
		return own && !isCompute(figure) || several && !own ? with(text, gpuSegment.name()) : text;
	}

	private static Figure.Text users(Figure figure, GpuSegment gpuSegment) {
		return with(figure.appearance().label(), isCompute(figure) ? "" : users(gpuSegment));
	}

	private static String users(GpuSegment gpuSegment) {
		List<Allocation> users = gpuSegment.users();
		return users.isEmpty() ? "" : users.size() == 1 ? users.getFirst().name() : users.getFirst().name() + " to "
				+ users.getLast().name();
	}

	private static Figure.Text with(Figure.Text style, String text) {
		return new Figure.Text(text, style.size(), Set.of(), style.colour(), style.alignment());
	}

	/** Adds a small line of text above bars and returns where they can begin. */
	private double caption(Figure gpu, String text, double x, double y, Parts parts, List<Block> blocks) {
		Figure.Text style = new Figure.Text(text, CAPTION_POINTS, Set.of(), CAPTION, Alignment.LEFT);
		LabelLayout labelLayout = LabelLayout.of(style);
		Rectangle bounds = new Rectangle(x, y, labelLayout.width(), labelLayout.height());
		Box.Paint none = new Box.Paint(Shape.RECTANGLE, Optional.empty(), CAPTION, Gradient.NONE, 0, CAPTION, LineStyle.SOLID, 0,
				Optional.empty());
		// a part of the GPU itself: the one that points at it means the GPU
		blocks.add(new Block(new Box(figureLayout.identities().of(gpu), parts.next(gpu) + 1, bounds, none,
				labelLayout.placed(x, bounds.right(), y, Alignment.LEFT), "", List.of())));
		return y + labelLayout.height() + 2;
	}

	/** The figure that shows a piece on one of the axes; nothing if its layer is not shown. */
	private static Optional<Figure> figure(Figure gpu, GpuSegment gpuSegment, boolean compute) {
		Stream<Figure> figures = compute ? gpu.children().stream()
				.flatMap(child -> Stream.concat(Stream.of(child), child.children().stream()))
				: gpu.children().stream();
		return figures.filter(figure -> shows(figure, gpuSegment, compute)).findFirst();
	}

	private static boolean shows(Figure figure, GpuSegment gpuSegment, boolean compute) {
		if (figure.target() != gpuSegment.owner() || isCompute(figure) != compute) {
			return false;
		}
		return switch (gpuSegment.kind()) {
			case FREE -> figure.mapping().name().startsWith("free");
			case UNUSABLE -> figure.mapping().name().startsWith("unusable");
			case SLICE, SHARE -> true;
		};
	}

	private static boolean isCompute(Figure figure) {
		return figure.mapping().name().endsWith("Compute");
	}

	private static Figure gpuOf(Figure figure) {
		Function<Figure, Figure> outwards = each -> each.parent().orElseThrow();
		Figure gpu = outwards.apply(figure);
		return gpu.target() instanceof HostGpu && appliesTo(gpu) ? gpu : outwards.apply(gpu);
	}

	/** Counts the parts that figures were drawn in. */
	private static final class Parts {
		private final java.util.Map<Figure, Integer> counts = new java.util.IdentityHashMap<>();

		int next(Figure figure) {
			return counts.merge(figure, 1, Integer::sum) - 1;
		}

		boolean areKnownOf(Figure figure) {
			return counts.containsKey(figure);
		}
	}
}
