package dev.lamina.ui.simulation;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.AbstractLaunchConfigurationTab;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.FilteredResourcesSelectionDialog;

import dev.lamina.ui.icon.LaminaImages;

/** The page that says which model to run, for how long, and with which random numbers. */
final class ModelTab extends AbstractLaunchConfigurationTab {
	private Text model;
	private Text simulation;
	private Text duration;
	private Text seed;
	private Text replications;
	private Text threads;
	private boolean reading;

	@Override
	public void createControl(Composite parent) {
		Composite all = new Composite(parent, SWT.NONE);
		all.setLayout(new GridLayout(3, false));
		model = field(all, "&Model:", "/project/office.lamina", false);
		Button browse = new Button(all, SWT.PUSH);
		browse.setText("&Browse…");
		browse.addListener(SWT.Selection, event -> browse());
		simulation = field(all, "S&imulation:", "all that the model declares", true);
		duration = field(all, "&Duration:", "as the model says, such as 60 s", true);
		seed = field(all, "&Seed:", "as the model says", true);
		replications = field(all, "&Replications:", "as the model says", true);
		threads = field(all, "&Threads:", "one for each processor; the result does not depend on it", true);
		setControl(all);
	}

	private Text field(Composite parent, String label, String hint, boolean wide) {
		new Label(parent, SWT.NONE).setText(label);
		Text text = new Text(parent, SWT.BORDER);
		text.setMessage(hint);
		text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, wide ? 2 : 1, 1));
		text.addModifyListener(event -> {
			if (!reading) {
				updateLaunchConfigurationDialog();
			}
		});
		return text;
	}

	private void browse() {
		FilteredResourcesSelectionDialog dialog = new FilteredResourcesSelectionDialog(getShell(), false,
				ResourcesPlugin.getWorkspace().getRoot(), IResource.FILE);
		dialog.setTitle("Model");
		dialog.setInitialPattern("*.lamina");
		if (dialog.open() == FilteredResourcesSelectionDialog.OK && dialog.getFirstResult() instanceof IFile file) {
			model.setText(file.getFullPath().toString());
		}
	}

	@Override
	public void setDefaults(ILaunchConfigurationWorkingCopy configuration) {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		IWorkbenchPage page = window == null ? null : window.getActivePage();
		IFile open = page == null || page.getActiveEditor() == null ? null
				: Adapters.adapt(page.getActiveEditor().getEditorInput(), IFile.class);
		if (open != null && "lamina".equals(open.getFileExtension())) {
			LaunchSettings.of(open).write(configuration);
			configuration.rename(getLaunchConfigurationDialog().generateName(open.getName().replace(".lamina", "")));
		}
	}

	@Override
	public void initializeFrom(ILaunchConfiguration configuration) {
		reading = true;
		try {
			LaunchSettings launchSettings = LaunchSettings.of(configuration);
			model.setText(launchSettings.model());
			simulation.setText(launchSettings.simulation());
			duration.setText(launchSettings.duration());
			seed.setText(launchSettings.seed());
			replications.setText(launchSettings.replications());
			threads.setText(launchSettings.threads());
		} catch (CoreException unreadable) {
			ILog.of(ModelTab.class).log(unreadable.getStatus());
		} finally {
			reading = false;
		}
	}

	@Override
	public void performApply(ILaunchConfigurationWorkingCopy configuration) {
		new LaunchSettings(model.getText().strip(), simulation.getText().strip(), duration.getText().strip(),
				seed.getText().strip(),
				replications.getText().strip(),
				threads.getText().strip()).write(configuration);
	}

	@Override
	public boolean isValid(ILaunchConfiguration configuration) {
		try {
			setErrorMessage(LaunchSettings.of(configuration).problem().orElse(null));
		} catch (CoreException unreadable) {
			setErrorMessage(unreadable.getStatus().getMessage());
		}
		return getErrorMessage() == null;
	}

	@Override
	public String getName() {
		return "Simulation";
	}

	@Override
	public Image getImage() {
		return LaminaImages.image("simulation");
	}
}
