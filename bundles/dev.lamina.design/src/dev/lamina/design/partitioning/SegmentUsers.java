package dev.lamina.design.partitioning;

import java.util.List;

import org.eclipse.emf.ecore.EObject;

import dev.lamina.model.Vm;
import dev.lamina.placement.assignment.Allocation;

/** Who uses the pieces of GPUs that belong to a declaration. */
public final class SegmentUsers {
	private SegmentUsers() {
	}

	/** The VMs in pieces of an owner, each once. */
	public static List<Vm> of(EObject owner) {
		return SegmentIndex.of(owner).stream().flatMap(List::stream).flatMap(gpuSegment -> gpuSegment.users().stream())
				.map(Allocation::vm)
				.distinct()
				.toList();
	}
}
