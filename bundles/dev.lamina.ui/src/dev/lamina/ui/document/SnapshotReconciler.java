package dev.lamina.ui.document;

import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextInputListener;
import org.eclipse.jface.text.ITextViewer;

import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.ui.UiThread;

/**
 * Keeps something beside a viewer in step with its text: what is to be shown is worked out in the background from each snapshot,
 * and shown in the thread of the user interface only while the text is still that of the snapshot.
 */
public final class SnapshotReconciler {
	private final ITextViewer viewer;
	private final Function<Snapshot, Runnable> work;
	private final Consumer<Snapshot> listener = this::read;
	private final ITextInputListener inputs = new ITextInputListener() {
		@Override
		public void inputDocumentAboutToBeChanged(IDocument before, IDocument after) {
			leave();
		}

		@Override
		public void inputDocumentChanged(IDocument before, IDocument after) {
			follow();
		}
	};
	private volatile OpenDocument followed;

	/**
	 * Begins to follow.
	 *
	 * @param work what to do with a snapshot in the background; what it returns is run in the thread of the user interface
	 */
	public SnapshotReconciler(ITextViewer viewer, Function<Snapshot, Runnable> work) {
		this.viewer = viewer;
		this.work = work;
		viewer.addTextInputListener(inputs);
		follow();
	}

	/** Shows again what was read last. */
	public void refresh() {
		follow();
	}

	/** Ends it. */
	public void stop() {
		viewer.removeTextInputListener(inputs);
		leave();
	}

	private void follow() {
		leave();
		DocumentRegistry.shownBy(viewer).ifPresent(document -> {
			followed = document;
			document.addReadListener(listener);
		});
	}

	private void leave() {
		if (followed != null) {
			followed.removeReadListener(listener);
			followed = null;
		}
	}

	private void read(Snapshot snapshot) {
		OpenDocument document = followed;
		if (document == null) {
			return;
		}
		Runnable shown = work.apply(snapshot);
		UiThread.asyncExec(viewer, () -> {
			if (followed == document && document.isCurrent(snapshot)) {
				shown.run();
			}
		});
	}
}
