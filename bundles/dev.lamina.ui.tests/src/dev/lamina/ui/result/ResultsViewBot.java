package dev.lamina.ui.result;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IWorkbenchPage;

import dev.lamina.result.EngineResult;
import dev.lamina.result.GpuResult;
import dev.lamina.result.ModelResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.VmResult;
import dev.lamina.ui.WorkbenchBot;
import dev.lamina.ui.chart.ChartPane;
import dev.lamina.ui.simulation.SimulationLaunchShortcut;

/** What a person does in the view of results, and results to look at there. */
final class ResultsViewBot {
	private static final int LARGE = 400;

	private ResultsViewBot() {
	}

	/** The view, as large as the window. */
	static ResultsView view() throws Exception {
		ResultsView view = (ResultsView) WorkbenchBot.page().showView(ResultsView.ID);
		WorkbenchBot.until("the newest run is shown", () -> RunHistory.all().isEmpty()
				|| view.chosen().map(resultEntry -> resultEntry.run() == RunHistory.all().getFirst()).orElse(false));
		folder();
		WorkbenchBot.until("the view is large", () -> {
			boolean large = folder().getSize().y > LARGE;
			if (!large) { // Eclipse forgets it where an editor or the welcome is being closed
				WorkbenchBot.page().setPartState(WorkbenchBot.page().findViewReference(ResultsView.ID),
						IWorkbenchPage.STATE_RESTORED);
				WorkbenchBot.page().setPartState(WorkbenchBot.page().findViewReference(ResultsView.ID),
						IWorkbenchPage.STATE_MAXIMIZED);
				WorkbenchBot.settle(100);
			}
			return large;
		});
		return view;
	}

	static void close() {
		WorkbenchBot.page().setPartState(WorkbenchBot.page().findViewReference(ResultsView.ID), IWorkbenchPage.STATE_RESTORED);
		tab("Promises");
		WorkbenchBot.page().closeAllEditors(false);
		WorkbenchBot.settle(50);
	}

	/** Runs a file and waits for what comes of it. */
	static ModelResult.OfSimulation run(IFile file) throws Exception {
		return (ModelResult.OfSimulation) WorkbenchBot
				.finished(() -> new SimulationLaunchShortcut().launch(new StructuredSelection(file), ILaunchManager.RUN_MODE))
				.findings().getFirst();
	}

	private static CTabFolder folder() {
		WorkbenchBot.until("the view of results is seen", () -> {
			if (seen().isEmpty()) { // the console comes to the front with what it is told
				WorkbenchBot.page().bringToTop(WorkbenchBot.page().findView(ResultsView.ID));
			}
			return seen().isPresent();
		});
		return seen().orElseThrow();
	}

	private static Optional<CTabFolder> seen() {
		return WorkbenchBot.visible(CTabFolder.class).stream()
				.filter(folder -> Arrays.stream(folder.getItems()).anyMatch(item -> item.getText().equals("Promises")))
				.findFirst();
	}

	static List<String> tabs() {
		return Arrays.stream(folder().getItems()).map(CTabItem::getText).toList();
	}

	/** Clicks on a tab. */
	static void tab(String title) {
		CTabFolder folder = folder();
		int index = tabs().indexOf(title);
		assertTrue(index >= 0, title);
		folder.setSelection(index);
		folder.notifyListeners(SWT.Selection, new Event());
	}

	/** Clicks on the tab of a chart, and waits until it is drawn for a result. */
	static ChartPane chart(ResultsView view, String title) {
		tab(title);
		String name = view.chosen().orElseThrow().name();
		WorkbenchBot.until(title + " is drawn", () -> view.chartInFront().flatMap(ChartPane::chart)
				.map(chart -> chart.getTitle().getText().contains(" – " + name)).orElse(false));
		return view.chartInFront().orElseThrow();
	}

	static double[] series(ChartPane pane, String name) {
		return pane.chart().orElseThrow().getSeriesSet().getSeries(name).getYSeries();
	}

	/** The only table in front with rows of a sort. */
	static Table table(Class<?> rows) {
		return WorkbenchBot.visible(Table.class).stream()
				.filter(table -> table.getItemCount() > 0 && rows.isInstance(table.getItem(0).getData())).findFirst()
				.orElseThrow(() -> new AssertionError("no table of " + rows.getSimpleName()));
	}

	/** Chooses from the menu of the view. */
	static void menu(ResultsView view, String... labels) {
		org.eclipse.jface.action.IMenuManager menu = view.getViewSite().getActionBars().getMenuManager();
		for (String label : labels) {
			IContributionItem item = Arrays.stream(menu.getItems()).filter(each -> label(each).contains(label)).findFirst()
					.orElseThrow(() -> new AssertionError("no " + label));
			if (item instanceof org.eclipse.jface.action.MenuManager inner) {
				inner.createContextMenu(view.getSite().getShell()).notifyListeners(SWT.Show, new Event());
				menu = inner;
			} else {
				org.eclipse.jface.action.IAction action = ((org.eclipse.jface.action.ActionContributionItem) item).getAction();
				action.setChecked(action.getStyle() == org.eclipse.jface.action.IAction.AS_CHECK_BOX && !action.isChecked());
				action.run();
			}
		}
	}

	private static String label(IContributionItem item) {
		String text = item instanceof org.eclipse.jface.action.MenuManager menu ? menu.getMenuText()
				: item instanceof org.eclipse.jface.action.ActionContributionItem action ? action.getAction().getText() : "";
		return text.replace("&", "");
	}

	/** A result with many times the VMs and GPUs of another one, each a bit slower than the one before. */
	static FinishedRun multiplied(FinishedRun run, int vms) {
		SimulationResult some = ((ModelResult.OfSimulation) run.findings().getFirst()).results().getFirst();
		List<VmResult> many = new ArrayList<>();
		List<GpuResult> gpus = new ArrayList<>();
		for (int number = 0; number < vms; number++) {
			VmResult vm = some.vms().get(number % 6);
			double rate = vm.throughput().value() * (1 - number / (2.0 * vms));
			many.add(new VmResult("tenant[" + number + "]", vm.stack(), vm.technique(), vm.workload(), vm.place(), vm.operation(),
					vm.completed(),
					dev.lamina.result.Estimate.exactly(rate), vm.latency(), vm.slowdown(), vm.performance(),
					vm.breakdownNanos()));
			GpuResult gpu = some.gpus().getFirst();
			LinkedHashMap<String, Double> shares = new LinkedHashMap<>();
			shares.put("tenant[" + number + "]", 0.5 / (1 + number % 4));
			gpus.add(new GpuResult("rack" + number + ".g", gpu.type(), gpu.stack(), gpu.scheduler(), gpu.memoryBytes(),
					gpu.usedMemoryBytes(),
					List.of(new EngineResult("graphics", 0.5 / (1 + number % 4), 0.02, 1, shares))));
		}
		return new FinishedRun(run.file(), LocalTime.now(),
				List.of(new ModelResult.OfSimulation(List.of(new SimulationResult("many", "", some.variation(), some.seed(),
						some.replications(), some.durationNanos(), some.warmUpNanos(), many, gpus, some.hosts(), List.of(),
						some.runHash())), List.of())));
	}
}
