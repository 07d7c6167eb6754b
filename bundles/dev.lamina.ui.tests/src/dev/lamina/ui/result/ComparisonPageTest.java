package dev.lamina.ui.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

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

import dev.lamina.report.ModelResult;
import dev.lamina.report.compare.ResultComparison;
import dev.lamina.report.compare.ResultComparison.MetricChange;
import dev.lamina.report.compare.ResultComparison.PromiseChange;
import dev.lamina.report.json.JsonReport;
import dev.lamina.ui.Window;

/** A person asks what has changed since another run, and which combination of a sweep is the best. */
class ComparisonPageTest {
	@AfterEach
	void close() {
		Results.close();
	}

	@Test
	void twoRunsAreCompared() throws Exception {
		ModelResult before = Results.run(Window.file(Window.project("before"), "before.lamina", Window.example("vdi.lamina")));
		IFile changed = Window.file(Window.project("after"), "after.lamina",
				Window.example("vdi.lamina").replace("mean 1.4 ms", "mean 2 ms"));
		ModelResult after = Results.run(changed);
		ResultComparison expected = ResultComparison.of(List.of(before), List.of(after));
		ResultsView view = Results.view();
		Window.until("both are listed",
				() -> view.choices().size() > 1 && view.choices().getFirst().run().file().equals(changed));
		Results.menu(view, "Compare With", view.choices().get(1).label());
		Table figures = Results.table(MetricChange.class);
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
		assertEquals(expected.pairs().getFirst().outcomes().size(), Results.table(PromiseChange.class).getItemCount());
		assertTrue(Window.visible(Label.class).stream().anyMatch(label -> label.getText().contains("promise")),
				"there is a verdict");
		Window.settle(300);
		Window.screenshot("compare");
		figures.getColumn(4).notifyListeners(SWT.Selection, new Event());
		double[] differences = Arrays.stream(figures.getItems()).mapToDouble(item -> ((MetricChange) item.getData()).difference())
				.filter(Double::isFinite).toArray();
		assertTrue(
				java.util.stream.IntStream.range(1, differences.length).allMatch(row -> differences[row - 1] <= differences[row]),
				"sorted by size");
		figures.setFocus();
		figures.setSelection(0);
		Window.command("org.eclipse.ui.edit.copy");
		Clipboard clipboard = new Clipboard(Display.getCurrent());
		String copied = (String) clipboard.getContents(TextTransfer.getInstance());
		clipboard.dispose();
		assertTrue(copied.startsWith("VM\tFigure\tBefore\tAfter\tDifference\tChange\tSignificant\n"), copied);
		assertEquals(2, copied.lines().count());
	}

	@Test
	void theCommandAsksWithWhichResultToCompare() throws Exception {
		IFile file = Window.file(Window.project("command"), "vdi.lamina", Window.example("vdi.lamina"));
		Results.run(file);
		Results.run(file);
		Results.view();
		answer("Compare Results", "OK");
		Window.command("dev.lamina.ui.compareResults");
		Window.screenshot("compare-equal");
		assertTrue(Window.visible(Label.class).stream().anyMatch(label -> label.getText().equals("The results are equal.")),
				() -> Window.visible(Label.class).stream().map(Label::getText).toList().toString());
	}

	/** Presses a button of a dialog as soon as something is selected there; for dialogs that wait for an answer. */
	private static void answer(String dialog, String button) {
		Display.getCurrent().timerExec(50,
				() -> Window.dialog(dialog).filter(
						shell -> Window.visibleIn(shell, Table.class).stream().anyMatch(table -> table.getSelectionCount() > 0))
						.ifPresentOrElse(shell -> Window.press(shell, button), () -> answer(dialog, button)));
	}

	@Test
	void aSavedResultIsOpenedAndComparedWith(@TempDir Path folder) throws Exception {
		ModelResult run = Results.run(Window.file(Window.project("saved"), "vdi.lamina", Window.example("vdi.lamina")));
		Path file = folder.resolve("monday.json");
		try (Writer writer = Files.newBufferedWriter(file)) {
			JsonReport.write(List.of(run), writer);
		}
		ResultsView view = Results.view();
		new ResultFiles(view.getSite().getShell()).read(file, FinishedRuns::add);
		Window.until("the saved result is shown",
				() -> view.chosen().map(choice -> choice.label().startsWith("monday.json")).orElse(false));
		Results.tab("Promises");
		assertEquals(((ModelResult.OfSimulation) run).results().getFirst().promises().size(),
				Results.table(dev.lamina.result.PromiseResult.class).getItemCount());
		view.choose(((ModelResult.OfSimulation) run).results().getFirst());
		ResultActions.compare(view, file);
		Window.until("they are compared", () -> Window.visible(Label.class).stream()
				.anyMatch(label -> label.getText().startsWith("No promise that was kept is broken")));
		Files.writeString(file, "{}");
		ResultActions.compare(view, file);
		Window.until("a file that is no result is refused", () -> Window.dialog("Open Result").isPresent());
		Shell refusal = Window.dialog("Open Result").orElseThrow();
		assertTrue(Window.visibleIn(refusal, Label.class).stream()
				.anyMatch(label -> label.getText().contains("cannot be read as a result")));
		refusal.close();
	}

	@Test
	void theBestCombinationOfASweepIsMarked() throws Exception {
		ModelResult.OfSimulation sweep = Results
				.run(Window.file(Window.project("sweep"), "choice.lamina", Window.example("choice.lamina")));
		ResultsView view = Results.view();
		Window.until("the sweep is listed", () -> view.chosen().map(choice -> choice.findings() == sweep).orElse(false));
		Results.tab("Combinations");
		Table table = Results.table(Combinations.Row.class);
		assertEquals(sweep.results().size() + sweep.impossible().size(), table.getItemCount());
		assertEquals(1, Arrays.stream(table.getItems()).filter(item -> item.getText(0).equals("best")).count());
		assertTrue(sweep.impossible().isEmpty() || Arrays.stream(table.getItems())
				.anyMatch(item -> item.getText(table.getColumnCount() - 1).equals(sweep.impossible().getFirst().reason())));
		Window.settle(200);
		Window.screenshot("sweep");
		table.setSelection(2);
		table.notifyListeners(SWT.DefaultSelection, new Event());
		assertEquals(sweep.results().get(2), view.chosen().orElseThrow().result());
		assertTrue(Results.tabs().contains("Combinations"));
	}

	@Test
	void widthsOfColumnsAreRemembered() throws Exception {
		Results.run(Window.file(Window.project("widths"), "vdi.lamina", Window.example("vdi.lamina")));
		ResultsView view = Results.view();
		Results.tab("Promises");
		Table table = Results.table(dev.lamina.result.PromiseResult.class);
		int before = table.getColumn(1).getWidth();
		table.getColumn(1).setWidth(321);
		Window.page().hideView(view);
		Results.view();
		Results.tab("Promises");
		Table again = Results.table(dev.lamina.result.PromiseResult.class);
		assertEquals(321, again.getColumn(1).getWidth());
		again.getColumn(1).setWidth(before);
	}

	private static List<String> cells(TableItem item, int... columns) {
		return Arrays.stream(columns).mapToObj(item::getText).toList();
	}
}
