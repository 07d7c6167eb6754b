package dev.lamina.ui.rename;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ltk.ui.refactoring.RefactoringWizardOpenOperation;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;

import dev.lamina.ui.document.OpenDocument;
import dev.lamina.ui.edit.ActiveEditor;

/** Opens the dialog that gives the element under the cursor another name. */
public final class RenameHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		ActiveEditor.of(event)
				.ifPresent(active -> open(HandlerUtil.getActiveShell(event), active.document(), active.selection().getOffset()));
		return null;
	}

	/** Opens it for what is named at an offset of a document. */
	public static void open(Shell parent, OpenDocument document, int offset) {
		try {
			new RefactoringWizardOpenOperation(new RenameWizard(new RenameElementRefactoring(document, offset))).run(parent,
					"Rename");
		} catch (InterruptedException cancelled) {
			Thread.currentThread().interrupt();
		}
	}
}
