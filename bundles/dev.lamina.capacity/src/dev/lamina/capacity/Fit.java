package dev.lamina.capacity;

import java.util.List;

import dev.lamina.capacity.geometry.PartitionPlacement;
import dev.lamina.capacity.geometry.Refusal;
import dev.lamina.model.Profile;

/** The answer to "does it fit": where everything lies, or what does not fit and why. */
public sealed interface Fit {
	/** Whether everything fits. */
	default boolean fits() {
		return this instanceof Placed;
	}

	/**
	 * It fits.
	 *
	 * @param before   what was there, with positions where the GPU has an axis and they were left open
	 * @param added    what was wanted, in the order in which it was wanted
	 */
	record Placed(List<PartitionPlacement> before, List<PartitionPlacement> added) implements Fit {
		public Placed {
			before = List.copyOf(before);
			added = List.copyOf(added);
		}

		/** Everything on the GPU. */
		public List<PartitionPlacement> all() {
			return java.util.stream.Stream.concat(before.stream(), added.stream()).toList();
		}
	}

	/**
	 * It does not fit: no placement exists.
	 *
	 * @param index   which of the wanted lines is the first that does not fit beside those before it, from 0
	 * @param profile what it wants
	 * @param wanted  how many it wants
	 * @param atMost  how many of them fit beside what was there and wanted before
	 * @param reasons what stands against one more than that; at least one
	 */
	record Refused(int index, Profile profile, int wanted, int atMost, List<Refusal> reasons) implements Fit {
		public Refused {
			reasons = List.copyOf(reasons);
		}

		/**
		 * A sentence for people with the numbers and a fix: "8 instances of 1g.10gb on a100.g0, at most 7 fit (7 compute
		 * slices). Remove one or use a second GPU."
		 *
		 * @param place the name of the GPU
		 */
		public String sentence(String place) {
			Refusal reason = reasons.get(0);
			String claim = wanted + (wanted == 1 ? " instance of " : " instances of ") + profile.getName() + " on " + place;
			int surplus = wanted - atMost;
			return switch (reason) {
				case Refusal.Exhausted e -> claim + ", " + most() + " (" + e.origin() + "). " + fix(surplus);
				case Refusal.MaximumExceeded e -> claim + ", " + most() + " (" + e.origin() + "). " + fix(surplus);
				case Refusal.NoStartLeft e -> claim + ", " + most() + " (" + e.origin() + "). " + fix(surplus);
				default -> claim + ": " + reason.sentence();
			};
		}

		private String most() {
			return atMost == 0 ? "none fits" : "at most " + atMost + (atMost == 1 ? " fits" : " fit");
		}

		private static String fix(int surplus) {
			return surplus == 1 ? "Remove one or use a second GPU." : "Remove " + surplus + " or use another GPU.";
		}
	}
}
