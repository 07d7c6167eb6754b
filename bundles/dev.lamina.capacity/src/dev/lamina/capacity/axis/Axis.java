package dev.lamina.capacity.axis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds a place for every piece on a line whenever there is one, and always the same.
 *
 * <p>The rule follows the driver's: the longest piece first, each at the legal start that leaves the most legal starts to all
 * shapes of the GPU (the lowest of several), but never so that a later piece would find no place. On an empty A100 the first
 * 1g instance starts at slice 6, the first 2g and 3g at slice 4, as the listings in NVIDIA's MIG user guide show.
 */
public final class Axis {
	/** Longest axis that is searched; the longest of a real GPU has fewer than 300 positions. */
	public static final int MAX_POSITIONS = 512;

	/** Combinations that are tried before the search is given up; sets of real profiles need a few thousand at most. */
	public static final int MAX_COMBINATIONS = 50_000;

	private final int length;
	private final List<PartitionShape> partitionShapes;
	private final BitSet occupied = new BitSet();
	private int combinations;

	/**
	 * An empty axis.
	 *
	 * @param length number of positions
	 * @param partitionShapes every shape that the GPU offers; they decide what "leaves the most" means
	 */
	public Axis(int length, List<PartitionShape> partitionShapes) {
		this.length = length;
		this.partitionShapes = List.copyOf(partitionShapes);
	}

	/** Whether the positions are inside the axis and free. */
	public boolean isFree(int start, int size) {
		return start >= 0 && start + size <= length && isFree(occupied, start, size);
	}

	/** Takes positions out of play. */
	public void occupy(int start, int size) {
		occupied.set(start, start + size);
	}

	/** Whether the last search ended without an answer, after {@link #MAX_COMBINATIONS}. */
	public boolean isUndecided() {
		return combinations > MAX_COMBINATIONS;
	}

	/**
	 * A start for each piece, in the order of the pieces; nothing if they cannot all lie on what is free, or where the search
	 * {@linkplain #isUndecided() was given up}.
	 */
	public Optional<List<Integer>> findStarts(List<PartitionShape> pieces) {
		combinations = 0;
		List<Integer> order = IntStream.range(0, pieces.size()).boxed()
				.sorted(Comparator.comparingInt((Integer piece) -> -pieces.get(piece).size())).toList();
		Map<PartitionShape, Integer> remaining = new LinkedHashMap<>();
		order.forEach(piece -> remaining.merge(pieces.get(piece), 1, Integer::sum));
		if (!isPlaceable(occupied, remaining)) {
			return Optional.empty();
		}
		Integer[] starts = new Integer[pieces.size()];
		BitSet used = (BitSet) occupied.clone();
		for (int piece : order) {
			PartitionShape partitionShape = pieces.get(piece);
			remaining.merge(partitionShape, -1, Integer::sum);
			Optional<Integer> start = choose(used, partitionShape, remaining);
			if (start.isEmpty()) {
				return Optional.empty();
			}
			starts[piece] = start.get();
			used.set(starts[piece], starts[piece] + partitionShape.size());
		}
		return Optional.of(List.of(starts));
	}

	private Optional<Integer> choose(BitSet used, PartitionShape partitionShape, Map<PartitionShape, Integer> remaining) {
		record Candidate(int start, int left, BitSet after) {
		}
		return partitionShape.starts().stream().filter(start -> isFree(used, start, partitionShape.size())).map(start -> {
			BitSet after = (BitSet) used.clone();
			after.set(start, start + partitionShape.size());
			return new Candidate(start, freeStarts(after), after);
		}).sorted(Comparator.comparingInt((Candidate candidate) -> -candidate.left())).filter(
				candidate -> isPlaceable(candidate.after(), remaining)).findFirst().map(Candidate::start);
	}

	private int freeStarts(BitSet used) {
		return partitionShapes.stream().mapToInt(partitionShape -> (int) partitionShape.starts().stream()
				.filter(start -> isFree(used, start, partitionShape.size())).count()).sum();
	}

	private boolean isPlaceable(BitSet used, Map<PartitionShape, Integer> remaining) {
		List<PartitionShape> kinds = remaining.keySet().stream().filter(partitionShape -> remaining.get(partitionShape) > 0)
				.toList();
		return new Sweep(used, kinds, kinds.stream().mapToInt(remaining::get).toArray()).succeeds(0);
	}

	private static boolean isFree(BitSet used, int start, int size) {
		int next = used.nextSetBit(start);
		return next < 0 || next >= start + size;
	}

	/** Goes along the axis once and decides at each position what starts there; remembers what cannot be completed. */
	private final class Sweep {
		private final BitSet used;
		private final List<PartitionShape> kinds;
		private final int[] counts;
		private final Set<List<Integer>> hopeless = new HashSet<>();

		Sweep(BitSet used, List<PartitionShape> kinds, int[] counts) {
			this.used = used;
			this.kinds = kinds;
			this.counts = counts;
		}

		boolean succeeds(int from) {
			int needed = IntStream.range(0, counts.length).map(kind -> counts[kind] * kinds.get(kind).size()).sum();
			if (needed == 0) {
				return true;
			}
			int position = used.nextClearBit(from);
			if (needed > length - position - used.get(position, Math.max(position, length)).cardinality()) {
				return false;
			}
			List<Integer> state = state(position);
			if (hopeless.contains(state) || ++combinations > MAX_COMBINATIONS) {
				return false;
			}
			for (int kind = 0; kind < counts.length; kind++) {
				if (startsAt(kind, position)) {
					counts[kind]--;
					boolean done = succeeds(position + kinds.get(kind).size());
					counts[kind]++;
					if (done) {
						return true;
					}
				}
			}
			if (succeeds(position + 1)) {
				return true;
			}
			hopeless.add(state);
			return false;
		}

		private boolean startsAt(int kind, int position) {
			PartitionShape partitionShape = kinds.get(kind);
			return counts[kind] > 0 && partitionShape.starts().contains(position)
					&& isFree(used, position, partitionShape.size());
		}

		private List<Integer> state(int position) {
			List<Integer> state = new ArrayList<>(counts.length + 1);
			state.add(position);
			Arrays.stream(counts).forEach(state::add);
			return state;
		}
	}
}
