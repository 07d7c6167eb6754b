package dev.lamina.design.editing;

import java.util.function.Consumer;

/**
 * Where a tool says why it changed nothing: to whoever shows messages, or to the log where there is none.
 *
 * <p>Sirius makes the services by itself and has no place for their messages, so there is one place for all of them.
 */
public final class Refusals {
	private static final System.Logger LOG = System.getLogger(Refusals.class.getName());

	private static volatile Consumer<String> listener = sentence -> LOG.log(System.Logger.Level.WARNING, sentence);

	private Refusals() {
	}

	/** Sends every sentence from now on to one listener, which is called in the thread of the tool. */
	public static void listen(Consumer<String> to) {
		listener = to;
	}

	/** Says why nothing was changed, and what would be accepted. */
	public static void tell(String sentence) {
		listener.accept(sentence);
	}
}
