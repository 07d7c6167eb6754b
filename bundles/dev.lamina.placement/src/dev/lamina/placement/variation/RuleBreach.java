package dev.lamina.placement.variation;

import java.util.Optional;

import org.eclipse.emf.ecore.EObject;

/**
 * Why a combination of a sweep cannot be run.
 *
 * @param code     the code of the rule that it breaks; empty if it is not known
 * @param sentence for people
 * @param subject  the element of the combination that it is about; null if there is none
 */
public record RuleBreach(String code, String sentence, EObject subject) {
	/** The element of the combination that it is about. */
	public Optional<EObject> element() {
		return Optional.ofNullable(subject);
	}
}
