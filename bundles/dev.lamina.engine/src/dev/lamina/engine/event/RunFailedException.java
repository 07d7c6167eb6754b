package dev.lamina.engine.event;

/** A run that cannot go on; the message is a sentence for the person who described the scenario. */
public final class RunFailedException extends RuntimeException {
	private static final long serialVersionUID = 1L;

	/** A failure that the sentence explains. */
	public RunFailedException(String sentence) {
		super(sentence);
	}
}
