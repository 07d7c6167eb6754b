package dev.lamina.ui.document;

import java.util.function.Consumer;

import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.filebuffers.IFileBufferListener;
import org.eclipse.core.runtime.IPath;

/** Tells of files that no editor has open any more, and of nothing else. */
final class ClosedBuffers implements IFileBufferListener {
	private final Consumer<IFileBuffer> closed;

	ClosedBuffers(Consumer<IFileBuffer> closed) {
		this.closed = closed;
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
		// nothing that matters here
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
