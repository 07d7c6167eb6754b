package dev.lamina.dsl.formatting2;

/** A source cannot be laid out; the message is a sentence for people that says why. */
public final class UnformattableSourceException extends Exception {
	private static final long serialVersionUID = 1L;

	UnformattableSourceException(String sentence) {
		super(sentence);
	}
}
