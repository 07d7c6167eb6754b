package dev.lamina.diagram.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.lamina.design.partitioning.Cell;
import dev.lamina.design.partitioning.Slices;
import dev.lamina.design.partitioning.Span;
import dev.lamina.diagram.evaluation.Figure;
import dev.lamina.diagram.scene.Box;
import dev.lamina.diagram.scene.Label;
import dev.lamina.diagram.scene.Rectangle;
import dev.lamina.diagram.specification.BoxStyle.Gradient;
import dev.lamina.diagram.specification.BoxStyle.LineStyle;
import dev.lamina.diagram.specification.BoxStyle.Shape;
import dev.lamina.diagram.specification.Colour.Fixed;
import dev.lamina.diagram.specification.LabelStyle.Alignment;
import dev.lamina.model.HostGpu;
import dev.lamina.placement.assignment.Allocation;
import dev.lamina.placement.assignment.GpuSlot;

/**
 * Draws the pieces of a GPU to scale, as two bars that are read from top to bottom: memory, and where pieces have compute of
 * their own beside it compute. A declaration that has several pieces is drawn in as many parts.
 */
final class SliceBars {
	private static final double LEAST_CELL = 21;
	private static final double LEAST_ROOM = 4;
	private static final double LEAST_HEIGHT = 92;
	private static final double MOST_HEIGHT = 900;
	private static final double LEAST_WIDTH = 150;
	private static final double COMPUTE_WIDTH = 112;
	private static final double MOST_TEXT = 320;
	private static final double BETWEEN_BARS = 6;
	/** Room for the fork of a line that ends at several pieces. */
	private static final double FORK = 14;
	private static final double TEXT_PADDING = 8;
	private static final int CAPTION_POINTS = 8;
	private static final Fixed CAPTION = new Fixed(91, 100, 114);

	private final Composer composer;

	SliceBars(Composer composer) {
		this.composer = composer;
	}

	/**
	 * Whether a figure is a GPU of which pieces are shown: other figures that stand for a GPU, such as a NUMA node's, hold none.
	 */
	static boolean has(Figure figure) {
		return figure.target() instanceof HostGpu gpu && !figure.children().isEmpty() && Slices.of(gpu).stream()
				.flatMap(slices -> slices.cells().stream())
				.anyMatch(cell -> figure(figure, cell, false).isPresent() || figure(figure, cell, true).isPresent());
	}

	/** Whether a connection that ends at a figure in parts means this one: the parts that the VM at its beginning uses. */
	boolean isMeant(Figure.Connection connection, Figure end, int part) {
		Optional<Figure> gpu = end.parent().filter(SliceBars::has);
		if (gpu.isEmpty()) {
			return true;
		}
		List<Cell> cells = cellsOf((HostGpu) gpu.get().target(), end, false);
		return part < cells.size() && cells.get(part).users().stream().anyMatch(user -> user.vm() == connection.from().target());
	}

	private static List<Cell> cellsOf(HostGpu gpu, Figure figure, boolean compute) {
		return Slices.of(gpu).stream().flatMap(slices -> slices.cells().stream())
				.filter(cell -> (compute ? cell.compute() : cell.memory()).isPresent()
						&& shows(figure, cell, compute))
				.toList();
	}

	/** The bars of a GPU, those of equally cut GPUs once, at least that wide, and below them what has no place on it. */
	Area area(Figure gpu, double leastWidth) {
		Area area = Area.EMPTY;
		List<Slices> all = Slices.of((HostGpu) gpu.target());
		Parts parts = new Parts();
		for (Slices slices : all) {
			area = area.above(bars(gpu, slices, all.size() > 1, leastWidth, parts), Composer.GAP);
		}
		List<Block> rest = composer.blocks(gpu.children().stream().filter(child -> !parts.areKnownOf(child)).toList());
		return area.above(Area.rows(rest, Composer.GAP / 2, Math.max(area.width(), LEAST_WIDTH)), Composer.GAP);
	}

