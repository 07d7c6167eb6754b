package dev.lamina.capacity.axis;

import java.util.List;

/**
 * What can lie on an axis: a length and the positions at which it may start.
 *
 * @param name   of the profile that has the shape
 * @param size   its length, at least 1
 * @param starts its legal start positions, ascending, each leaving room for the whole length
 */
public record PartitionShape(String name, int size, List<Integer> starts) {
	public PartitionShape {
		starts = List.copyOf(starts);
	}

	/**
	 * The shape on an axis of some length.
	 *
	 * @param declared the start positions that are given, in any order; positions outside the axis are dropped; every position
	 *                 is legal if none is given
	 */
	public static PartitionShape on(int length, String name, int size, List<Integer> declared) {
		List<Integer> candidates = declared.isEmpty()
				? java.util.stream.IntStream.rangeClosed(0, length - size).boxed().toList() : declared;
		return new PartitionShape(name, size, candidates.stream().distinct().sorted()
				.filter(start -> start >= 0 && start <= length - size).toList());
	}
}
