package dev.lamina.placement.variation;

import java.util.Optional;

import org.eclipse.emf.ecore.EObject;

/** A property or value of a sweep that does not exist, with a sentence for people. */
public final class VariationException extends Exception {
	private static final long serialVersionUID = 1;

	private final transient EObject subject;

	/** What is wrong with an element of the model as given. */
	public VariationException(String sentence, EObject subject) {
		super(sentence);
		this.subject = subject;
	}

	/** The element that it is about. */
	public Optional<EObject> subject() {
		return Optional.ofNullable(subject);
	}
}
