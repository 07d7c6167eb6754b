package dev.lamina.placement.variation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

import org.eclipse.emf.ecore.EObject;

import dev.lamina.model.Simulation;
import dev.lamina.placement.scope.ModelScope;

/**
 * One model of a sweep: a copy in which every varied property has one of its values, as if it were written out.
 *
 * @param modelScope the model to run; the given one itself where nothing varies
 * @param simulation its simulation; null if the model declares none
 * @param values     the varied properties, as {@code policy service.stack}, with their values, in file order
 * @param originals  from each copied element to the one that it was copied from
 * @param breach     why there is no such model; absent if it can be looked at
 */
public record SweepCombination(ModelScope modelScope, Simulation simulation, SequencedMap<String, String> values,
		Map<EObject, EObject> originals, Optional<RuleBreach> breach) {
	/** The model as given. */
	static SweepCombination asGiven(ModelScope modelScope, Simulation simulation) {
		return new SweepCombination(modelScope, simulation, new LinkedHashMap<>(), Map.of(), Optional.empty());
	}

	/**
	 * The element of the given model for one of this model; null for null, which stands for a simulation that is not declared.
	 */
	public EObject original(EObject element) {
		return element == null ? null : originals.getOrDefault(element, element);
	}
}
