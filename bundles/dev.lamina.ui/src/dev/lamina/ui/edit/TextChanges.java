package dev.lamina.ui.edit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.emf.common.util.URI;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ltk.core.refactoring.Change;
import org.eclipse.ltk.core.refactoring.CompositeChange;
import org.eclipse.ltk.core.refactoring.DocumentChange;
import org.eclipse.ltk.core.refactoring.TextChange;
import org.eclipse.ltk.core.refactoring.TextFileChange;
import org.eclipse.text.edits.MalformedTreeException;
import org.eclipse.text.edits.MultiTextEdit;
import org.eclipse.text.edits.ReplaceEdit;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;
import org.eclipse.text.undo.IDocumentUndoManager;

import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.ui.document.DocumentRegistry;
import dev.lamina.ui.document.OpenDocument;

/** Makes edits of the language into changes of Eclipse. */
public final class TextChanges {
	private TextChanges() {
	}

	/**
	 * Changes one text, in one step that can be undone; for the thread of the user interface.
	 *
	 * @param edits those of other files are left out
	 * @throws BadLocationException if they were made for another version of the text
	 */
	public static void apply(OpenDocument document, List<Edit> edits) throws BadLocationException {
		IDocument text = document.text().orElse(null);
		MultiTextEdit all = together(edits.stream().filter(edit -> edit.file().equals(document.address())).toList());
		if (text == null || !all.hasChildren()) {
			return;
		}
		IDocumentUndoManager undo = DocumentUndoManagerRegistry.getDocumentUndoManager(text);
		if (undo != null) {
			undo.beginCompoundChange();
		}
		try {
			all.apply(text);
		} catch (MalformedTreeException overlapping) {
			throw new BadLocationException(overlapping.getMessage());
		} finally {
			if (undo != null) {
				undo.endCompoundChange();
			}
		}
	}

	/** A change of all files that the edits are of; what belongs to no project and is not open is left out. */
	public static Change of(String name, List<Edit> edits) {
		Map<URI, List<Edit>> byFile = new LinkedHashMap<>();
		edits.forEach(edit -> byFile.computeIfAbsent(edit.file(), file -> new java.util.ArrayList<>()).add(edit));
		CompositeChange whole = new CompositeChange(name);
		byFile.forEach((address, changes) -> change(address).ifPresent(change -> {
			change.setEdit(new MultiTextEdit());
			changes.forEach(edit -> {
				ReplaceEdit replace = new ReplaceEdit(edit.offset(), edit.length(), edit.replacement());
				change.addEdit(replace);
				change.addTextEditGroup(new org.eclipse.text.edits.TextEditGroup(name, replace));
			});
			whole.add(change);
		}));
		return whole;
	}

	private static Optional<TextChange> change(URI address) {
		Optional<IFile> file = DocumentRegistry.file(address);
		if (file.isPresent()) {
			TextFileChange change = new TextFileChange(file.get().getName(), file.get());
			change.setSaveMode(TextFileChange.KEEP_SAVE_STATE);
			change.setTextType("lamina");
			return Optional.of(change);
		}
		return DocumentRegistry.at(address).flatMap(OpenDocument::text)
				.map(text -> new DocumentChange(address.lastSegment(), text));
	}

	private static MultiTextEdit together(List<Edit> edits) {
		MultiTextEdit all = new MultiTextEdit();
		edits.forEach(edit -> all.addChild(new ReplaceEdit(edit.offset(), edit.length(), edit.replacement())));
		return all;
	}
}
