package dev.lamina.sirius;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;

import dev.lamina.design.editing.RefusalReporter;

/** Shows what a tool or a cell refuses, in a dialog: Sirius has no place for a sentence of a service. */
public final class RefusalMessages implements IStartup {
	@Override
	public void earlyStartup() {
		RefusalReporter.setListener(RefusalMessages::show);
	}

	private static void show(String sentence) {
		Display display = PlatformUI.getWorkbench().getDisplay();
		// after the command: a dialog within it would hold its transaction open
		display.asyncExec(() -> MessageDialog.openInformation(PlatformUI.getWorkbench().getModalDialogShellProvider().getShell(),
				"Nothing was changed", sentence));
	}
}
