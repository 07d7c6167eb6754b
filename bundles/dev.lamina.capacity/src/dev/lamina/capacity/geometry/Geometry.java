package dev.lamina.capacity.geometry;

import java.util.List;
import java.util.OptionalInt;

import dev.lamina.model.Profile;

/** The rule by which one way of cutting a GPU says which sets of partitions fit; one implementation per way. */
public interface Geometry {
	/** One partition that is wanted: at a position, or wherever the driver's rule puts it. */
	record Item(Profile profile, OptionalInt start) {
	}

	/**
	 * The result: either a placement for each item in the order of the items, or reasons why there is none.
	 *
	 * @param placements one per item; empty where refused
	 * @param refusals   empty where everything fits
	 */
	record Arrangement(List<PartitionPlacement> placements, List<Refusal> refusals) {
		public Arrangement {
			placements = List.copyOf(placements);
			refusals = List.copyOf(refusals);
		}

		/** Everything fits, as given. */
		public static Arrangement of(List<PartitionPlacement> partitionPlacements) {
			return new Arrangement(partitionPlacements, List.of());
		}

		/** Nothing fits, for these reasons. */
		public static Arrangement refused(List<Refusal> refusals) {
			return new Arrangement(List.of(), refusals);
		}

		/** Whether everything fits. */
		public boolean fits() {
			return refusals.isEmpty();
		}
	}

	/**
	 * Places all items, or says why that is impossible. Exact: refuses only if no placement exists. If a set fits, every
	 * part of it fits.
	 *
	 * @param items what is to lie on the GPU, at least one
	 */
	Arrangement arrange(List<Item> items);

	/** Every position at which a profile may start on the empty GPU, ascending; empty if the GPU has no axis. */
	List<Integer> legalStarts(Profile profile);

	/** Number of positions on the axis; 0 if the GPU has none. */
	default int axisLength() {
		return 0;
	}
}
