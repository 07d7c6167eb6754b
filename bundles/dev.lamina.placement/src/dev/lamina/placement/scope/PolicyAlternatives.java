package dev.lamina.placement.scope;

import java.util.LinkedHashSet;
import java.util.Set;

import dev.lamina.model.Policy;
import dev.lamina.model.Simulation;
import dev.lamina.model.Variation;

/**
 * Policies that hold for no GPU until a sweep puts one under them: those that name no GPU and that {@code vary policy of} names.
 */
public final class PolicyAlternatives {
	private PolicyAlternatives() {
	}

	/** The alternatives of all simulations of a model, in file order. */
	public static Set<Policy> of(ModelScope modelScope) {
		Set<String> named = new LinkedHashSet<>();
		modelScope.declared(Simulation.class).flatMap(simulation -> simulation.getVariations().stream())
				.forEach(variation -> collect(variation, named));
		Set<Policy> alternatives = new LinkedHashSet<>();
		if (!named.isEmpty()) {
			modelScope.declared(Policy.class).filter(policy -> policy.getTargets().isEmpty() && isNamed(policy, named))
					.forEach(alternatives::add);
		}
		return alternatives;
	}

	private static void collect(Variation variation, Set<String> named) {
		if (variation.getTarget() != null) {
			named.addAll(variation.getValues());
		}
		variation.getTogether().forEach(part -> collect(part, named));
	}

	private static boolean isNamed(Policy policy, Set<String> names) {
		return policy.getName() != null && names.stream()
				.anyMatch(name -> name != null && (name.equals(policy.getName()) || name.endsWith('.' + policy.getName())));
	}
}
