package dev.lamina.ui.rename;

import java.util.List;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.ltk.core.refactoring.Change;
import org.eclipse.ltk.core.refactoring.Refactoring;
import org.eclipse.ltk.core.refactoring.RefactoringStatus;

import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.dsl.ide.rename.RenameRefactoring;
import dev.lamina.dsl.ide.rename.RenameRefusedException;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.ui.document.OpenDocument;
import dev.lamina.ui.edit.TextChanges;

/** Gives the element under the cursor another name in all files, or says why that cannot be. */
public final class RenameElementRefactoring extends Refactoring {
	private final OpenDocument document;
	private final int offset;
	private RenameRefactoring renameRefactoring;
	private String name = "";
	private List<Edit> edits = List.of();

	/** A renaming of what is named at an offset of a document; what that is is found out when the conditions are checked. */
	public RenameElementRefactoring(OpenDocument document, int offset) {
		this.document = document;
		this.offset = offset;
	}

	@Override
	public String getName() {
		return "Rename";
	}

	/** The name until now; known after the first check. */
	public String oldName() {
		return renameRefactoring == null ? "" : renameRefactoring.name();
	}

	/** Takes the new name. */
	public void setNewName(String changed) {
		name = changed;
	}

	@Override
	public RefactoringStatus checkInitialConditions(IProgressMonitor monitor) {
		try {
			Snapshot snapshot = document.snapshot();
			renameRefactoring = RenameRefactoring.at(snapshot, offset);
			name = renameRefactoring.name();
			return new RefactoringStatus();
		} catch (RenameRefusedException refused) {
			return RefactoringStatus.createFatalErrorStatus(refused.getMessage());
		}
	}

	@Override
	public RefactoringStatus checkFinalConditions(IProgressMonitor monitor) {
		try {
			edits = renameRefactoring.to(name, document.workspace().projectSnapshot());
			return new RefactoringStatus();
		} catch (RenameRefusedException refused) {
			return RefactoringStatus.createFatalErrorStatus(refused.getMessage());
		}
	}

	@Override
	public Change createChange(IProgressMonitor monitor) {
		return TextChanges.of("Rename '" + renameRefactoring.name() + "' to '" + name + "'", edits);
	}
}
