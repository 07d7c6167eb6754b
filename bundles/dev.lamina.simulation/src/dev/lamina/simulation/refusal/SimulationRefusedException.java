package dev.lamina.simulation.refusal;

import java.util.Optional;

import org.eclipse.emf.ecore.EObject;

/** A model that cannot be simulated, with a sentence for people that says why and what to do. */
public final class SimulationRefusedException extends Exception {
	private static final long serialVersionUID = 1;

	private final transient EObject subject;

	/** A refusal of the model as a whole. */
	public SimulationRefusedException(String sentence) {
		this(sentence, null);
	}

	/** A refusal because of one element of the model; null if no element is to blame. */
	public SimulationRefusedException(String sentence, EObject subject) {
		super(sentence);
		this.subject = subject;
	}

	/** The element of the model that it is about. */
	public Optional<EObject> subject() {
		return Optional.ofNullable(subject);
	}
}
