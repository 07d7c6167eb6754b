package dev.lamina.design.editing;

import java.util.function.Consumer;

/**
 * Where a tool says why it changed nothing: to the one that shows messages, or to the log if there is none.
 *
 * <p>Sirius makes the services by itself and has no place for their messages, so there is one place for all of them.
 */
public final class RefusalReporter {
	private static final System.Logger LOG = System.getLogger(RefusalReporter.class.getName());

	private static volatile Consumer<String> listener = sentence -> LOG.log(System.Logger.Level.WARNING, sentence);

	private RefusalReporter() {
	}

	/** Sends every sentence from now on to one listener, which is called in the thread of the tool. */
	public static void setListener(Consumer<String> to) {
		listener = to;
	}

	/** Says why nothing was changed, and what would be accepted. */
	public static void report(String sentence) {
		listener.accept(sentence);
	}
}
