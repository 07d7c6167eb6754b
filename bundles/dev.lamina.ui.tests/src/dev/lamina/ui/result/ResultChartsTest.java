package dev.lamina.ui.result;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.Range;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lamina.result.SimulationResult;
import dev.lamina.result.VmResult;
import dev.lamina.ui.WorkbenchBot;
import dev.lamina.ui.chart.ChartPane;

/** A person looks at the figures of a run as pictures. */
class ResultChartsTest {
	@AfterEach
	void close() {
		ResultsViewBot.close();
	}

	@Test
	void chartsShowTheNumbersOfTheResult() throws Exception {
		IFile file = WorkbenchBot.file(WorkbenchBot.project("charts"), "vdi.lamina",
				WorkbenchBot.example("vdi.lamina").replace("expect frame-time p99 <= 25 ms", "expect frame-time p99 <= 12 ms"));
		SimulationResult result = ResultsViewBot.run(file).results().getFirst();
		ResultsView view = ResultsViewBot.view();
		ChartPane rates = ResultsViewBot.chart(view, "Rates");
		assertArrayEquals(values(
				result.vms().stream().filter(vm -> vm.operation().equals("frame")).mapToDouble(vm -> vm.throughput().value())),
				ResultsViewBot.series(rates, "throughput"));
		assertEquals("Frames per second (fps)", rates.chart().orElseThrow().getAxisSet().getYAxis(0).getTitle().getText());
		assertEquals(55, ResultsViewBot.series(rates, "promised at least")[0]);
		WorkbenchBot.settle(200);
		WorkbenchBot.screenshot("charts-rates");
		ChartPane latency = ResultsViewBot.chart(view, "Latency");
		assertArrayEquals(values(result.vms().stream().mapToDouble(vm -> vm.latency().p50().value())),
				ResultsViewBot.series(latency, "median"));
		assertArrayEquals(values(result.vms().stream().mapToDouble(vm -> vm.latency().p95().value())),
				ResultsViewBot.series(latency, "p95"));
		assertArrayEquals(values(result.vms().stream().mapToDouble(vm -> vm.latency().p99().value())),
				ResultsViewBot.series(latency, "p99"));
		assertArrayEquals(values(result.vms().stream().mapToDouble(vm -> vm.latency().max().value())),
				ResultsViewBot.series(latency, "slowest"));
		assertEquals("Time of an operation (ms)", latency.chart().orElseThrow().getAxisSet().getYAxis(0).getTitle().getText());
		WorkbenchBot.settle(200);
		WorkbenchBot.screenshot("charts-latency");
		ChartPane time = ResultsViewBot.chart(view, "Time");
		VmResult first = result.vms().getFirst();
		double total = first.breakdownNanos().values().stream().mapToDouble(Double::doubleValue).sum();
		first.breakdownNanos().forEach((term, nanoseconds) -> assertEquals(nanoseconds / total,
				nanoseconds > 0 ? ResultsViewBot.series(time, term)[0] : 0, 1e-12, term));
		WorkbenchBot.settle(200);
		WorkbenchBot.screenshot("charts-time");
		ChartPane engines = ResultsViewBot.chart(view, "Engines");
		double shares = result.gpus().getFirst().engines().getFirst().shares().entrySet().stream()
				.filter(share -> share.getKey().startsWith("designer["))
				.mapToDouble(java.util.Map.Entry::getValue).sum();
		assertEquals(shares, ResultsViewBot.series(engines, "designer")[0], 1e-12);
		WorkbenchBot.settle(200);
		WorkbenchBot.screenshot("charts-engines");
		WorkbenchBot.page().setPartState(WorkbenchBot.page().findViewReference(ResultsView.ID),
				org.eclipse.ui.IWorkbenchPage.STATE_RESTORED);
		ChartPane low = ResultsViewBot.chart(view, "Time");
		WorkbenchBot.until("the view is as low as usual", () -> low.getSize().y < 400);
		WorkbenchBot.settle(300);
		WorkbenchBot.screenshot("charts-low");
	}

	@Test
	void aRowIsReadWithItsExactValuesAndTheAxisIsZoomed() throws Exception {
		ResultsViewBot.run(WorkbenchBot.file(WorkbenchBot.project("zoom"), "vdi.lamina", WorkbenchBot.example("vdi.lamina")));
		ChartPane pane = ResultsViewBot.chart(ResultsViewBot.view(), "Latency");
		Chart chart = pane.chart().orElseThrow();
		Control plot = chart.getPlotArea().getControl();
		Event over = new Event();
		over.x = 20;
		over.y = chart.getAxisSet().getXAxis(0).getPixelCoordinate(1);
		plot.notifyListeners(SWT.MouseMove, over);
		String exact = pane.shown().orElseThrow().axis().exactly(ResultsViewBot.series(pane, "p95")[1]);
		assertTrue(plot.getToolTipText().startsWith(pane.shown().orElseThrow().rows().get(1).name()), plot.getToolTipText());
		assertTrue(plot.getToolTipText().contains("p95  " + exact), plot.getToolTipText());
		Range whole = chart.getAxisSet().getYAxis(0).getRange();
		key(plot, '+');
		Range zoomed = chart.getAxisSet().getYAxis(0).getRange();
		assertTrue(zoomed.upper - zoomed.lower < whole.upper - whole.lower, zoomed.toString());
		assertTrue(zoomed.lower >= whole.lower && zoomed.upper <= whole.upper, zoomed.toString());
		key(plot, SWT.HOME);
		assertEquals(whole.upper, chart.getAxisSet().getYAxis(0).getRange().upper);
		for (int step = 0; step < 5; step++) {
			key(plot, '-');
		}
		assertEquals(whole.upper, chart.getAxisSet().getYAxis(0).getRange().upper, "there is nothing outside");
	}

