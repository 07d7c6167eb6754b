package dev.lamina.model.word;

import java.util.Optional;

import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;

import dev.lamina.model.ModelPackage;

/**
 * A property of a kind of declaration.
 *
 * @param word        what the language calls it
 * @param part        the part of the declaration that has the feature; empty if the declaration itself has it
 * @param feature     what it sets
 * @param fixedReason why it cannot be varied, as the end of a sentence; empty if it can
 */
public record Property(String word, Optional<EReference> part, EStructuralFeature feature, Optional<String> fixedReason) {
	/** Whether a variation can name it. */
	public boolean isVariable() {
		return fixedReason.isEmpty();
	}

	/**
	 * The feature that holds an amount, if this is one: the feature itself, or that of the only line of a list, such as the time of
	 * {@code gpu 3 ms on compute}.
	 */
	public Optional<EReference> amount() {
		if (feature == ModelPackage.Literals.OPERATION__CALLS) {
			return Optional.of(ModelPackage.Literals.CALLS__COUNT);
		} else if (feature == ModelPackage.Literals.OPERATION__GPU_WORK) {
			return Optional.of(ModelPackage.Literals.GPU_WORK__TIME);
		}
		return feature.getEType() == ModelPackage.Literals.QUANTIFIED ? Optional.of((EReference) feature) : Optional.empty();
	}

	/** Whether the amount stands in the only line of a list. */
	public boolean isLine() {
		return feature.isMany();
	}
}
