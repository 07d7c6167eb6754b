package dev.lamina.simulation.variation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.Simulation;
import dev.lamina.model.Variation;
import dev.lamina.placement.scope.ModelScope;
import dev.lamina.simulation.refusal.SimulationRefusedException;

/**
 * One model of a sweep: a copy in which every varied property has one of its values.
 *
 * @param modelScope the model to run; the given one itself where nothing varies
 * @param simulation its simulation; null if the model declares none
 * @param values     the varied properties, as {@code policy service.stack}, with their values, in file order
 * @param originals  from each copied element to the one that it was copied from
 */
public record SweepCombination(ModelScope modelScope, Simulation simulation, SequencedMap<String, String> values,
		Map<EObject, EObject> originals) {
	/**
	 * Combinations of one simulation beyond which no one waits for the answer; the metamodel says how many, and validation
	 * refuses more.
	 */
	static final int MAX_COMBINATIONS = Integer.parseInt(
			EcoreUtil.getAnnotation(ModelPackage.Literals.SIMULATION__VARIATIONS, "http://lamina.dev/model/range", "most"));

	/**
	 * The element of the given model for one of this model; null for null, which stands for a simulation that is not declared.
	 */
	public EObject original(EObject element) {
		return element == null ? null : originals.getOrDefault(element, element);
	}

	/**
	 * Every combination of the varied values, the last one varying fastest.
	 *
	 * @param simulation null if the model declares none
	 * @throws SimulationRefusedException for a property or value that does not exist
	 */
	public static List<SweepCombination> of(ModelScope modelScope, Simulation simulation, NameResolver names)
			throws SimulationRefusedException {
		List<Variation> variations = simulation == null ? List.of() : simulation.getVariations();
		List<List<String>> choices = List.of(List.of());
		for (Variation variation : variations) {
			if (choices.size() * (long) variation.getValues().size() > MAX_COMBINATIONS) {
				throw new SimulationRefusedException("'" + simulation.getName() + "' has more than " + MAX_COMBINATIONS
						+ " combinations. Vary fewer properties at the same time.", variation);
			}
			choices = choices.stream().flatMap(head -> variation.getValues().stream().map(value -> append(head, value))).toList();
		}
		List<SweepCombination> sweepCombinations = new ArrayList<>(choices.size());
		for (List<String> values : choices) {
			sweepCombinations
					.add(variations.isEmpty() ? new SweepCombination(modelScope, simulation, new LinkedHashMap<>(), Map.of())
							: copied(modelScope, simulation, variations, values, names));
		}
		return sweepCombinations;
	}

	private static SweepCombination copied(ModelScope modelScope, Simulation simulation, List<Variation> variations,
			List<String> values,
			NameResolver names) throws SimulationRefusedException {
		Set<EObject> files = new LinkedHashSet<>(modelScope.models().toList());
		files.add(EcoreUtil.getRootContainer(simulation));
		for (Variation variation : variations) {
			if (variation.getElement() == null || variation.getElement().eIsProxy()) {
				throw new SimulationRefusedException("What is to be varied does not exist.", variation);
			}
			files.add(EcoreUtil.getRootContainer(variation.getElement()));
		}
		EcoreUtil.Copier copier = new EcoreUtil.Copier();
		copier.copyAll(files);
		copier.copyReferences();
		ModelScope copied = new ModelScope(copies(modelScope.imported(), copier), copies(modelScope.own(), copier));
		SequencedMap<String, String> chosen = new LinkedHashMap<>();
		for (int i = 0; i < values.size(); i++) {
			Variation variation = variations.get(i);
			new SweepProperty(variation, copier.get(variation.getElement()), copied, new CopiedNames(names, copier))
					.set(values.get(i));
			chosen.put(variation.getKind() + " " + variation.getElement().getName() + "." + variation.getProperty(),
					values.get(i));
		}
		Map<EObject, EObject> originals = new LinkedHashMap<>();
		copier.forEach((original, copy) -> originals.put(copy, original));
		return new SweepCombination(copied, (Simulation) copier.get(simulation), chosen, originals);
	}

	private static List<Model> copies(List<Model> models, EcoreUtil.Copier copier) {
		return models.stream().map(model -> (Model) copier.get(model)).toList();
	}

	/** Names that mean the copy if there is one. */
	private record CopiedNames(NameResolver names, Map<EObject, EObject> copies) implements NameResolver {
		@Override
		public Optional<EObject> resolve(EClass type, String name) {
			return names.resolve(type, name).map(found -> copies.getOrDefault(found, found));
		}

		@Override
		public List<String> proposals(EClass type, String name) {
			return names.proposals(type, name);
		}
	}

	private static List<String> append(List<String> head, String value) {
		List<String> longer = new ArrayList<>(head);
		longer.add(value);
		return List.copyOf(longer);
	}
}
