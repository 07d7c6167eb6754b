package dev.lamina.capacity.geometry;

import java.util.Objects;
import java.util.OptionalInt;

import dev.lamina.model.Profile;

/**
 * One partition on a GPU and where it lies.
 *
 * @param profile what it is
 * @param start   its first position on the axis: MIG memory slices, or the vendor's placement ids of mixed-size vGPUs; absent
 *                where the GPU has no axis or the position does not matter
 * @param size    its length on that axis; 0 if there is none
 */
public record PartitionPlacement(Profile profile, OptionalInt start, int size) {
	public PartitionPlacement {
		Objects.requireNonNull(profile);
		Objects.requireNonNull(start);
	}

	/** A partition without a position. */
	public static PartitionPlacement anywhere(Profile profile) {
		return new PartitionPlacement(profile, OptionalInt.empty(), 0);
	}

	/** Whether a VM that wants a profile can have it here: the same, or a vGPU behind a MIG instance of this one. */
	public boolean serves(Profile wanted) {
		String name = profile.getName();
		return name != null
				&& (name.equals(wanted.getName()) || wanted.getBacking() != null && name.equals(wanted.getBacking().getName()));
	}

	/** Whether the two occupy a common position; never where one of them has none. */
	public boolean overlaps(PartitionPlacement other) {
		return start.isPresent() && other.start.isPresent() && start.getAsInt() < other.start.getAsInt() + other.size
				&& other.start.getAsInt() < start.getAsInt() + size;
	}
}
