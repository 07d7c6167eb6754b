package dev.lamina.ui.diagram;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.window.Window;

import dev.lamina.dsl.ide.edit.EditRefusedException;
import dev.lamina.dsl.ide.fix.Edit;

/**
 * Closes a dialog when the change that was wanted in it is made; what is refused is said in the dialog, which stays, or to
 * anyone who opened it where it was closed meanwhile.
 *
 * @param refusal says in the dialog why
 */
record DialogEditCallback(Window dialog, EditExecutor.EditCallback afterwards, Consumer<String> refusal)
		implements EditExecutor.EditCallback {
	@Override
	public void made(Optional<Edit> first) {
		dialog.close();
		afterwards.made(first);
	}

	@Override
	public void refused(EditRefusedException why) {
		if (dialog.getShell() == null) {
			afterwards.refused(why);
		} else {
			refusal.accept(why.getMessage());
		}
	}
}
