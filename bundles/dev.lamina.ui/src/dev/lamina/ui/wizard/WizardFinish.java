package dev.lamina.ui.wizard;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.wizards.newresource.BasicNewResourceWizard;

/** What comes after a file was made: it is written, shown in the explorer, and opened. */
final class WizardFinish {
	private WizardFinish() {
	}

	static void write(IFile file, String text) throws CoreException {
		ByteArrayInputStream bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
		if (file.exists()) {
			file.setContents(bytes, true, true, null);
		} else {
			file.create(bytes, true, null);
		}
	}

	static void open(IWorkbench workbench, IFile file) {
		BasicNewResourceWizard.selectAndReveal(file, workbench.getActiveWorkbenchWindow());
		IWorkbenchPage page = workbench.getActiveWorkbenchWindow() == null ? null
				: workbench.getActiveWorkbenchWindow().getActivePage();
		if (page != null) {
			try {
				IDE.openEditor(page, file);
			} catch (PartInitException unopenable) {
				ILog.of(WizardFinish.class).log(unopenable.getStatus());
			}
		}
	}
}