	@Test
	void aChartIsCopiedAndKeptAsAPicture(@TempDir Path folder) throws Exception {
		ResultsViewBot.run(WorkbenchBot.file(WorkbenchBot.project("picture"), "vdi.lamina", WorkbenchBot.example("vdi.lamina")));
		ResultsView view = ResultsViewBot.view();
		ChartPane pane = ResultsViewBot.chart(view, "Engines");
		WorkbenchBot.settle(100);
		Path png = folder.resolve("engines.png");
		new ResultFiles(view.getSite().getShell()).save(png, pane.toImageData().orElseThrow());
		ImageData kept = new ImageData(png.toString());
		assertEquals(pane.chart().orElseThrow().getSize().x, kept.width);
		assertTrue(colours(kept) > 4, "axis, letters and bars can be told apart");
		WorkbenchBot.command("org.eclipse.ui.edit.copy");
		Clipboard clipboard = new Clipboard(Display.getCurrent());
		ImageData copied = (ImageData) clipboard.getContents(ImageTransfer.getInstance());
		clipboard.dispose();
		assertEquals(kept.width, copied.width);
		java.nio.file.Files.copy(png, Path.of(System.getProperty("lamina.screenshots")).resolve("charts-exported.png"),
				java.nio.file.StandardCopyOption.REPLACE_EXISTING);
	}

	@Test
	void oneVmAndManyVmsAreBothReadable() throws Exception {
		ResultsViewBot.run(WorkbenchBot.file(WorkbenchBot.project("many"), "vdi.lamina", WorkbenchBot.example("vdi.lamina")));
		FinishedRun run = RunHistory.all().getFirst();
		RunHistory.add(ResultsViewBot.multiplied(run, 1));
		ResultsView view = ResultsViewBot.view();
		WorkbenchBot.until("one VM is shown",
				() -> view.chosen().map(resultEntry -> resultEntry.result().vms().size() == 1).orElse(false));
		ChartPane one = ResultsViewBot.chart(view, "Rates");
		assertFalse(one.getVerticalBar().isVisible());
		assertTrue(one.chart().orElseThrow().getPlotArea().getSize().y < 60, "one bar does not fill the window");
		WorkbenchBot.settle(200);
		WorkbenchBot.screenshot("charts-one");
		RunHistory.add(ResultsViewBot.multiplied(run, 200));
		WorkbenchBot.until("200 VMs are shown",
				() -> view.chosen().map(choice -> choice.result().vms().size() == 200).orElse(false));
		ChartPane many = ResultsViewBot.chart(view, "Rates");
		assertEquals(200, many.shown().orElseThrow().rows().size());
		assertTrue(many.getVerticalBar().isVisible());
		Range rows = rows(many);
		assertEquals(0, rows.lower);
		assertTrue(many.chart().orElseThrow().getPlotArea().getSize().y / (rows.upper - rows.lower + 1) >= 24,
				"rows are thick enough for their names");
		WorkbenchBot.settle(200);
		WorkbenchBot.screenshot("charts-many");
		assertTrue(many.chart().orElseThrow().getTitle().getText().endsWith("of 200 VMs)"), "it says that there are more");
		for (int page = 0; page < 20; page++) {
			key(many.chart().orElseThrow().getPlotArea().getControl(), SWT.PAGE_DOWN);
		}
		assertEquals(199, rows(many).upper, "the last is reached");
		double[] asInModel = ResultsViewBot.series(many, "throughput");
		ResultsViewBot.menu(view, "Worst First");
		double[] sorted = ResultsViewBot.series(many, "throughput");
		ResultsViewBot.menu(view, "Worst First");
		assertArrayEquals(Arrays.stream(asInModel).sorted().toArray(), sorted);
		assertArrayEquals(asInModel, ResultsViewBot.series(many, "throughput"));
		ResultsViewBot.chart(view, "Engines");
		WorkbenchBot.settle(200);
		WorkbenchBot.screenshot("charts-many-engines");
	}

	@Test
	void theTabThatWasLookedAtLastIsShownAgain() throws Exception {
		ResultsView view = ResultsViewBot.view();
		ResultsViewBot.tab("Latency");
		WorkbenchBot.page().hideView(view);
		ResultsViewBot.view();
		assertTrue(ResultsViewBot.view().chartInFront().isPresent(), "the chart of latency is in front");
		assertEquals(List.of("Promises", "Virtual Machines", "GPUs", "Hosts", "Rates", "Latency", "Time", "Engines"),
				ResultsViewBot.tabs().subList(0, 8));
	}

	private static Range rows(ChartPane pane) {
		return pane.chart().orElseThrow().getAxisSet().getXAxis(0).getRange();
	}

	private static void key(Control control, int code) {
		Event event = new Event();
		event.keyCode = code;
		event.doit = true;
		control.notifyListeners(SWT.KeyDown, event);
	}

	private static double[] values(java.util.stream.DoubleStream values) {
		return values.toArray();
	}

	private static long colours(ImageData picture) {
		int[] pixels = new int[picture.width * picture.height];
		for (int row = 0; row < picture.height; row++) {
			picture.getPixels(0, row, picture.width, pixels, row * picture.width);
		}
		return Arrays.stream(pixels).distinct().count();
	}
}
