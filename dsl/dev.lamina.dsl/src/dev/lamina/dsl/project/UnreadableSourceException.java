package dev.lamina.dsl.project;

/** A file or directory that cannot be read as a model; the message is a sentence for people that names it. */
public final class UnreadableSourceException extends Exception {
	private static final long serialVersionUID = 1L;

	UnreadableSourceException(String sentence) {
		super(sentence);
	}

	UnreadableSourceException(String sentence, Throwable cause) {
		super(sentence, cause);
	}
}
