package dev.lamina.workbench;

import java.nio.file.Path;
import java.util.Map;

import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.IntroPart;

import dev.lamina.ui.reference.ReferenceView;

/** The first page that a new user sees: what Lamina is for, and the ways to begin. It needs no browser. */
public final class WelcomePage extends IntroPart {
	private static final String OPEN_CHEAT_SHEET = "org.eclipse.ui.cheatsheets.openCheatSheet";

	private Composite page;

	@Override
	public void createPartControl(Composite parent) {
		page = new Composite(parent, SWT.NONE);
		GridLayout layout = new GridLayout(2, false);
		layout.marginWidth = 60;
		layout.marginHeight = 40;
		layout.horizontalSpacing = 30;
		layout.verticalSpacing = 16;
		page.setLayout(layout);
		LocalResourceManager images = new LocalResourceManager(JFaceResources.getResources(), page);
		Label picture = new Label(page, SWT.NONE);
		ResourceLocator.imageDescriptorFromBundle("dev.lamina.workbench", "icons/lamina.svg").map(ImageDescriptor.class::cast)
				.ifPresent(descriptor -> picture.setImage(images.create(descriptor)));
		Label title = new Label(page, SWT.NONE);
		title.setText("Lamina");
		title.setFont(JFaceResources.getBannerFont());
		empty();
		text("Write down what GPUs, hosts, VMs and workloads there are and how the GPUs are shared. Lamina checks it against "
				+ "what the hardware can do, "
				+ "simulates it, and says which VM gets what it was promised: before money is spent.");
		addLink("New project", "Begin with an example that can be simulated at once.", () -> wizard("dev.lamina.ui.newProject"));
		addLink("Open a folder", "Models that are there already, as a project.", WelcomePage::folder);
		addLink("Your first model", "Step by step: a model, a mistake, a simulation.",
				() -> command(OPEN_CHEAT_SHEET, Map.of("cheatSheetId", "dev.lamina.ui.firstModel")));
		addLink("Reference", "Every declaration, property and rule.", () -> view(ReferenceView.ID));
	}

	private void addLink(String label, String sentence, Runnable action) {
		Link link = new Link(page, SWT.NONE);
		link.setText("<a>" + label + "</a>");
		link.addListener(SWT.Selection, event -> {
			PlatformUI.getWorkbench().getIntroManager().closeIntro(this);
			action.run();
		});
		text(sentence);
	}

	private void text(String sentence) {
		Label label = new Label(page, SWT.WRAP);
		label.setText(sentence);
		GridData wide = new GridData(SWT.FILL, SWT.TOP, true, false);
		wide.widthHint = 500;
		label.setLayoutData(wide);
	}

	private void empty() {
		new Label(page, SWT.NONE);
	}

	private static void wizard(String id) {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		try {
			INewWizard wizard = (INewWizard) PlatformUI.getWorkbench().getNewWizardRegistry().findWizard(id).createWizard();
			wizard.init(PlatformUI.getWorkbench(), StructuredSelection.EMPTY);
			new WizardDialog(window.getShell(), wizard).open();
		} catch (org.eclipse.core.runtime.CoreException broken) {
			ILog.of(WelcomePage.class).log(broken.getStatus());
		}
	}

	private static void folder() {
		DirectoryDialog dialog = new DirectoryDialog(PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell());
		dialog.setText("Open a Folder");
		dialog.setMessage("The folder with the models. Nothing is written into it.");
		String folder = dialog.open();
		if (folder != null) {
			OpenFolder.open(Path.of(folder));
		}
	}

	private static void command(String id, Map<String, String> parameters) {
		try {
			Command command = PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(id);
			PlatformUI.getWorkbench().getService(IHandlerService.class)
					.executeCommand(ParameterizedCommand.generateCommand(command, parameters), null);
		} catch (CommandException notThere) {
			ILog.of(WelcomePage.class).warn("The command " + id + " cannot be given here.", notThere);
		}
	}

	private static void view(String id) {
		try {
			PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().showView(id);
		} catch (PartInitException unopenable) {
			ILog.of(WelcomePage.class).log(unopenable.getStatus());
		}
	}

	@Override
	public void standbyStateChanged(boolean standby) {
		// the page looks the same
	}

	@Override
	public void setFocus() {
		page.setFocus();
	}
}
