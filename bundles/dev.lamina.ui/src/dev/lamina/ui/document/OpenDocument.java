package dev.lamina.ui.document;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.emf.common.util.URI;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;

import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.ide.snapshot.Workspace;

/**
 * A text in an editor: every change of it makes a new snapshot at once, which is read and then validated in the background a
 * moment after the last change. The one that listens is called in the background with snapshots that were current when it was
 * called.
 */
public final class OpenDocument {
	/** Short enough to seem immediate, long enough not to read the text after every letter of a word. In milliseconds. */
	private static final long DELAY_MILLIS = 80;

	private final URI address;
	private final Workspace workspace;
	private final WeakReference<IDocument> text;
	private final List<Consumer<Snapshot>> whenRead = new CopyOnWriteArrayList<>();
	private final List<Consumer<Snapshot>> whenValidated = new CopyOnWriteArrayList<>();
	private final Job reading = Job.createSystem("Reading a Lamina model", this::read);
	private final IDocumentListener changes = new IDocumentListener() {
		@Override
		public void documentAboutToBeChanged(DocumentEvent event) {
			// the text still is what it was
		}

		@Override
		public void documentChanged(DocumentEvent event) {
			put(event.getDocument());
		}
	};
	private volatile boolean closed;
	private volatile int version;
	private volatile Snapshot read;
	private volatile Snapshot validated;

	OpenDocument(URI address, Workspace workspace, IDocument text) {
		this.address = address;
		this.workspace = workspace;
		this.text = new WeakReference<>(text);
		reading.setPriority(Job.SHORT);
		text.addDocumentListener(changes);
		workspace.put(address, version, text.get());
		reading.schedule();
	}

	/** The absolute address, as the language knows it. */
	public URI address() {
		return address;
	}

	/** All that the text can see, and that sees it. */
	public Workspace workspace() {
		return workspace;
	}

	/** The text in the editor; nothing after it was closed. */
	public Optional<IDocument> text() {
		return Optional.ofNullable(text.get());
	}

	/** The newest snapshot: asking costs nothing, but reading it takes as long as the text is. */
	public Snapshot snapshot() {
		return workspace.snapshot(address).orElseThrow();
	}

	/** The newest snapshot, where it was read already, so that asking it anything takes no time. */
	public Optional<Snapshot> readSnapshot() {
		return Optional.ofNullable(read).filter(this::isCurrent);
	}

	/** Whether the editor still shows the text of a snapshot. */
	public boolean isCurrent(Snapshot snapshot) {
		return snapshot.version() == version && snapshot.uri().equals(address);
	}

	/** Calls a listener in the background whenever the text was read, and soon with the one that was read last. */
	public void addReadListener(Consumer<Snapshot> listener) {
		whenRead.add(listener);
		tellLast(listener, read);
	}

	private void tellLast(Consumer<Snapshot> listener, Snapshot last) {
		if (last != null) {
			Job.createSystem("Showing a Lamina model", (ICoreRunnable) monitor -> tell(List.of(listener), last)).schedule();
		}
	}

	/** Calls a listener no longer. */
	public void removeReadListener(Consumer<Snapshot> listener) {
		whenRead.remove(listener);
	}

	/**
	 * Calls a listener in the background whenever the text was validated, and soon with the one that was validated last: the first
	 * validation can be over before anybody listens.
	 */
	void addValidationListener(Consumer<Snapshot> listener) {
		whenValidated.add(listener);
		tellLast(listener, validated);
	}

	/** Something has changed that the text can see. */
	void scheduleReading() {
		reading.cancel();
		reading.schedule(DELAY_MILLIS);
	}

	void close() {
		closed = true;
		text().ifPresent(document -> document.removeDocumentListener(changes));
		reading.cancel();
		workspace.close(address);
		whenRead.clear();
		whenValidated.clear();
	}

	private void put(IDocument document) {
		version++;
		workspace.put(address, version, document.get());
		DocumentRegistry.documentChanged(this);
	}

	private IStatus read(IProgressMonitor monitor) {
		if (closed) {
			return Status.CANCEL_STATUS;
		}
		try {
			Snapshot now = snapshot();
			if (now != read) {
				now.resource();
				read = now;
				tell(whenRead, now);
			}
			if (now.diagnostics(monitor::isCanceled).isPresent()) {
				validated = now;
				tell(whenValidated, now);
			}
			if (now.isOutdated() && !closed) {
				reading.schedule(DELAY_MILLIS); // whatever has made it so, there is a newer one to be read
			}
		} catch (RuntimeException | StackOverflowError unexpected) {
			fail(unexpected);
		}
		return Status.OK_STATUS;
	}

	private void fail(Throwable unexpected) {
		ILog.of(OpenDocument.class).error("Lamina could not read " + address + ". That is a mistake in Lamina, not in the file.",
				unexpected);
	}

	private void tell(List<Consumer<Snapshot>> listeners, Snapshot snapshot) {
		for (Consumer<Snapshot> listener : listeners) {
			if (isCurrent(snapshot)) {
				try {
					listener.accept(snapshot);
				} catch (RuntimeException | StackOverflowError unexpected) {
					fail(unexpected); // the others want to know of it all the same
				}
			}
		}
	}
}
