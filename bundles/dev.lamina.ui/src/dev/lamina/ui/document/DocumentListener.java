package dev.lamina.ui.document;

import dev.lamina.dsl.ide.snapshot.Snapshot;

/**
 * Told of documents of files outside of the library, for each of them in this order: opened; validated and saving, any number of
 * times; closed.
 */
public interface DocumentListener {
	/** An editor shows a file. In any thread and under the lock of the registry: only schedule. */
	default void opened(OpenDocument document) {
	}

	/** The text was validated. In the background, with a snapshot that was current when this was called. */
	default void validated(OpenDocument document, Snapshot snapshot) {
	}

	/** The file is about to be saved; what is changed in the text here is saved too. In the thread that saves, which waits. */
	default void saving(OpenDocument document) {
	}

	/** The last editor was closed, perhaps without saving; the registry does not know the document any more. */
	default void closed(OpenDocument document) {
	}
}
