package dev.lamina.ui.simulation;

/** Why a model was not simulated; the message is a sentence, or one line for each mistake. */
final class RefusedRunException extends Exception {
	private static final long serialVersionUID = 1L;

	RefusedRunException(String sentence) {
		super(sentence);
	}

	RefusedRunException(String sentence, Throwable cause) {
		super(sentence, cause);
	}
}
