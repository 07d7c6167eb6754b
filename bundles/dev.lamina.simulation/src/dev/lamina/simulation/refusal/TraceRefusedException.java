package dev.lamina.simulation.refusal;

/** A trace that cannot be made, with a sentence for people that says why and what to do. */
public final class TraceRefusedException extends RuntimeException {
	private static final long serialVersionUID = 1;

	/** A refusal that the sentence explains. */
	public TraceRefusedException(String sentence) {
		super(sentence);
	}
}