	private Area bars(Figure gpu, Slices slices, boolean named, double leastWidth, Parts parts) {
		List<Cell> onMemory = cells(gpu, slices, false);
		List<Cell> onCompute = cells(gpu, slices, true);
		double height = height(gpu);
		double beside = onCompute.isEmpty() ? 0 : COMPUTE_WIDTH + (onMemory.isEmpty() ? 0 : BETWEEN_BARS);
		double width = onMemory.isEmpty() ? 0 : Math.max(Math.max(LEAST_WIDTH, leastWidth - FORK - beside), onMemory.stream()
				.mapToDouble(cell -> width(figure(gpu, cell, false).orElseThrow(), cell)).max().orElseThrow());
		List<Block> blocks = new ArrayList<>();
		double top = 0;
		if (named) {
			top = caption(gpu, names(slices), FORK, top, parts, blocks);
		}
		if (!onCompute.isEmpty()) {
			double bars = top;
			if (!onMemory.isEmpty()) {
				caption(gpu, "memory", FORK, bars, parts, blocks);
			}
			top = caption(gpu, "compute", FORK + width + beside - COMPUTE_WIDTH, bars, parts, blocks);
		}
		for (Cell cell : onMemory) {
			blocks.add(box(gpu, cell, false, rectangle(FORK, top, width, height, cell.memory().orElseThrow()), parts));
		}
		for (Cell cell : onCompute) {
			blocks.add(box(gpu, cell, true,
					rectangle(FORK + width + beside - COMPUTE_WIDTH, top, COMPUTE_WIDTH, height, cell.compute()
							.orElseThrow()),
					parts));
		}
		return new Area(blocks, List.of(), FORK + width + beside, top + height);
	}

	private static List<Cell> cells(Figure gpu, Slices slices, boolean compute) {
		return slices.cells().stream().filter(cell -> (compute ? cell.compute() : cell.memory()).isPresent()
				&& figure(gpu, cell, compute).isPresent()).toList();
	}

	private static String names(Slices slices) {
		List<GpuSlot> gpus = slices.gpus();
		return gpus.size() == 1 ? gpus.getFirst().name() : gpus.getFirst().name() + " to " + gpus.getLast().name();
	}

