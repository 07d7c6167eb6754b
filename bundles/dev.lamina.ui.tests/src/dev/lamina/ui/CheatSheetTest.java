package dev.lamina.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.List;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.forms.widgets.ExpandableComposite;
import org.eclipse.ui.forms.widgets.Hyperlink;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A person is led through a first model. */
class CheatSheetTest {
	private static final String VIEW = "org.eclipse.ui.cheatsheets.views.CheatSheetView";

	@AfterEach
	void closeAll() {
		IViewPart sheet = WorkbenchBot.page().findView(VIEW);
		if (sheet != null) {
			WorkbenchBot.page().hideView(sheet);
		}
		WorkbenchBot.page().closeAllEditors(false);
	}

	@Test
	void theFirstStepBeginsAProjectAndTheNextOnesGoOnWithIt() throws Exception {
		IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("first");
		if (project.exists()) {
			project.delete(true, true, null);
		}
		WorkbenchBot.page();
		ParameterizedCommand open = ParameterizedCommand.generateCommand(
				PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(
						"org.eclipse.ui.cheatsheets.openCheatSheet"),
				Map.of("cheatSheetId", "dev.lamina.ui.firstModel"));
		PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(open, null);
		click("Click to Begin");
		WorkbenchBot.until("the first step is open", () -> link("Click to perform").isPresent());
		WorkbenchBot.settle(500);
		WorkbenchBot.screenshot("cheatsheet");
		whenOpen("New Lamina Project", CheatSheetTest::choose);
		click("Click to perform");
		WorkbenchBot.until("the model is open",
				() -> WorkbenchBot.page().getActiveEditor() != null
						&& WorkbenchBot.page().getActiveEditor().getTitle().equals("vdi.lamina"));
		assertEquals(WorkbenchBot.example("vdi.lamina"), project.getFile("vdi.lamina").readString());
		perform("Read it");
		perform("Make a mistake");
		WorkbenchBot.finished(() -> perform("Simulate"));
		WorkbenchBot.settle(500);
		WorkbenchBot.screenshot("cheatsheet-simulated");
	}

	/** Lets the step that is open do its work; the sheet goes on to the next one by itself. */
	private static void perform(String step) {
		WorkbenchBot.until("'" + step + "' is the step to do", () -> WorkbenchBot.visible(ExpandableComposite.class).stream()
				.anyMatch(section -> section.isExpanded() && section.getText().equals(step)));
		click("Click to perform");
	}

	/** Makes the choices of the first step: a name and the model. */
	private static void choose(Shell dialog) {
		WorkbenchBot.visibleIn(dialog, Text.class).getFirst().setText("first");
		WorkbenchBot.press(dialog, "Next >");
		WorkbenchBot.until("the models are listed", () -> !WorkbenchBot.visibleIn(dialog, List.class).isEmpty());
		List models = WorkbenchBot.visibleIn(dialog, List.class).getFirst();
		models.setSelection(Arrays.asList(models.getItems()).indexOf("Design office"));
		models.notifyListeners(SWT.Selection, new Event());
		WorkbenchBot.press(dialog, "Finish");
	}

	/**
	 * Does something in a dialog that keeps the one that opens it waiting. What goes wrong there closes it, so that the test goes
	 * on to fail.
	 */
	private static void whenOpen(String title, Consumer<Shell> action) {
		Display.getCurrent().timerExec(50, () -> WorkbenchBot.dialog(title).ifPresentOrElse(dialog -> {
			try {
				action.accept(dialog);
			} finally {
				if (!dialog.isDisposed()) {
					dialog.close();
				}
			}
		}, () -> whenOpen(title, action)));
	}

	private static void click(String label) {
		WorkbenchBot.until("'" + label + "' can be clicked", () -> link(label).isPresent());
		Event enter = new Event();
		enter.character = SWT.CR;
		link(label).orElseThrow().notifyListeners(SWT.KeyDown, enter);
	}

	private static Optional<Hyperlink> link(String label) {
		return WorkbenchBot.visible(Hyperlink.class).stream()
				.filter(link -> link.getText() != null && link.getText().equalsIgnoreCase(label)).findFirst();
	}
}
