package dev.lamina.capacity;

import java.util.List;
import java.util.Objects;

import dev.lamina.model.Partition;
import dev.lamina.model.Profile;

/**
 * A number of equal partitions that the user wants of one GPU.
 *
 * @param profile what is wanted
 * @param count   how many; a number below 1 wants nothing
 * @param starts  where the first of them are to start, in order; the others go where the driver's rule puts them
 */
public record PartitionRequest(Profile profile, int count, List<Integer> starts) {
	public PartitionRequest {
		Objects.requireNonNull(profile);
		starts = List.copyOf(starts);
	}

	/** That many, placed by the driver's rule. */
	public static PartitionRequest of(Profile profile, int count) {
		return new PartitionRequest(profile, count, List.of());
	}

	/** What a line of a policy wants of each of its GPUs. */
	public static PartitionRequest of(Partition partition) {
		return new PartitionRequest(partition.getProfile(), partition.getCount(), partition.getStarts());
	}

	/**
	 * What the lines of a policy want of each of its GPUs; a line without a known profile, as it is while it is typed, wants
	 * nothing.
	 */
	public static List<PartitionRequest> of(List<Partition> lines) {
		return lines.stream().filter(line -> line.getProfile() != null && !line.getProfile().eIsProxy()).map(PartitionRequest::of)
				.toList();
	}

	PartitionRequest limitedTo(int number) {
		return new PartitionRequest(profile, number, starts.subList(0, Math.min(number, starts.size())));
	}
}
