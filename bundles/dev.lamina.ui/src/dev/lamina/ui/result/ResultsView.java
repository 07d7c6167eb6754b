package dev.lamina.ui.result;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabFolder2Adapter;
import org.eclipse.swt.custom.CTabFolderEvent;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;

import dev.lamina.report.QuantityFormat;
import dev.lamina.report.ResultText;
import dev.lamina.report.chart.Chart;
import dev.lamina.report.chart.Chart.Subject;
import dev.lamina.report.chart.ChartFactory;
import dev.lamina.report.compare.ResultComparison;
import dev.lamina.result.ModelResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.ui.UiThread;
import dev.lamina.ui.chart.ChartPane;

/**
 * Shows one result at a time: its promises, VMs, GPUs and hosts in tables and charts, all combinations where it is one of a
 * sweep, and what changed from another result to it. The tab that was looked at last is shown again.
 */
public final class ResultsView extends ViewPart {
	/** The name under which Eclipse knows it. */
	public static final String ID = "dev.lamina.ui.results";

	private static final String TAB = "tab";
	private static final String WORST_FIRST = "worstFirst";

	private final Runnable changes = this::runsChanged;
	private final IDialogSettings remembered = ResultViewSettings.of("view");
	private final Map<Subject, ChartPane> panes = new EnumMap<>(Subject.class);
	private List<ResultEntry> resultEntries = List.of();
	private List<Chart> charts = List.of();
	private ResultEntry shown;
	private Combo list;
	private Label summary;
	private CTabFolder tabs;
	private ResultTables tables;
	private CTabItem combinations;
	private SortableTable<CombinationTable.Row> combinationTable;
	private ModelResult.OfSimulation sweep;
	private CTabItem comparison;

	@Override
	public void createPartControl(Composite parent) {
		GridLayout layout = new GridLayout(2, false);
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		parent.setLayout(layout);
		list = new Combo(parent, SWT.READ_ONLY | SWT.DROP_DOWN);
		list.setLayoutData(new GridData(SWT.LEFT, SWT.CENTER, false, false));
		list.addListener(SWT.Selection, event -> show());
		summary = new Label(parent, SWT.NONE);
		summary.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		tabs = new CTabFolder(parent, SWT.BOTTOM);
		tabs.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
		tables = new ResultTables(tabs);
		tables.all().forEach(table -> tab(table.name(), table.control(), SWT.NONE));
		ResultActions actions = new ResultActions(this, getViewSite());
		for (Subject subject : Subject.values()) {
			ChartPane pane = new ChartPane(tabs, actions::contextMenu);
			panes.put(subject, pane);
			tab(title(subject), pane, SWT.NONE);
		}
		tables.all().forEach(table -> table.control().setMenu(actions.contextMenu(table.control())));
		tabs.addListener(SWT.Selection, event -> tabChosen());
		tabs.addCTabFolder2Listener(new CTabFolder2Adapter() {
			@Override
			public void close(CTabFolderEvent event) {
				if (event.item == comparison) {
					comparison.getControl().dispose();
					comparison = null;
				}
			}
		});
		tabs.setSelection(Math.max(0, titles().indexOf(remembered.get(TAB))));
		setWorstFirst(isWorstFirst());
		RunHistory.addListener(changes);
		runsChanged();
	}

	private static String title(Subject subject) {
		return switch (subject) {
			case RATE -> "Rates";
			case LATENCY -> "Latency";
			case BREAKDOWN -> "Time";
			case UTILIZATION -> "Engines";
		};
	}

	private CTabItem tab(String title, Control control, int style) {
		CTabItem item = new CTabItem(tabs, style);
		item.setText(title);
		item.setControl(control);
		return item;
	}

	private List<String> titles() {
		return java.util.Arrays.stream(tabs.getItems()).map(CTabItem::getText).toList();
	}

	private void tabChosen() {
		remembered.put(TAB, tabs.getSelection().getText());
		showCharts();
	}

	boolean isWorstFirst() {
		return remembered.getBoolean(WORST_FIRST);
	}

	void setWorstFirst(boolean worstFirst) {
		remembered.put(WORST_FIRST, worstFirst);
		panes.values().forEach(pane -> pane.setWorstFirst(worstFirst));
	}

	/** All results that there are, the newest first. */
	List<ResultEntry> choices() {
		return resultEntries;
	}