	/** High enough that the shortest piece in use of the GPU, and of those beside it, holds its text, within reason. */
	private static double height(Figure gpu) {
		List<Figure> alike = gpu.parent().map(Figure::children).orElse(List.of(gpu)).stream().filter(SliceBars::has).toList();
		double wanted = alike.stream().flatMap(each -> Slices.of((HostGpu) each.target()).stream()
				.flatMap(slices -> Stream.concat(heights(each, slices, false), heights(each, slices, true)))).max(Double::compare)
				.orElse(LEAST_HEIGHT);
		return Math.ceil(Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, wanted)));
	}

	/** How high the bar would have to be for each piece: what nobody has need not hold text. */
	private static Stream<Double> heights(Figure gpu, Slices slices, boolean compute) {
		return cells(gpu, slices, compute).stream()
				.map(cell -> (cell.kind() == Cell.Kind.FREE || cell.kind() == Cell.Kind.UNUSABLE
						? LEAST_ROOM : LEAST_CELL)
						/ (compute ? cell.compute() : cell.memory()).orElseThrow().extent());
	}

	private static Rectangle rectangle(double x, double y, double width, double height, Span span) {
		double top = Math.rint(y + span.start() * height);
		return new Rectangle(x, top, width, Math.max(1, Math.rint(y + span.end() * height) - top - 1));
	}

	private static double width(Figure figure, Cell cell) {
		double name = Lettering.within(text(figure, cell), MOST_TEXT).width();
		double users = Lettering.within(users(figure, cell), MOST_TEXT).width();
		return 2 * TEXT_PADDING + name + (users > 0 ? users + 2 * TEXT_PADDING : 0);
	}

	private Block box(Figure gpu, Cell cell, boolean compute, Rectangle bounds, Parts parts) {
		Figure figure = figure(gpu, cell, compute).orElseThrow();
		List<Label> labels = new ArrayList<>();
		Lettering name = Lettering.within(text(figure, cell), bounds.width() - 2 * TEXT_PADDING);
		if (name.height() <= bounds.height() + 3) {
			double y = bounds.y() + (bounds.height() - name.height()) / 2;
			labels.addAll(name.placed(bounds.x() + TEXT_PADDING, bounds.right() - TEXT_PADDING, y, Alignment.LEFT));
			double room = bounds.width() - 4 * TEXT_PADDING - name.width();
			labels.addAll(Lettering.within(users(figure, cell), room).placed(bounds.x(), bounds.right() - TEXT_PADDING, y,
					Alignment.RIGHT));
		}
		String tooltip = Stream.of(figure.look().tooltip(), cell.users().isEmpty() ? "" : "used by " + users(cell))
				.filter(text -> !text.isEmpty())
				.reduce((first, second) -> first + "; " + second).orElse("");
		int part = parts.next(figure);
		Box box = new Box(composer.identities().of(figure), part, bounds, Composer.paint(figure), labels, tooltip, List.of());
		return new Block(part == 0 ? Marks.on(box, figure) : box);
	}

	/**
	 * A piece is labelled with its own name; what is left over with the label of its figure, which counts all of it, unless it
	 * lies in several places.
	 */
	private static Figure.Text text(Figure figure, Cell cell) {
		Figure.Text text = figure.look().label();
		boolean several = cellsOf((HostGpu) gpuOf(figure).target(), figure, isCompute(figure)).size() > 1;
		boolean own = cell.kind() == Cell.Kind.SLICE || cell.kind() == Cell.Kind.SHARE;
		return own && !isCompute(figure) || several && !own ? with(text, cell.name()) : text;
	}

	private static Figure.Text users(Figure figure, Cell cell) {
		return with(figure.look().label(), isCompute(figure) ? "" : users(cell));
	}

	private static String users(Cell cell) {
		List<Allocation> users = cell.users();
		return users.isEmpty() ? "" : users.size() == 1 ? users.getFirst().name() : users.getFirst().name() + " to "
				+ users.getLast().name();
	}

	private static Figure.Text with(Figure.Text style, String text) {
		return new Figure.Text(text, style.size(), Set.of(), style.colour(), style.alignment());
	}

	/** Adds a small line of text above bars and returns where they can begin. */
	private double caption(Figure gpu, String text, double x, double y, Parts parts, List<Block> blocks) {
		Figure.Text style = new Figure.Text(text, CAPTION_POINTS, Set.of(), CAPTION, Alignment.LEFT);
		Lettering lettering = Lettering.of(style);
		Rectangle bounds = new Rectangle(x, y, lettering.width(), lettering.height());
		Box.Paint none = new Box.Paint(Shape.RECTANGLE, Optional.empty(), CAPTION, Gradient.NONE, 0, CAPTION, LineStyle.SOLID, 0,
				Optional.empty());
		// a part of the GPU itself: whoever points at it means the GPU
		blocks.add(new Block(new Box(composer.identities().of(gpu), parts.next(gpu) + 1, bounds, none,
				lettering.placed(x, bounds.right(), y, Alignment.LEFT), "", List.of())));
		return y + lettering.height() + 2;
	}

	/** The figure that shows a piece on one of the axes; nothing where its layer is not shown. */
	private static Optional<Figure> figure(Figure gpu, Cell cell, boolean compute) {
		Stream<Figure> figures = compute ? gpu.children().stream()
				.flatMap(child -> Stream.concat(Stream.of(child), child.children().stream()))
				: gpu.children().stream();
		return figures.filter(figure -> shows(figure, cell, compute)).findFirst();
	}

	private static boolean shows(Figure figure, Cell cell, boolean compute) {
		if (figure.target() != cell.owner() || isCompute(figure) != compute) {
			return false;
		}
		return switch (cell.kind()) {
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
		return gpu.target() instanceof HostGpu && has(gpu) ? gpu : outwards.apply(gpu);
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
