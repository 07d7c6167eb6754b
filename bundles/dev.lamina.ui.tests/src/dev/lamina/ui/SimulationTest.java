package dev.lamina.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.lamina.result.ModelResult;
import dev.lamina.result.PromiseResult;
import dev.lamina.ui.result.FinishedRun;
import dev.lamina.ui.result.ResultsView;
import dev.lamina.ui.result.RunHistory;
import dev.lamina.ui.simulation.SimulationLaunchShortcut;

/** A person runs a model and reads what comes of it. */
class SimulationTest {
	@AfterEach
	void closeAll() {
		WorkbenchBot.page().closeAllEditors(false);
		WorkbenchBot.settle(50);
	}

	@Test
	void aModelIsRunAndItsVerdictsAreRead() throws Exception {
		IFile file = WorkbenchBot.file(WorkbenchBot.project("run"), "vdi.lamina",
				WorkbenchBot.example("vdi.lamina").replace("expect frame-time p99 <= 25 ms", "expect frame-time p99 <= 12 ms"));
		ITextEditor editor = WorkbenchBot.open(file);
		ModelResult.OfSimulation findings = (ModelResult.OfSimulation) WorkbenchBot
				.finished(() -> new SimulationLaunchShortcut().launch(editor, ILaunchManager.RUN_MODE)).findings().getFirst();
		assertTrue(findings.results().getFirst().promises().stream().anyMatch(promise -> !promise.kept()),
				"12 ms are not kept");
		List<PromiseResult> measured = findings.results().getFirst().promises();
		WorkbenchBot.until("the results of this run are listed", () -> promises(measured) != null);
		Table promises = promises(measured);
		assertEquals(findings.results().getFirst().promises().size(), promises.getItemCount());
		assertEquals("broken", promises.getItem(0).getText(3));
		WorkbenchBot.settle(500);
		WorkbenchBot.screenshot("results");
		promises.setSelection(0);
		promises.notifyListeners(SWT.DefaultSelection, new Event());
		WorkbenchBot.until("the promise is selected in the text",
				() -> ((org.eclipse.jface.text.ITextSelection) editor.getSelectionProvider().getSelection()).getText()
						.contains("p99 <= 12 ms"));
		ILaunchConfiguration[] configurations = DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurations();
		assertEquals(1, Arrays.stream(configurations).filter(each -> each.getName().equals("vdi")).count());
		FinishedRun again = WorkbenchBot.finished(() -> new SimulationLaunchShortcut().launch(editor, ILaunchManager.RUN_MODE));
		assertEquals(configurations.length, DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurations().length,
				"the same configuration is run again");
		assertEquals(findings.results().getFirst().runHash(),
				((ModelResult.OfSimulation) again.findings().getFirst()).results().getFirst().runHash());
	}

	@Test
	void aModelWithMistakesIsNotRunAndTheConsoleSaysWhy() throws Exception {
		String sound = WorkbenchBot.example("vdi.lamina");
		IFile file = WorkbenchBot.file(WorkbenchBot.project("refused"), "typed.lamina", sound);
		ITextEditor editor = WorkbenchBot.open(file);
		// typed, as a person does
		editor.getDocumentProvider().getDocument(editor.getEditorInput()).replace(sound.indexOf("A40-8Q x 6") + 9, 1, "7");
		WorkbenchBot.until("the mistake is marked", () -> !WorkbenchBot.problems(file).isEmpty());
		editor.doSave(new org.eclipse.core.runtime.NullProgressMonitor());
		// Eclipse would ask whether to run a project with errors
		ILaunchConfiguration configuration = SimulationLaunchShortcut.configuration(file);
		List<FinishedRun> before = RunHistory.all();
		org.eclipse.core.runtime.jobs.Job.create("run", monitor -> {
			configuration.launch(ILaunchManager.RUN_MODE, monitor);
		}).schedule();
		WorkbenchBot.until("the console says why", () -> WorkbenchBot.visible(StyledText.class).stream()
				.anyMatch(text -> text.getText().contains("typed.lamina:") && text.getText().contains("nothing was simulated")));
		WorkbenchBot.screenshot("refused");
		assertEquals(before, RunHistory.all());
		WorkbenchBot.page().activate(editor);
		WorkbenchBot.page().showView(ResultsView.ID);
	}

	@Test
	void aFileThatIsWrongAlreadyWhenItIsOpenedIsNotRunEither() throws Exception {
		IFile file = WorkbenchBot.file(WorkbenchBot.project("wrong"), "wrong.lamina",
				WorkbenchBot.example("vdi.lamina").replace("A40-8Q x 6", "A40-8Q x 7"));
		ITextEditor editor = WorkbenchBot.open(file);
		WorkbenchBot.until("the mistake is marked", () -> !WorkbenchBot.problems(file).isEmpty());
		ILaunchConfiguration configuration = SimulationLaunchShortcut.configuration(file);
		List<FinishedRun> before = RunHistory.all();
		org.eclipse.core.runtime.jobs.Job.create("run", monitor -> {
			configuration.launch(ILaunchManager.RUN_MODE, monitor);
		}).schedule();
		WorkbenchBot.until("the console says why", () -> WorkbenchBot.visible(StyledText.class).stream()
				.anyMatch(text -> text.getText().contains("wrong.lamina:") && text.getText().contains("nothing was simulated")));
		assertEquals(before, RunHistory.all());
		WorkbenchBot.page().activate(editor);
		WorkbenchBot.page().showView(ResultsView.ID);
	}

	/** The table that shows these very promises, and not those of a run before. */
	private static Table promises(List<PromiseResult> measured) {
		return WorkbenchBot.visible(Table.class).stream().filter(table -> table.getItemCount() == measured.size())
				.filter(table -> Arrays.stream(table.getItems())
						.allMatch(item -> measured.stream().anyMatch(each -> each == item.getData())))
				.findFirst().orElse(null);
	}
}
