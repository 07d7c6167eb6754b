package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.EXPECTATION__LIMIT;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

import dev.lamina.model.Expectation;
import dev.lamina.model.Quantified;
import dev.lamina.model.word.PropertyWords;

/** The word by which messages call a property of an object, such as "memory". */
final class PropertyKeyword {
	private PropertyKeyword() {
	}

	/** The word of a feature; that of the property itself for the number in an amount, and the metric for the limit of a promise. */
	static String of(EObject object, EStructuralFeature feature) {
		if (object instanceof Expectation expectation && feature == EXPECTATION__LIMIT) {
			return expectation.getMetric().getLiteral();
		}
		EObject owner = object;
		EStructuralFeature named = feature;
		while (named.getName().equals("value") && owner.eContainingFeature() != null) {
			named = owner.eContainingFeature();
			owner = owner.eContainer();
			if (owner instanceof Quantified) {
				named = owner.eContainingFeature();
			}
		}
		return PropertyWords.word(named);
	}
}
