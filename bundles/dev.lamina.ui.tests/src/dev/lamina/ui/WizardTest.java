package dev.lamina.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.widgets.List;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.ui.document.DocumentRegistry;
import dev.lamina.ui.project.LaminaNature;
import dev.lamina.ui.wizard.StarterModel;

/** A person begins a project. */
class WizardTest {
	@AfterEach
	void closeAll() {
		WorkbenchBot.page().closeAllEditors(false);
		WorkbenchBot.settle(50);
	}

	@Test
	void aNewProjectBeginsWithAnExampleThatIsSound() throws Exception {
		IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("studio");
		INewWizard wizard = (INewWizard) PlatformUI.getWorkbench().getNewWizardRegistry().findWizard("dev.lamina.ui.newProject")
				.createWizard();
		wizard.init(PlatformUI.getWorkbench(), StructuredSelection.EMPTY);
		WizardDialog dialog = new WizardDialog(WorkbenchBot.window().getShell(), wizard);
		dialog.setBlockOnOpen(false);
		dialog.open();
		WorkbenchBot.settle(200);
		assertFalse(wizard.canFinish(), "a project needs a name");
		WorkbenchBot.visibleIn(dialog.getShell(), Text.class).getFirst().setText("studio");
		assertTrue(wizard.canFinish());
		WorkbenchBot.press(dialog.getShell(), "Next >");
		WorkbenchBot.settle(300);
		List templates = WorkbenchBot.visibleIn(dialog.getShell(), List.class).getFirst();
		templates.setSelection(java.util.Arrays.asList(templates.getItems()).indexOf("Design office"));
		templates.notifyListeners(org.eclipse.swt.SWT.Selection, new org.eclipse.swt.widgets.Event());
		WorkbenchBot.settle(300);
		WorkbenchBot.screenshot("new-project");
		WorkbenchBot.press(dialog.getShell(), "Finish");
		WorkbenchBot.until("the model is open",
				() -> WorkbenchBot.page().getActiveEditor() != null
						&& WorkbenchBot.page().getActiveEditor().getTitle().equals("vdi.lamina"));
		assertTrue(project.hasNature(LaminaNature.ID));
		assertEquals(WorkbenchBot.example("vdi.lamina"), project.getFile("vdi.lamina").readString());
		WorkbenchBot.settle(700);
		WorkbenchBot.screenshot("new-project-open");
		assertEquals(java.util.List.of(), WorkbenchBot.problems(project.getFile("vdi.lamina")));
	}

	@Test
	void everyTemplateIsSound() throws Exception {
		IProject project = WorkbenchBot.project("templates");
		for (StarterModel starterModel : StarterModel.all()) {
			Snapshot snapshot = DocumentRegistry
					.snapshot(WorkbenchBot.file(project, "t" + starterModel.name() + ".lamina", starterModel.text()))
					.orElseThrow();
			assertTrue(snapshot.diagnostics(() -> false).orElseThrow().stream()
					.noneMatch(diagnostic -> diagnostic.severity() == dev.lamina.dsl.diagnostic.Severity.ERROR),
					starterModel.name());
		}
	}
}
