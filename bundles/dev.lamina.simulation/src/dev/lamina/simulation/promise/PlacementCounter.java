package dev.lamina.simulation.promise;

import dev.lamina.capacity.Capacity;
import dev.lamina.model.Expectation;
import dev.lamina.model.Metric;
import dev.lamina.model.Profile;
import dev.lamina.model.Target;
import dev.lamina.placement.assignment.Assignment;
import dev.lamina.placement.assignment.GpuShare;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.assignment.TargetMatcher;
import dev.lamina.placement.assignment.VmPlacement;

/** Counts what is placed on GPUs and hosts when a run begins, and what would still fit; one number for all that a name means. */
final class PlacementCounter {
	private final Assignment assignment;

	PlacementCounter(Assignment assignment) {
		this.assignment = assignment;
	}

	/** The number that a promise of instances or room is about. */
	long count(Expectation promise) {
		return promise.getMetric() == Metric.ROOM ? room(promise.getSubject(), promise.getProfile())
				: instances(promise.getSubject(), promise.getProfile());
	}

	/** VMs whose GPU is meant; of a host also those that have none. */
	private long instances(Target place, Profile profile) {
		return assignment.placements().stream()
				.filter(vmPlacement -> isAt(vmPlacement, place) && (profile == null || isOf(vmPlacement, profile))).count();
	}

	private boolean isAt(VmPlacement vmPlacement, Target place) {
		return assignment.slotOf(vmPlacement).map(slot -> TargetMatcher.matches(place, slot))
				.orElseGet(() -> place.getGpu() == null
						&& place.getElement() == vmPlacement.host()
						&& TargetMatcher.matches(place.getIndices(), vmPlacement.hostIndex()));
	}

	private boolean isOf(VmPlacement vmPlacement, Profile profile) {
		return assignment.slotOf(vmPlacement).stream().flatMap(slot -> slot.allocations().stream())
				.filter(allocation -> allocation.vm() == vmPlacement.vm() && allocation.index() == vmPlacement.index())
				.anyMatch(resident -> resident.share() instanceof GpuShare.OfProfile share
						&& share.profile().getName().equals(profile.getName()));
	}

	private long room(Target place, Profile profile) {
		return assignment.slots().stream().filter(slot -> TargetMatcher.matches(place, slot))
				.mapToLong(slot -> room(slot, profile))
				.sum();
	}

	private static long room(GpuSlot slot, Profile profile) {
		return Capacity.room(slot.type(), slot.partitions(), profile).more();
	}
}
