package dev.lamina.diagram.gpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;

import dev.lamina.design.assignment.PlanStates;
import dev.lamina.design.partitioning.AxisRange;
import dev.lamina.design.partitioning.GpuSegment;
import dev.lamina.design.partitioning.SegmentLayout;
import dev.lamina.diagram.evaluation.Figure;
import dev.lamina.diagram.layout.Bar;
import dev.lamina.diagram.layout.BarGroup;
import dev.lamina.diagram.layout.BarSegment;
import dev.lamina.diagram.layout.BarSource;
import dev.lamina.model.HostGpu;
import dev.lamina.placement.assignment.Allocation;
import dev.lamina.placement.assignment.GpuSlot;

/**
 * The pieces of a GPU as two bars, memory and, if pieces have compute of their own, compute; those of equally cut GPUs once. A
 * figure that stands for a GPU, but holds none of its pieces, has no bars.
 */
public final class GpuBars implements BarSource {
	/** The name by which a specification asks for these bars. */
	public static final String NAME = "gpu-bars";

	@Override
	public List<BarGroup> groups(Figure container) {
		if (!(container.target() instanceof HostGpu gpu) || container.children().isEmpty()) {
			return List.of();
		}
		List<SegmentLayout> layouts = SegmentLayout.of(gpu);
		boolean shown = layouts.stream().flatMap(layout -> layout.segments().stream()).anyMatch(
				segment -> figure(container, segment, false).isPresent() || figure(container, segment, true).isPresent());
		return shown ? layouts.stream().map(layout -> group(container, layout, layouts)).toList() : List.of();
	}

	private static BarGroup group(Figure container, SegmentLayout layout, List<SegmentLayout> all) {
		List<BarSegment> memory = segments(container, layout, all, false);
		List<BarSegment> compute = segments(container, layout, all, true);
		List<Bar> bars = new ArrayList<>();
		if (!memory.isEmpty()) {
			bars.add(new Bar(compute.isEmpty() ? "" : "memory", true, memory));
		}
		if (!compute.isEmpty()) {
			bars.add(new Bar("compute", false, compute));
		}
		return new BarGroup(all.size() > 1 ? names(layout) : "", bars);
	}

	private static List<BarSegment> segments(Figure container, SegmentLayout layout, List<SegmentLayout> all, boolean compute) {
		List<BarSegment> segments = new ArrayList<>();
		for (GpuSegment segment : layout.segments()) {
			Optional<AxisRange> range = range(segment, compute);
			Optional<Figure> figure = figure(container, segment, compute);
			if (range.isPresent() && figure.isPresent()) {
				segments.add(segment(segment, figure.get(), range.get(), all, compute));
			}
		}
		return segments;
	}

	private static BarSegment segment(GpuSegment segment, Figure figure, AxisRange range, List<SegmentLayout> all,
			boolean compute) {
		boolean owned = segment.kind() == GpuSegment.Kind.SLICE || segment.kind() == GpuSegment.Kind.SHARE;
		String users = users(segment);
		String tooltip = Stream.of(figure.appearance().tooltip(), users.isEmpty() ? "" : "used by " + users)
				.filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
		return new BarSegment(figure, range.start(), range.extent(), text(segment, figure, all, owned, compute),
				compute ? "" : users, tooltip, owned, vms(segment));
	}

	/**
	 * A piece is labelled with its own name; what is left over with the label of its figure, which counts all of it, unless it
	 * lies in several places.
	 */
	private static Optional<String> text(GpuSegment segment, Figure figure, List<SegmentLayout> all, boolean owned,
			boolean compute) {
		boolean named = owned ? !compute
				: all.stream().flatMap(layout -> layout.segments().stream())
						.filter(each -> range(each, compute).isPresent() && shows(figure, each, compute)).count() > 1;
		return named ? Optional.of(segment.name()) : Optional.empty();
	}

	private static Optional<AxisRange> range(GpuSegment segment, boolean compute) {
		return compute ? segment.compute() : segment.memory();
	}

	private static Set<EObject> vms(GpuSegment segment) {
		return segment.users().stream().map(Allocation::vm).collect(Collectors.toSet());
	}

	private static String users(GpuSegment segment) {
		List<Allocation> users = segment.users();
		String names = users.isEmpty() ? "" : fromTo(users.getFirst().name(), users.getLast().name(), users.size());
		return segment.state().isEmpty() ? names : names + ", " + segment.state();
	}

	private static String names(SegmentLayout layout) {
		List<GpuSlot> gpus = layout.gpus();
		String names = fromTo(gpus.getFirst().name(), gpus.getLast().name(), gpus.size());
		String state = PlanStates.gpuLabel(gpus.getFirst());
		return state.isEmpty() ? names : names + ", " + state;
	}

	private static String fromTo(String first, String last, int count) {
		return count == 1 ? first : first + " to " + last;
	}

	/** The figure that shows a piece on one of the axes; nothing if its layer is not shown. */
	private static Optional<Figure> figure(Figure gpu, GpuSegment segment, boolean compute) {
		Stream<Figure> figures = compute
				? gpu.children().stream().flatMap(child -> Stream.concat(Stream.of(child), child.children().stream()))
				: gpu.children().stream();
		return figures.filter(figure -> shows(figure, segment, compute)).findFirst();
	}

	private static boolean shows(Figure figure, GpuSegment segment, boolean compute) {
		if (figure.target() != segment.owner() || isCompute(figure) != compute) {
			return false;
		}
		return switch (segment.kind()) {
			case FREE -> figure.mapping().name().startsWith("free");
			case UNUSABLE -> figure.mapping().name().startsWith("unusable");
			case SLICE, SHARE -> true;
		};
	}

	private static boolean isCompute(Figure figure) {
		return figure.mapping().name().endsWith("Compute");
	}
}
