package dev.lamina.ui.document;

import java.util.Optional;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.jface.text.ITextViewer;

/** Tells models from the texts of other languages, for what Eclipse asks of every editor. */
public final class ModelDocuments {
	private ModelDocuments() {
	}

	/** The model that a viewer shows; nothing if it shows something else. The name of the file decides. */
	public static Optional<OpenDocument> shownBy(ITextViewer viewer) {
		ITextFileBuffer buffer = viewer.getDocument() == null ? null
				: FileBuffers.getTextFileBufferManager().getTextFileBuffer(viewer.getDocument());
		return buffer != null && buffer.getFileStore() != null && buffer.getFileStore().getName().endsWith(".lamina")
				? DocumentRegistry.shownBy(viewer) : Optional.empty();
	}
}
