package dev.lamina.ui.document;

import java.util.function.Consumer;

import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.filebuffers.IFileBufferListener;
import org.eclipse.core.runtime.IPath;

/** Tells of files that are about to be saved, and of those that no editor has open any more; of nothing else. */
final class FileBufferListener implements IFileBufferListener {
	private final Consumer<IFileBuffer> closed;
	private final Consumer<IFileBuffer> saving;

	FileBufferListener(Consumer<IFileBuffer> closed, Consumer<IFileBuffer> saving) {
		this.closed = closed;
		this.saving = saving;
	}

	@Override
	public void bufferDisposed(IFileBuffer buffer) {
		closed.accept(buffer);
	}

	@Override
	public void bufferCreated(IFileBuffer buffer) {
		// the first who asks for its document makes it known
	}

	@Override
	public void bufferContentAboutToBeReplaced(IFileBuffer buffer) {
		// the text itself tells of its changes
	}

	@Override
	public void bufferContentReplaced(IFileBuffer buffer) {
		// the text itself tells of its changes
	}

	@Override
	public void stateChanging(IFileBuffer buffer) {
		if (buffer.isDirty()) {
			saving.accept(buffer);
		}
	}

	@Override
	public void dirtyStateChanged(IFileBuffer buffer, boolean isDirty) {
		// the text in the editor counts, saved or not
	}

	@Override
	public void stateValidationChanged(IFileBuffer buffer, boolean isStateValidated) {
		// nothing that matters here
	}

	@Override
	public void underlyingFileMoved(IFileBuffer buffer, IPath path) {
		closed.accept(buffer);
	}

	@Override
	public void underlyingFileDeleted(IFileBuffer buffer) {
		// the editor still shows the text
	}

	@Override
	public void stateChangeFailed(IFileBuffer buffer) {
		// nothing that matters here
	}
}
