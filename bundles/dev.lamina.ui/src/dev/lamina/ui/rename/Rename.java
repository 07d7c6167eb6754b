package dev.lamina.ui.rename;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ltk.ui.refactoring.RefactoringWizardOpenOperation;
import org.eclipse.ui.handlers.HandlerUtil;

import dev.lamina.ui.edit.ActiveEditor;

/** Opens the dialog that gives the element under the cursor another name. */
public final class Rename extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		ActiveEditor.of(event).ifPresent(active -> {
			NewName renaming = new NewName(active.document(), active.selection().getOffset());
			try {
				new RefactoringWizardOpenOperation(new NewNameWizard(renaming)).run(HandlerUtil.getActiveShell(event), "Rename");
			} catch (InterruptedException cancelled) {
				Thread.currentThread().interrupt();
			}
		});
		return null;
	}
}
