package dev.lamina.simulation.refusal;

import java.util.Optional;

import org.eclipse.emf.ecore.EObject;

/**
 * A model that cannot be simulated, with the code of the rule that it breaks and a sentence for people that says why and what to
 * do. What validation accepts is not refused.
 */
public final class SimulationRefusedException extends Exception {
	private static final long serialVersionUID = 1;

	private final String code;
	private final transient EObject subject;

	/** A refusal because of one element of the model; null if no element is to blame. */
	public SimulationRefusedException(RefusalReason reason, String sentence, EObject subject) {
		this(reason.code(), sentence, subject);
	}

	/** A refusal for the rule of a code. */
	public SimulationRefusedException(String code, String sentence, EObject subject) {
		super(sentence);
		this.code = code;
		this.subject = subject;
	}

	/** The code of the rule that the model breaks. */
	public String code() {
		return code;
	}

	/** The element of the model that it is about. */
	public Optional<EObject> subject() {
		return Optional.ofNullable(subject);
	}
}
