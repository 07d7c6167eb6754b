package dev.lamina.simulation.expectation;

import dev.lamina.capacity.Capacity;
import dev.lamina.capacity.assignment.Assignment;
import dev.lamina.capacity.assignment.GpuSlot;
import dev.lamina.capacity.assignment.Seat;
import dev.lamina.capacity.assignment.Share;
import dev.lamina.capacity.plan.Targets;
import dev.lamina.model.Expectation;
import dev.lamina.model.Metric;
import dev.lamina.model.Profile;
import dev.lamina.model.Target;

/** Counts what is placed on GPUs and hosts when a run begins, and what would still fit; one number for all that a name means. */
final class Counts {
	private final Assignment assignment;

	Counts(Assignment assignment) {
		this.assignment = assignment;
	}

	/** The number that a promise of instances or room is about. */
	long of(Expectation promise) {
		return promise.getMetric() == Metric.ROOM ? room(promise.getSubject(), promise.getProfile())
				: instances(promise.getSubject(), promise.getProfile());
	}

	/** VMs whose GPU is meant; of a host also those that have none. */
	private long instances(Target place, Profile profile) {
		return assignment.seats().stream().filter(seat -> isAt(seat, place) && (profile == null || isOf(seat, profile))).count();
	}

	private boolean isAt(Seat seat, Target place) {
		return assignment.slotOf(seat).map(slot -> Targets.means(place, slot)).orElseGet(() -> place.getGpu() == null
				&& place.getElement() == seat.host() && (place.getIndex() < 0 || place.getIndex() == seat.hostIndex()));
	}

	private boolean isOf(Seat seat, Profile profile) {
		return assignment.slotOf(seat).stream().flatMap(slot -> slot.residents().stream())
				.filter(resident -> resident.vm() == seat.vm() && resident.index() == seat.index())
				.anyMatch(resident -> resident.share() instanceof Share.OfProfile share
						&& share.profile().getName().equals(profile.getName()));
	}

	private long room(Target place, Profile profile) {
		return assignment.slots().stream().filter(slot -> Targets.means(place, slot)).mapToLong(slot -> room(slot, profile))
				.sum();
	}

	private static long room(GpuSlot slot, Profile profile) {
		return Capacity.room(slot.type(), slot.partitions(), profile).more();
	}
}
