package dev.lamina.placement.variation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.Objective;
import dev.lamina.model.Simulation;
import dev.lamina.model.Variation;
import dev.lamina.placement.assignment.TargetMatcher;
import dev.lamina.placement.scope.ModelScope;

/**
 * The combinations of what a simulation varies, each made when it is asked for; the given model is never changed. The last
 * variation changes fastest.
 */
public final class Sweep {
	/**
	 * Combinations of one simulation beyond which no one waits for the answer; the metamodel says how many, and validation
	 * refuses more.
	 */
	public static final int MAX_COMBINATIONS = Integer.parseInt(
			EcoreUtil.getAnnotation(ModelPackage.Literals.SIMULATION__VARIATIONS, "http://lamina.dev/model/range", "most"));

	private final ModelScope modelScope;
	private final Simulation simulation;
	private final NameResolver names;
	/** For each variation its settings in their order, each of which is one value or those of a group. */
	private final List<List<List<Setting>>> axes = new ArrayList<>();
	private final int size;

	private record Setting(Variation variation, String value) {
	}

	private Sweep(ModelScope modelScope, Simulation simulation, NameResolver names) throws VariationException {
		this.modelScope = modelScope;
		this.simulation = simulation;
		this.names = names;
		long combinations = 1;
		for (Variation variation : simulation == null ? List.<Variation>of() : simulation.getVariations()) {
			combinations *= steps(variation);
			if (combinations > MAX_COMBINATIONS) {
				throw new VariationException("'" + simulation.getName() + "' has more than " + MAX_COMBINATIONS
						+ " combinations. Vary fewer properties at the same time.", variation);
			}
			axes.add(settings(variation));
		}
		size = (int) combinations;
	}

	/**
	 * The sweep of a simulation; one combination, the model itself, if nothing varies.
	 *
	 * @param simulation null if the model declares none
	 * @throws VariationException for something varied that does not exist, or for too many combinations
	 */
	public static Sweep of(ModelScope modelScope, Simulation simulation, NameResolver names) throws VariationException {
		return new Sweep(modelScope, simulation, names);
	}

	/** How many values a variation takes in turn; those of a group as many as its shortest part has. */
	public static long steps(Variation variation) {
		if (isSearch(variation)) {
			return Math.max(0, variation.getMost() - (long) variation.getLeast() + 1);
		}
		return variation.getTogether().isEmpty() ? variation.getValues().size()
				: variation.getTogether().stream().mapToInt(part -> part.getValues().size()).min().getAsInt();
	}

	/** Whether it is {@code find least}. */
	public static boolean isSearch(Variation variation) {
		return variation.getMost() >= 0;
	}

	/** What results call a varied property: {@code vm client.count}, {@code policy of node.card}. */
	public static String label(Variation variation) {
		return variation.getTarget() == null
				? variation.getKind() + ' ' + variation.getElement().getName() + '.' + variation.getProperty()
				: variation.getKind() + " of " + TargetMatcher.text(variation.getTarget());
	}

	/** What results call the number that the best combination has least of; absent if the user does not say. */
	public static Optional<String> objective(Simulation simulation) {
		Objective objective = simulation == null ? null : simulation.getObjective();
		return Optional.ofNullable(objective).filter(wanted -> wanted.getElement() != null)
				.map(wanted -> wanted.getKind() + ' ' + wanted.getElement().getName() + '.' + wanted.getProperty());
	}

	/** The search, if the simulation is one: the only variation of it. */
	public Optional<Variation> search() {
		return axes.size() == 1 ? Optional.of(simulation.getVariations().getFirst()).filter(Sweep::isSearch) : Optional.empty();
	}

	/** How many combinations there are. */
	public int size() {
		return size;
	}

	/** Whether anything varies. */
	public boolean isVaried() {
		return !axes.isEmpty();
	}

	/** One of the combinations, from 0. */
	public SweepCombination combination(int number) {
		if (axes.isEmpty()) {
			return SweepCombination.asGiven(modelScope, simulation);
		}
		List<Setting> settings = new ArrayList<>();
		int left = number;
		for (int axis = axes.size() - 1; axis >= 0; axis--) {
			List<List<Setting>> steps = axes.get(axis);
			settings.addAll(0, steps.get(left % steps.size()));
			left /= steps.size();
		}
		return copied(settings);
	}

	private static List<List<Setting>> settings(Variation variation) throws VariationException {
		List<Variation> parts = variation.getTogether().isEmpty() ? List.of(variation) : variation.getTogether();
		for (Variation part : parts) {
			boolean there = part.getTarget() == null ? part.getElement() != null && !part.getElement().eIsProxy()
					: part.getTarget().getElement() != null && !part.getTarget().getElement().eIsProxy();
			if (!there) {
				throw new VariationException("What is to be varied does not exist.", part);
			}
		}
		return IntStream.range(0, (int) steps(variation)).mapToObj(step -> parts.stream()
				.map(part -> new Setting(part,
						isSearch(part) ? Integer.toString(part.getLeast() + step) : part.getValues().get(step)))
				.toList()).toList();
	}

	private SweepCombination copied(List<Setting> settings) {
		Set<EObject> files = new LinkedHashSet<>(modelScope.models().toList());
		files.add(EcoreUtil.getRootContainer(simulation));
		settings.stream().map(setting -> setting.variation().getElement()).filter(element -> element != null)
				.forEach(element -> files.add(EcoreUtil.getRootContainer(element)));
		EcoreUtil.Copier copier = new EcoreUtil.Copier();
		copier.copyAll(files);
		copier.copyReferences();
		ModelScope copied = new ModelScope(copies(modelScope.imported(), copier), copies(modelScope.own(), copier));
		Map<EObject, EObject> originals = new LinkedHashMap<>();
		copier.forEach((original, copy) -> originals.put(copy, original));
		SequencedMap<String, String> chosen = new LinkedHashMap<>();
		settings.forEach(setting -> chosen.put(label(setting.variation()), setting.value()));
		Optional<RuleBreach> breach;
		try {
			set(settings, copied, copier);
			breach = new GroupRemoval(copied).removeEmpty();
		} catch (VariationException impossible) {
			breach = Optional.of(new RuleBreach("vary.unknown", impossible.getMessage(),
					impossible.subject().map(subject -> (EObject) copier.getOrDefault(subject, subject)).orElse(null)));
		}
		PolicyChange.removeAlternatives(copied);
		copied.declared(Simulation.class).forEach(each -> {
			each.getVariations().clear();
			each.setObjective(null);
		});
		return new SweepCombination(copied, (Simulation) copier.get(simulation), chosen, originals, breach);
	}

	private void set(List<Setting> settings, ModelScope copied, EcoreUtil.Copier copier) throws VariationException {
		NameResolver copiedNames = new CopiedNames(names, copier);
		for (Setting setting : settings) {
			Variation variation = setting.variation();
			if (variation.getTarget() != null) {
				new PolicyChange(variation, (Variation) copier.get(variation), copied, copiedNames).set(setting.value());
			} else {
				new SweepProperty(variation, copier.get(variation.getElement()), copied, copiedNames).set(setting.value());
			}
		}
	}

	private static List<Model> copies(List<Model> models, EcoreUtil.Copier copier) {
		return models.stream().map(model -> (Model) copier.get(model)).toList();
	}

	/** Every variation of a simulation that names values, those of groups one by one. */
	public static Stream<Variation> single(Simulation simulation) {
		return simulation.getVariations().stream()
				.flatMap(variation -> variation.getTogether().isEmpty() ? Stream.of(variation)
						: variation.getTogether().stream());
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
}
