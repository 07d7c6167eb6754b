package dev.lamina.result;

import java.util.List;

/** What running one declaration of a model found out. */
public sealed interface ModelResult {
	/** Whether every promise holds. */
	boolean holds();

	/**
	 * A simulation.
	 *
	 * @param results    one result, or one for each combination of a sweep that could be run; never empty
	 * @param impossible the combinations of a sweep that could not
	 */
	record OfSimulation(List<SimulationResult> results, List<ImpossibleCombination> impossible) implements ModelResult {
		public OfSimulation {
			results = List.copyOf(results);
			impossible = List.copyOf(impossible);
		}

		/** A combination that cannot be run is something that a sweep finds out, not a broken promise. */
		@Override
		public boolean holds() {
			return results.stream().allMatch(SimulationResult::keepsPromises);
		}

		/** Whether there was more than one combination to run. */
		public boolean isSweep() {
			return results.size() + impossible.size() > 1;
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
