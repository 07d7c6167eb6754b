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
import dev.lamina.ui.document.Documents;
import dev.lamina.ui.problem.LaminaNature;
import dev.lamina.ui.wizard.Template;

/** A person begins a project. */
class WizardTest {
	@AfterEach
	void closeAll() {
		Window.page().closeAllEditors(false);
		Window.settle(50);
	}

	@Test
	void aNewProjectBeginsWithAnExampleThatIsSound() throws Exception {
		IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("studio");
		INewWizard wizard = (INewWizard) PlatformUI.getWorkbench().getNewWizardRegistry().findWizard("dev.lamina.ui.newProject")
				.createWizard();
		wizard.init(PlatformUI.getWorkbench(), StructuredSelection.EMPTY);
		WizardDialog dialog = new WizardDialog(Window.window().getShell(), wizard);
		dialog.setBlockOnOpen(false);
		dialog.open();
		Window.settle(200);
		assertFalse(wizard.canFinish(), "a project needs a name");
		Window.visibleIn(dialog.getShell(), Text.class).getFirst().setText("studio");
		assertTrue(wizard.canFinish());
		Window.press(dialog.getShell(), "Next >");
		Window.settle(300);
		List templates = Window.visibleIn(dialog.getShell(), List.class).getFirst();
		templates.setSelection(java.util.Arrays.asList(templates.getItems()).indexOf("Design office"));
		templates.notifyListeners(org.eclipse.swt.SWT.Selection, new org.eclipse.swt.widgets.Event());
		Window.settle(300);
		Window.screenshot("new-project");
		Window.press(dialog.getShell(), "Finish");
		Window.until("the model is open",
				() -> Window.page().getActiveEditor() != null && Window.page().getActiveEditor().getTitle().equals("vdi.lamina"));
		assertTrue(project.hasNature(LaminaNature.ID));
		assertEquals(Window.example("vdi.lamina"), project.getFile("vdi.lamina").readString());
		Window.settle(700);
		Window.screenshot("new-project-open");
		assertEquals(java.util.List.of(), Window.problems(project.getFile("vdi.lamina")));
	}

	@Test
	void everyTemplateIsSound() throws Exception {
		IProject project = Window.project("templates");
		for (Template template : Template.all()) {
			Snapshot snapshot = Documents.snapshot(Window.file(project, "t" + template.name() + ".lamina", template.text()))
					.orElseThrow();
			assertTrue(snapshot.diagnostics(() -> false).orElseThrow().stream()
					.noneMatch(diagnostic -> diagnostic.severity() == dev.lamina.dsl.diagnostic.Severity.ERROR), template.name());
		}
	}
}
