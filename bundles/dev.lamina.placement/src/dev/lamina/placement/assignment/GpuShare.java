package dev.lamina.placement.assignment;

import java.util.Optional;

import dev.lamina.capacity.geometry.PartitionPlacement;
import dev.lamina.model.Profile;

/** What one VM has of a GPU. */
public sealed interface GpuShare {
	/**
	 * A partition.
	 *
	 * @param profile   what the VM asked for, as in the file; a vGPU behind a MIG instance where it asked for one
	 * @param partition number of the partition in {@link GpuSlot#partitions()}
	 * @param placement where it lies
	 */
	record OfProfile(Profile profile, int partition, PartitionPlacement placement) implements GpuShare {
	}

	/** A part of the time and memory, above 0. */
	record Fraction(double part) implements GpuShare {
	}

	/** All of it; alone under pass-through, otherwise together with others. */
	record Whole() implements GpuShare {
	}

	/** The profile, where the share is a partition. */
	default Optional<Profile> profileIfAny() {
		return this instanceof OfProfile ofProfile ? Optional.of(ofProfile.profile()) : Optional.empty();
	}
}