	/** The result that is shown. */
	Optional<ResultEntry> chosen() {
		int index = list.getSelectionIndex();
		return index < 0 || index >= resultEntries.size() ? Optional.empty() : Optional.of(resultEntries.get(index));
	}

	/** The chart in front, if one is. */
	Optional<ChartPane> chartInFront() {
		return tabs.getSelection() != null && tabs.getSelection().getControl() instanceof ChartPane pane ? Optional.of(pane)
				: Optional.empty();
	}

	/** The table in front; where there are two, the one with the cursor. */
	Optional<SortableTable<?>> tableInFront() {
		Control front = tabs.getSelection() == null ? null : tabs.getSelection().getControl();
		List<SortableTable<?>> all = new ArrayList<>(tables.all());
		if (combinationTable != null) {
			all.add(combinationTable);
		}
		if (front instanceof ComparisonPage page) {
			return page.tables().stream().filter(table -> table.control().isFocusControl()).findFirst()
					.or(() -> Optional.of(page.tables().getLast()));
		}
		return all.stream().filter(table -> table.control() == front).findFirst();
	}

	private void runsChanged() {
		resultEntries = ResultEntry.of(RunHistory.all());
		list.setItems(resultEntries.stream().map(ResultEntry::label).toArray(String[]::new));
		list.select(0);
		list.setEnabled(!resultEntries.isEmpty());
		show();
	}

	/** Shows one of the results that there are. */
	void choose(SimulationResult result) {
		for (int index = 0; index < resultEntries.size(); index++) {
			if (resultEntries.get(index).result() == result) {
				list.select(index);
				show();
				return;
			}
		}
	}

	private void show() {
		shown = chosen().orElse(null);
		SimulationResult result = shown == null ? null : shown.result();
		tables.show(result);
		showCombinations();
		charts = List.of();
		showCharts();
		summary.setText(result == null ? "Nothing was simulated yet: Run As > Lamina Simulation on a model." : summary(result));
		summary.getParent().layout(true);
		if (result != null) {
			ResultEntry asked = shown;
			Job.createSystem("Charts", (ICoreRunnable) monitor -> {
				List<Chart> found = ChartFactory.of(result, Integer.MAX_VALUE);
				UiThread.asyncExec(tabs, () -> {
					if (shown == asked) {
						charts = found;
						showCharts();
					}
				});
			}).schedule();
		}
	}

	/** Only the chart in front is drawn. */
	private void showCharts() {
		panes.forEach((subject, pane) -> {
			if (tabs.getSelection() != null && tabs.getSelection().getControl() == pane) {
				pane.show(charts.stream().filter(chart -> chart.subject() == subject).toList(),
						shown == null ? "" : shown.name());
			}
		});
	}

	private void showCombinations() {
		ModelResult.OfSimulation wanted = shown != null && shown.findings().isSweep() ? shown.findings() : null;
		if (wanted != sweep) {
			boolean front = combinations != null && tabs.getSelection() == combinations;
			if (combinations != null) {
				combinationTable.control().dispose();
				combinations.dispose();
				combinations = null;
				combinationTable = null;
			}
			sweep = wanted;
			if (wanted != null) {
				combinationTable = CombinationTable.table(tabs, wanted, this::choose);
				combinations = tab(combinationTable.name(), combinationTable.control(), SWT.NONE);
			}
			if (front || combinations != null && combinations.getText().equals(remembered.get(TAB))) {
				tabs.setSelection(combinations != null ? combinations : tabs.getItem(0));
			}
		}
	}

	/** Shows what changed from another result to the one that is shown. */
	void compareWith(String before, List<ModelResult> findings) {
		chosen().ifPresent(after -> {
			if (comparison == null) {
				comparison = tab("Comparison", new ComparisonPage(tabs), SWT.CLOSE);
			}
			((ComparisonPage) comparison.getControl()).show(ResultComparison.of(findings, after.alone()), before, after.label());
			tabs.setSelection(comparison);
		});
	}

	private static String summary(SimulationResult result) {
		String verdict = result.promises().isEmpty() ? "no promises"
				: ResultText.verdict(result.promises()).replaceFirst("\\.$", "");
		return verdict + "   ·   " + QuantityFormat.duration(result.durationNanos()) + ", " + result.replications()
				+ " replications, seed " + result.seed();
	}

	@Override
	public void setFocus() {
		list.setFocus();
	}

	@Override
	public void dispose() {
		RunHistory.removeListener(changes);
		super.dispose();
	}
}
