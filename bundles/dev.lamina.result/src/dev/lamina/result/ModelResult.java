package dev.lamina.result;

import java.util.List;
import java.util.Optional;

/** What running one declaration of a model found out. */
public sealed interface ModelResult {
	/** Whether every promise holds. */
	boolean holds();

	/**
	 * A simulation.
	 *
	 * @param results    one result, or one for each combination of a sweep that could be run; never empty
	 * @param impossible the combinations of a sweep that could not
	 * @param minimized  the varied number of which the best combination has least; absent if the user does not say
	 * @param search     what a search for the least number has found; absent if it is none
	 */
	record OfSimulation(List<SimulationResult> results, List<ImpossibleCombination> impossible, Optional<String> minimized,
			Optional<LeastSearch> search) implements ModelResult {
		/** One that neither minimizes nor searches anything. */
		public OfSimulation(List<SimulationResult> results, List<ImpossibleCombination> impossible) {
			this(results, impossible, Optional.empty(), Optional.empty());
		}

		public OfSimulation {
			results = List.copyOf(results);
			impossible = List.copyOf(impossible);
		}

		/**
		 * A combination that cannot be run is something that a sweep finds out, not a broken promise; a search holds if it
		 * has found something.
		 */
		@Override
		public boolean holds() {
			return search.isPresent() ? search.get().found().isPresent()
					: results.stream().allMatch(SimulationResult::keepsPromises);
		}

		/** Whether there was more than one combination to run. */
		public boolean isSweep() {
			return search.isPresent() || results.size() + impossible.size() > 1;
		}
	}

	/**
	 * A fleet. It makes no promises.
	 *
	 * @param model  the name of the model that it stands in
	 * @param result what became of its demands
	 */
	record OfFleet(String model, FleetResult result) implements ModelResult {
		@Override
		public boolean holds() {
			return true;
		}
	}
}
