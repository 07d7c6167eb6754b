package dev.lamina.ui.edit;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.viewers.IPostSelectionProvider;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.texteditor.ITextEditor;

import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.ui.document.ModelDocuments;
import dev.lamina.ui.document.OpenDocument;

/**
 * The model in the editor that was worked with last, for something that follows it. For the thread of the user interface, but
 * where said otherwise.
 */
public final class EditedModel {
	private final IWorkbenchPage page;
	private final Listener listener;
	private final Consumer<Snapshot> reader;
	private final ISelectionChangedListener caret;
	private final ActivePartListener parts = new ActivePartListener(this::activated, this::closed);
	private IWorkbenchPart part;
	private ITextEditor editor;
	private volatile OpenDocument document;

	/** Who follows it. */
	public interface Listener {
		/** There is another model, or none any more. */
		void modelChanged();

		/** The text was read again; called in the background. */
		void read(Snapshot snapshot);

		/** The cursor went somewhere else. */
		void caretMoved();
	}

	/**
	 * For a page of the window; it follows from {@link #start()} on.
	 *
	 * @param listener told of everything
	 */
	public EditedModel(IWorkbenchPage page, Listener listener) {
		this.page = page;
		this.listener = listener;
		reader = listener::read;
		caret = event -> listener.caretMoved();
	}

	/** Begins to follow. */
	public void start() {
		page.addPartListener(parts);
		if (page.getActiveEditor() != null) {
			activated(page.getActiveEditor());
		}
	}

	/** Follows no more. */
	public void stop() {
		page.removePartListener(parts);
		leave();
	}

	/** The text and all that it can see; nothing if no model is open. Any thread may ask. */
	public Optional<OpenDocument> document() {
		return Optional.ofNullable(document);
	}

	/** The editor that shows it. */
	public Optional<ITextEditor> editor() {
		return Optional.ofNullable(editor);
	}

	/** Whether the editor shows a file. */
	public boolean shows(String file) {
		return document != null && document.address().toString().equals(file);
	}

	/** The line of the cursor, from 1; 0 if there is none. */
	public int line() {
		return editor != null && editor.getSelectionProvider() != null
				&& editor.getSelectionProvider().getSelection() instanceof ITextSelection selection
						? selection.getStartLine() + 1 : 0;
	}

	private void activated(IWorkbenchPart active) {
		ITextEditor text = active.getAdapter(ITextEditor.class);
		ITextViewer viewer = text == null ? null : text.getAdapter(ITextViewer.class);
		OpenDocument model = viewer == null ? null : ModelDocuments.shownBy(viewer).orElse(null);
		if (model != null && model != document) {
			leave();
			part = active;
			editor = text;
			document = model;
			if (editor.getSelectionProvider() instanceof IPostSelectionProvider later) {
				later.addPostSelectionChangedListener(caret);
			}
			listener.modelChanged();
			document.addReadListener(reader);
		}
	}

	private void closed(IWorkbenchPart gone) {
		if (part != null && gone == part) {
			leave();
			listener.modelChanged();
		}
	}

	private void leave() {
		if (document != null) {
			document.removeReadListener(reader);
			if (editor.getSelectionProvider() instanceof IPostSelectionProvider later) {
				later.removePostSelectionChangedListener(caret);
			}
			document = null;
			editor = null;
			part = null;
		}
	}
}
