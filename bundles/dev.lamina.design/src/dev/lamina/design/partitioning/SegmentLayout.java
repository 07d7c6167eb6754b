package dev.lamina.design.partitioning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;

import dev.lamina.design.assignment.AssignmentIndex;
import dev.lamina.design.assignment.PlanStates;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Vm;
import dev.lamina.placement.assignment.Allocation;
import dev.lamina.placement.assignment.GpuSlot;

/**
 * The pieces of physical GPUs that are cut alike and serve the same VMs, to scale.
 *
 * @param gpus       the GPUs, at least one, in the order of their names
 * @param timeSliced whether every piece has all compute, but only at times
 * @param segments      the pieces: those in use and idle in the order of the policy and then of the file, then free and unusable
 *                   room
 */
public record SegmentLayout(List<GpuSlot> gpus, boolean timeSliced, List<GpuSegment> segments) {
	public SegmentLayout {
		gpus = List.copyOf(gpus);
		segments = List.copyOf(segments);
	}

	/** Every different way in which the GPUs of a declaration are cut; most declarations have one. */
	public static List<SegmentLayout> of(HostGpu gpu) {
		AssignmentIndex assignmentIndex = AssignmentIndex.of(gpu);
		return assignmentIndex.computeIfAbsent(gpu, each -> alike(assignmentIndex.slots(each)));
	}

	/** The pieces that belong to a declaration, in one of these. */
	public List<GpuSegment> of(EObject owner) {
		return segments.stream().filter(gpuSegment -> gpuSegment.owner() == owner).toList();
	}

	private static List<SegmentLayout> alike(List<GpuSlot> slots) {
		Map<List<Object>, List<SegmentLayout>> groups = new LinkedHashMap<>();
		for (GpuSlot slot : slots) {
			SegmentLayout segmentLayout = new SegmentLayoutBuilder(slot).build();
			groups.computeIfAbsent(segmentLayout.shape(), shape -> new ArrayList<>()).add(segmentLayout);
		}
		return groups.values().stream().map(SegmentLayout::together).toList();
	}

	private static SegmentLayout together(List<SegmentLayout> alike) {
		SegmentLayout first = alike.getFirst();
		if (alike.size() == 1) {
			return first;
		}
		List<GpuSegment> gpuSegments = new ArrayList<>();
		for (int index = 0; index < first.segments.size(); index++) {
			GpuSegment gpuSegment = first.segments.get(index);
			List<Allocation> users = new ArrayList<>();
			for (SegmentLayout segmentLayout : alike) {
				users.addAll(segmentLayout.segments.get(index).users());
			}
			gpuSegments.add(new GpuSegment(gpuSegment.kind(), gpuSegment.owner(), gpuSegment.name(), gpuSegment.memory(),
					gpuSegment.compute(), gpuSegment.state(), users));
		}
		return new SegmentLayout(alike.stream().flatMap(slices -> slices.gpus.stream()).toList(), first.timeSliced, gpuSegments);
	}

	/** What two GPUs must have in common to be drawn once. */
	private List<Object> shape() {
		record Piece(GpuSegment.Kind kind, EObject owner, String name, Optional<AxisRange> memory, Optional<AxisRange> compute,
				String state, List<Vm> users) {
		}
		List<Object> shape = new ArrayList<>(List.of(timeSliced, PlanStates.gpuLabel(gpus.getFirst())));
		segments.forEach(gpuSegment -> shape.add(
				new Piece(gpuSegment.kind(), gpuSegment.owner(), gpuSegment.name(), gpuSegment.memory(), gpuSegment.compute(),
						gpuSegment.state(), gpuSegment.users().stream().map(Allocation::vm).toList())));
		return shape;
	}
}
