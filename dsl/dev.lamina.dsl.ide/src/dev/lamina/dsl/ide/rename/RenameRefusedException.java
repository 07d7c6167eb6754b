package dev.lamina.dsl.ide.rename;

/** Why something cannot be given a name; the message is a sentence for people. */
public final class RenameRefusedException extends Exception {
	private static final long serialVersionUID = 1L;

	RenameRefusedException(String sentence) {
		super(sentence);
	}
}
