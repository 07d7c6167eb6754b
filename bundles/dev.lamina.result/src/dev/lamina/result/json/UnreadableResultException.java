package dev.lamina.result.json;

/** A text is no result that this program can read; the message is a sentence for people that says where and why. */
public final class UnreadableResultException extends Exception {
	private static final long serialVersionUID = 1;

	UnreadableResultException(String sentence) {
		super(sentence);
	}
}
