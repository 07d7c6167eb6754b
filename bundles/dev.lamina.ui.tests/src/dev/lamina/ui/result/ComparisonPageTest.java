package dev.lamina.ui.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.core.resources.IFile;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.report.compare.ResultComparison;
import dev.lamina.report.compare.ResultComparison.MetricChange;
import dev.lamina.report.compare.ResultComparison.PromiseChange;
import dev.lamina.result.ModelResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.json.ResultWriter;
import dev.lamina.ui.WorkbenchBot;

/** A person asks what has changed since another run, and which combination of a sweep is the best. */
class ComparisonPageTest {
	@AfterEach
	void close() {
		ResultsViewBot.close();
	}

	@Test
	void twoRunsAreCompared() throws Exception {
		ModelResult before = ResultsViewBot
				.run(WorkbenchBot.file(WorkbenchBot.project("before"), "before.lamina", WorkbenchBot.example("vdi.lamina")));
		IFile changed = WorkbenchBot.file(WorkbenchBot.project("after"), "after.lamina",
				WorkbenchBot.example("vdi.lamina").replace("mean 1.4 ms", "mean 2 ms"));
		ModelResult after = ResultsViewBot.run(changed);
		ResultComparison expected = ResultComparison.of(List.of(before), List.of(after));
		ResultsView view = ResultsViewBot.view();
		WorkbenchBot.until("both are listed",
				() -> view.choices().size() > 1 && view.choices().getFirst().run().file().equals(changed));
		ResultsViewBot.menu(view, "Compare With", view.choices().get(1).label());
		Table figures = ResultsViewBot.table(MetricChange.class);
		List<MetricChange> metricChanges = expected.pairs().getFirst().changes();
		assertEquals(metricChanges.size(), figures.getItemCount());
		for (int row = 0; row < metricChanges.size(); row++) {
			MetricChange metricChange = metricChanges.get(row);
			assertEquals(
					List.of(metricChange.vm(), metricChange.measure().label(), metricChange.text(metricChange.before()),
							metricChange.text(metricChange.after()),
							metricChange.relativeText()),
					cells(figures.getItem(row), 0, 1, 2, 3, 5));
		}
		assertTrue(metricChanges.stream().anyMatch(change -> change.trend() != ResultComparison.Trend.NONE),
				"slower frames are noticed");
		assertEquals(expected.pairs().getFirst().outcomes().size(), ResultsViewBot.table(PromiseChange.class).getItemCount());
		assertTrue(WorkbenchBot.visible(Label.class).stream().anyMatch(label -> label.getText().contains("promise")),
				"there is a verdict");
		WorkbenchBot.settle(300);
		WorkbenchBot.screenshot("compare");
		figures.getColumn(4).notifyListeners(SWT.Selection, new Event());
		double[] differences = Arrays.stream(figures.getItems()).mapToDouble(item -> ((MetricChange) item.getData()).difference())
				.filter(Double::isFinite).toArray();
		assertTrue(
				java.util.stream.IntStream.range(1, differences.length).allMatch(row -> differences[row - 1] <= differences[row]),
				"sorted by size");
		figures.setFocus();
		figures.setSelection(0);
		WorkbenchBot.command("org.eclipse.ui.edit.copy");
		Clipboard clipboard = new Clipboard(Display.getCurrent());
		String copied = (String) clipboard.getContents(TextTransfer.getInstance());
		clipboard.dispose();
		assertTrue(copied.startsWith("VM\tFigure\tBefore\tAfter\tDifference\tChange\tSignificant\n"), copied);
		assertEquals(2, copied.lines().count());
	}

	@Test
	void theCommandAsksWithWhichResultToCompare() throws Exception {
		IFile file = WorkbenchBot.file(WorkbenchBot.project("command"), "vdi.lamina", WorkbenchBot.example("vdi.lamina"));
		ResultsViewBot.run(file);
		ResultsViewBot.run(file);
		ResultsViewBot.view();
		answer("Compare Results", "OK");
		WorkbenchBot.command("dev.lamina.ui.compareResults");
		WorkbenchBot.screenshot("compare-equal");
		assertTrue(WorkbenchBot.visible(Label.class).stream().anyMatch(label -> label.getText().equals("The results are equal.")),
				() -> WorkbenchBot.visible(Label.class).stream().map(Label::getText).toList().toString());
	}

	/** Presses a button of a dialog as soon as something is selected there; for dialogs that wait for an answer. */
	private static void answer(String dialog, String button) {
		Display.getCurrent().timerExec(50,
				() -> WorkbenchBot.dialog(dialog).filter(
						shell -> WorkbenchBot.visibleIn(shell, Table.class).stream()
								.anyMatch(table -> table.getSelectionCount() > 0))
						.ifPresentOrElse(shell -> WorkbenchBot.press(shell, button), () -> answer(dialog, button)));
	}

