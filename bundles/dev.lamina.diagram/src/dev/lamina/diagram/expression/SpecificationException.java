package dev.lamina.diagram.expression;

/** Says in a sentence what a specification asks for that cannot be drawn, where it stands, and what to do. */
public final class SpecificationException extends RuntimeException {
	private static final long serialVersionUID = 1;

	/** Something at a place of a file. */
	public SpecificationException(SpecificationLocation specificationLocation, String sentence) {
		super(specificationLocation + ": " + sentence);
	}

	/** Something at a place of a file that has a cause of its own. */
	public SpecificationException(SpecificationLocation specificationLocation, String sentence, Throwable cause) {
		super(specificationLocation + ": " + sentence, cause);
	}
}
