package dev.lamina.ui.wizard;

import java.lang.reflect.InvocationTargetException;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.actions.WorkspaceModifyOperation;
import org.eclipse.ui.dialogs.WizardNewProjectCreationPage;
import org.eclipse.ui.wizards.newresource.BasicNewProjectResourceWizard;

import dev.lamina.ui.project.LaminaNature;

/** Makes a project with one model in it. */
public final class NewProjectWizard extends Wizard implements INewWizard, IExecutableExtension {
	private final WizardNewProjectCreationPage place = new WizardNewProjectCreationPage("place");
	private final StarterModelPage template = new StarterModelPage();
	private IWorkbench workbench;
	private IConfigurationElement configuration;

	@Override
	public void init(IWorkbench opened, IStructuredSelection selection) {
		workbench = opened;
		setWindowTitle("New Lamina Project");
		setNeedsProgressMonitor(true);
		place.setTitle("Lamina Project");
		place.setDescription("A folder of models that see each other.");
	}

	@Override
	public void setInitializationData(IConfigurationElement element, String property, Object data) {
		configuration = element;
	}

	@Override
	public void addPages() {
		addPage(place);
		addPage(template);
	}

	@Override
	public boolean performFinish() {
		IProject project = place.getProjectHandle();
		IProjectDescription description = ResourcesPlugin.getWorkspace().newProjectDescription(project.getName());
		description.setLocationURI(place.useDefaults() ? null : place.getLocationURI());
		StarterModel chosen = template.chosen();
		IFile file = project.getFile((chosen.name().isEmpty() ? "model" : chosen.name()) + ".lamina");
		try {
			getContainer().run(true, true, new WorkspaceModifyOperation() {
				@Override
				protected void execute(org.eclipse.core.runtime.IProgressMonitor monitor) throws CoreException {
					project.create(description, monitor);
					project.open(monitor);
					LaminaNature.add(project);
					WizardFinish.write(file, chosen.text());
				}
			});
		} catch (InvocationTargetException failed) {
			Throwable cause = failed.getTargetException();
			ILog.of(NewProjectWizard.class).error("The project could not be made.", cause);
			ErrorDialog.openError(getShell(), getWindowTitle(), "The project could not be made.",
					cause instanceof CoreException known ? known.getStatus() : Status.error(cause.toString()));
			return false;
		} catch (InterruptedException cancelled) {
			return false;
		}
		if (configuration != null) {
			BasicNewProjectResourceWizard.updatePerspective(configuration);
		}
		WizardFinish.open(workbench, file);
		return true;
	}
}
