package dev.lamina.ui.wizard;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.eclipse.core.resources.IFile;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.dialogs.WizardNewFileCreationPage;

/** Makes a model in a folder of a project. */
public final class NewModelWizard extends Wizard implements INewWizard {
	private final StarterModelPage template = new StarterModelPage();
	private WizardNewFileCreationPage place;
	private IWorkbench workbench;

	@Override
	public void init(IWorkbench opened, IStructuredSelection selection) {
		workbench = opened;
		setWindowTitle("New Lamina Model");
		place = new FilePage(selection);
	}

	@Override
	public void addPages() {
		addPage(place);
		addPage(template);
	}

	@Override
	public boolean performFinish() {
		IFile file = place.createNewFile();
		if (file == null) {
			return false;
		}
		WizardFinish.open(workbench, file);
		return true;
	}

	private final class FilePage extends WizardNewFileCreationPage {
		FilePage(IStructuredSelection selection) {
			super("place", selection);
			setTitle("Lamina Model");
			setDescription("A file that says what GPUs, hosts and VMs there are.");
			setFileExtension("lamina");
			setFileName("model.lamina");
		}

		@Override
		protected InputStream getInitialContents() {
			return new ByteArrayInputStream(template.chosen().text().getBytes(StandardCharsets.UTF_8));
		}
	}
}
