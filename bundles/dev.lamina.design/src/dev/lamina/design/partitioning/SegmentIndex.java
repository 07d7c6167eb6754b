package dev.lamina.design.partitioning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.emf.ecore.EObject;

import dev.lamina.design.assignment.AssignmentIndex;
import dev.lamina.model.HostGpu;
import dev.lamina.placement.assignment.GpuSlot;

/** The pieces of all GPUs of a model by the declaration that they belong to. */
final class SegmentIndex {
	private final Map<EObject, Map<HostGpu, List<List<GpuSegment>>>> byOwner = new HashMap<>();

	private SegmentIndex(AssignmentIndex assignmentIndex) {
		for (HostGpu gpu : assignmentIndex.assignment().slots().stream().map(GpuSlot::hostGpu).distinct().toList()) {
			for (SegmentLayout segmentLayout : SegmentLayout.of(gpu)) {
				Map<EObject, List<GpuSegment>> gpuSegments = new LinkedHashMap<>();
				segmentLayout.segments().forEach(gpuSegment -> gpuSegments
						.computeIfAbsent(gpuSegment.owner(), owner -> new ArrayList<>()).add(gpuSegment));
				gpuSegments.forEach((owner, own) -> byOwner.computeIfAbsent(owner, each -> new LinkedHashMap<>())
						.computeIfAbsent(gpu, each -> new ArrayList<>()).add(own));
			}
		}
	}

	/** The GPUs that have pieces of an owner. */
	static Collection<HostGpu> gpus(EObject owner) {
		return in(owner).keySet();
	}

	/** The pieces of an owner, for each different way in which one of its GPUs is cut. */
	static List<List<GpuSegment>> of(EObject owner) {
		return in(owner).values().stream().flatMap(List::stream).toList();
	}

	private static Map<HostGpu, List<List<GpuSegment>>> in(EObject owner) {
		AssignmentIndex assignmentIndex = AssignmentIndex.of(owner);
		return assignmentIndex.computeIfAbsent(SegmentIndex.class, key -> new SegmentIndex(assignmentIndex)).byOwner
				.getOrDefault(owner, Map.of());
	}
}