	@Test
	void aSavedResultIsOpenedAndComparedWith(@TempDir Path folder) throws Exception {
		ModelResult run = ResultsViewBot
				.run(WorkbenchBot.file(WorkbenchBot.project("saved"), "vdi.lamina", WorkbenchBot.example("vdi.lamina")));
		Path file = folder.resolve("monday.json");
		try (Writer writer = Files.newBufferedWriter(file)) {
			ResultWriter.write(List.of(run), writer);
		}
		ResultsView view = ResultsViewBot.view();
		new ResultFiles(view.getSite().getShell()).read(file, RunHistory::add);
		WorkbenchBot.until("the saved result is shown",
				() -> view.chosen().map(resultEntry -> resultEntry.label().startsWith("monday.json")).orElse(false));
		ResultsViewBot.tab("Promises");
		assertEquals(((ModelResult.OfSimulation) run).results().getFirst().promises().size(),
				ResultsViewBot.table(dev.lamina.result.PromiseResult.class).getItemCount());
		view.choose(((ModelResult.OfSimulation) run).results().getFirst());
		ResultActions.compare(view, file);
		WorkbenchBot.until("they are compared", () -> WorkbenchBot.visible(Label.class).stream()
				.anyMatch(label -> label.getText().startsWith("No promise that was kept is broken")));
		Files.writeString(file, "{}");
		ResultActions.compare(view, file);
		WorkbenchBot.until("a file that is no result is refused", () -> WorkbenchBot.dialog("Open Result").isPresent());
		Shell refusal = WorkbenchBot.dialog("Open Result").orElseThrow();
		assertTrue(WorkbenchBot.visibleIn(refusal, Label.class).stream()
				.anyMatch(label -> label.getText().contains("cannot be read as a result")));
		refusal.close();
	}

	@Test
	void theBestCombinationOfASweepIsMarked() throws Exception {
		ModelResult.OfSimulation sweep = ResultsViewBot
				.run(WorkbenchBot.file(WorkbenchBot.project("sweep"), "choice.lamina", WorkbenchBot.example("choice.lamina")));
		ResultsView view = ResultsViewBot.view();
		WorkbenchBot.until("the sweep is listed",
				() -> view.chosen().map(resultEntry -> resultEntry.findings() == sweep).orElse(false));
		ResultsViewBot.tab("Combinations");
		Table table = ResultsViewBot.table(CombinationTable.Row.class);
		assertEquals(sweep.results().size() + sweep.impossible().size(), table.getItemCount());
		List<SimulationResult> best = IntStream.range(0, sweep.results().size())
				.filter(row -> table.getItem(row).getText(0).equals("best")).mapToObj(sweep.results()::get).toList();
		assertFalse(best.isEmpty());
		assertTrue(best.stream().allMatch(SimulationResult::keepsPromises));
		assertTrue(sweep.impossible().isEmpty() || Arrays.stream(table.getItems())
				.anyMatch(item -> item.getText(table.getColumnCount() - 1).equals(sweep.impossible().getFirst().reason())));
		WorkbenchBot.settle(200);
		WorkbenchBot.screenshot("sweep");
		table.setSelection(2);
		table.notifyListeners(SWT.DefaultSelection, new Event());
		assertEquals(sweep.results().get(2), view.chosen().orElseThrow().result());
		assertTrue(ResultsViewBot.tabs().contains("Combinations"));
	}

	@Test
	void widthsOfColumnsAreRemembered() throws Exception {
		ResultsViewBot.run(WorkbenchBot.file(WorkbenchBot.project("widths"), "vdi.lamina", WorkbenchBot.example("vdi.lamina")));
		ResultsView view = ResultsViewBot.view();
		ResultsViewBot.tab("Promises");
		Table table = ResultsViewBot.table(dev.lamina.result.PromiseResult.class);
		int before = table.getColumn(1).getWidth();
		table.getColumn(1).setWidth(321);
		WorkbenchBot.page().hideView(view);
		ResultsViewBot.view();
		ResultsViewBot.tab("Promises");
		Table again = ResultsViewBot.table(dev.lamina.result.PromiseResult.class);
		assertEquals(321, again.getColumn(1).getWidth());
		again.getColumn(1).setWidth(before);
	}

	private static List<String> cells(TableItem item, int... columns) {
		return Arrays.stream(columns).mapToObj(item::getText).toList();
	}
}
