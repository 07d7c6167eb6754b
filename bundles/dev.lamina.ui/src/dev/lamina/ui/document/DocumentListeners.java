package dev.lamina.ui.document;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;

/**
 * All that are told of documents, in the order in which they were added; a failure of one of them is logged and keeps nothing
 * from the others. Apart from the registry, which needs the workspace when it is made: listeners are added before that is there.
 */
public final class DocumentListeners {
	private static final List<DocumentListener> ALL = new CopyOnWriteArrayList<>();

	private DocumentListeners() {
	}

	/** Tells a listener of all documents from now on. */
	public static void add(DocumentListener listener) {
		ALL.add(listener);
	}

	/** Tells a listener of nothing any more. */
	public static void remove(DocumentListener listener) {
		ALL.remove(listener);
	}

	static void tell(Consumer<DocumentListener> event) {
		for (DocumentListener listener : ALL) {
			try {
				event.accept(listener);
			} catch (RuntimeException | StackOverflowError unexpected) {
				ILog.of(DocumentListeners.class).error(
						"Lamina could not follow what happened to a text. That is a mistake in Lamina, not in the text.",
						unexpected);
			}
		}
	}
}
