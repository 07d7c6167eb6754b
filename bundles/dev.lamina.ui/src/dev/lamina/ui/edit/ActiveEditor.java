package dev.lamina.ui.edit;

import java.util.Optional;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;

import dev.lamina.ui.document.DocumentRegistry;
import dev.lamina.ui.document.OpenDocument;

/**
 * The editor of a model in which a command was given.
 *
 * @param selection what was selected then
 */
public record ActiveEditor(ITextEditor editor, OpenDocument document, ITextSelection selection) {
	/** The editor of a command; nothing if that is no editor of a model. */
	public static Optional<ActiveEditor> of(ExecutionEvent event) {
		IEditorPart part = HandlerUtil.getActiveEditor(event);
		return part == null || !part.getEditorInput().getName().endsWith(".lamina") ? Optional.empty()
				: Optional.ofNullable(part.getAdapter(ITextEditor.class)).flatMap(ActiveEditor::of);
	}

	private static Optional<ActiveEditor> of(ITextEditor editor) {
		IDocument text = editor.getDocumentProvider() == null ? null
				: editor.getDocumentProvider().getDocument(editor.getEditorInput());
		return text != null && editor.getSelectionProvider().getSelection() instanceof ITextSelection selection
				? Optional.of(new ActiveEditor(editor, DocumentRegistry.of(text), selection)) : Optional.empty();
	}
}
