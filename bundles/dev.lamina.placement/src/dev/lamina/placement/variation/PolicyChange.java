package dev.lamina.placement.variation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.model.ModelPackage;
import dev.lamina.model.Policy;
import dev.lamina.model.Target;
import dev.lamina.model.Variation;
import dev.lamina.placement.assignment.Repartitioning;
import dev.lamina.placement.scope.ModelScope;
import dev.lamina.placement.scope.PolicyAlternatives;

/** Puts a GPU or host under another policy of the model: {@code vary policy of node.card over shared, sliced}. */
final class PolicyChange {
	private final Variation variation;
	private final Target place;
	private final ModelScope modelScope;
	private final NameResolver names;

	/**
	 * @param variation  says which place, for messages
	 * @param copy       the same in the model that is changed
	 * @param modelScope the model that is changed
	 */
	PolicyChange(Variation variation, Variation copy, ModelScope modelScope, NameResolver names) {
		this.variation = variation;
		this.place = copy.getTarget();
		this.modelScope = modelScope;
		this.names = names;
	}

	/** Puts the place under the policy of that name. Policies that held for nothing else are left out. */
	void set(String name) throws VariationException {
		Optional<EObject> found = names.resolve(ModelPackage.Literals.POLICY, name);
		if (found.isEmpty()) {
			throw new VariationException("No policy is called '" + name + "'. Known are "
					+ String.join(", ", names.proposals(ModelPackage.Literals.POLICY, name)) + ".", variation);
		}
		Policy chosen = (Policy) found.get();
		for (Policy policy : modelScope.declared(Policy.class).toList()) {
			boolean held = policy.getTargets().removeIf(target -> isSame(target, place));
			if (held && policy != chosen && policy.getTargets().isEmpty()) {
				EcoreUtil.remove(policy);
			}
		}
		boolean wider = chosen.getTargets().stream().anyMatch(target -> target.getElement() == place.getElement()
				&& target.getGpu() == null && Objects.equals(target.getIndices(), place.getIndices()));
		if (!wider) {
			chosen.getTargets().add(EcoreUtil.copy(place));
		}
	}

	/** Leaves out the policies that were to choose from and were not chosen. */
	static void removeAlternatives(ModelScope modelScope) {
		List<Policy> left = new ArrayList<>(PolicyAlternatives.of(modelScope));
		Set<Policy> later = Repartitioning.ofEvents(modelScope);
		left.stream().filter(policy -> !later.contains(policy)).forEach(EcoreUtil::remove);
	}

	private static boolean isSame(Target one, Target other) {
		return one.getElement() == other.getElement() && one.getGpu() == other.getGpu()
				&& Objects.equals(one.getIndices(), other.getIndices())
				&& Objects.equals(one.getGpuIndices(), other.getGpuIndices());
	}
}
