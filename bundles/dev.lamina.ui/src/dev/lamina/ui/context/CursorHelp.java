package dev.lamina.ui.context;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.ui.texteditor.ITextEditor;

import dev.lamina.dsl.ide.reference.ReferencePageFinder;
import dev.lamina.ui.document.DocumentRegistry;
import dev.lamina.ui.help.HelpPage;

/**
 * The pages about what stands at the cursor of an editor; those about editing where nothing stands. It never waits for the model
 * to be read.
 */
record CursorHelp(ITextEditor editor) {
	List<HelpPage> pages() {
		List<HelpPage> found = text().flatMap(text -> DocumentRegistry.of(text).readSnapshot()).stream()
				.flatMap(snapshot -> ReferencePageFinder.at(snapshot, offset()).stream())
				.map(HelpPage::of).toList();
		return found.isEmpty() ? Stream.of("first-steps", "keys").map(HelpPage::written).toList() : found;
	}

	private Optional<IDocument> text() {
		return Optional.ofNullable(editor.getDocumentProvider()).map(documents -> documents.getDocument(editor.getEditorInput()));
	}

	private int offset() {
		return editor.getSelectionProvider().getSelection() instanceof ITextSelection selection ? selection.getOffset() : 0;
	}
}
