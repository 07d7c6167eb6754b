package dev.lamina.ui.result;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.dsl.ide.snapshot.Region;
import dev.lamina.report.CsvReport;
import dev.lamina.report.Figures;
import dev.lamina.report.Findings;
import dev.lamina.report.HtmlReport;
import dev.lamina.report.JsonReport;
import dev.lamina.report.TextReport;
import dev.lamina.simulation.result.ExpectationResult;
import dev.lamina.simulation.result.HostResult;
import dev.lamina.simulation.result.SimulationResult;
import dev.lamina.simulation.result.VmResult;
import dev.lamina.ui.icon.Icons;
import dev.lamina.ui.navigation.Places;

/**
 * Shows one result at a time: its promises, VMs, GPUs and hosts. Broken promises come first; a double click on one
 * leads to where it was given.
 */
public final class ResultsView extends ViewPart {
	/** The name under which Eclipse knows it. */
	public static final String ID = "dev.lamina.ui.results";

	private final Runnable changes = this::runsChanged;
	private List<Choice> choices = List.of();
	private Combo list;
	private Label summary;
	private FigureTable<ExpectationResult> promises;
	private FigureTable<VmResult> vms;
	private FigureTable<GpuEngine> gpus;
	private FigureTable<HostResult> hosts;
	private CTabFolder tabs;

	/** Writes findings in some form. */
	private interface Form {
		void write(List<Findings> findings, Writer writer) throws IOException;
	}

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
		createTables();
		tabs.setSelection(0);
		createMenu(getViewSite().getActionBars().getMenuManager());
		FinishedRuns.listen(changes);
		runsChanged();
	}

	private void createTables() {
		promises = tab("Promises", new FigureTable<>(tabs,
				List.of(Column.words("VM", 16, ExpectationResult::vm), Column.words("Promise", 28, ExpectationResult::text),
						Column.words("Measured", 14, TextReport::measured), Column.words("Verdict", 8, promise -> promise.holds() ? "kept" : "broken")),
				ResultsView::verdict));
		promises.viewer().addDoubleClickListener(event -> {
			if (promises.viewer().getStructuredSelection().getFirstElement() instanceof ExpectationResult promise) {
				open(promise.source());
			}
		});
		vms = tab("Virtual Machines", new FigureTable<>(tabs, List.of(Column.words("VM", 16, VmResult::name), Column.words("Stack", 14, VmResult::stack),
				Column.words("GPU", 18, VmResult::place), Column.words("Workload", 16, VmResult::workload),
				Column.number("Throughput (/s)", 12, vm -> vm.throughput().value(), Figures::number), Column.number("p50", 10, vm -> vm.latency().p50().value(), Figures::duration),
				Column.number("p95", 10, vm -> vm.latency().p95().value(), Figures::duration), Column.number("p99", 10, vm -> vm.latency().p99().value(), Figures::duration),
				Column.number("Slowdown", 10, vm -> vm.slowdown().value(), Figures::percent)), vm -> Icons.image("vm")));
		gpus = tab("GPUs", new FigureTable<>(tabs, List.of(Column.words("GPU", 18, row -> row.gpu().name()), Column.words("Type", 12, row -> row.gpu().type()),
				Column.words("Stack", 14, row -> row.gpu().stack()), Column.words("Scheduler", 12, row -> row.gpu().scheduler()),
				Column.number("Memory used", 12, row -> (double) row.gpu().usedMemoryBytes(), bytes -> Figures.memory(bytes.longValue())),
				Column.words("Engine", 10, row -> row.engine().name()), Column.number("Busy", 8, row -> row.engine().utilization(), Figures::percent),
				Column.number("Switching", 8, row -> row.engine().switchOverhead(), Figures::percent)), row -> Icons.image("gpu")));
		hosts = tab("Hosts", new FigureTable<>(tabs,
				List.of(Column.words("Host", 18, HostResult::name), Column.number("Cores", 8, HostResult::cores, Figures::number),
						Column.number("Virtualization", 16, HostResult::virtualizationCores, Figures::cores), Column.number("Guests", 14, HostResult::guestCores, Figures::cores)),
				host -> Icons.image("host")));
	}

	private <T> FigureTable<T> tab(String title, FigureTable<T> table) {
		CTabItem item = new CTabItem(tabs, SWT.NONE);
		item.setText(title);
		item.setControl(table.control());
		return table;
	}

	private static Image verdict(ExpectationResult promise) {
		return Icons.image(promise.holds() ? "promise" : "broken");
	}

	private void createMenu(IMenuManager menu) {
		menu.add(export("Export as HTML…", "html", HtmlReport::write));
		menu.add(export("Export as JSON…", "json", JsonReport::write));
		menu.add(export("Export as CSV…", "csv", CsvReport::write));
	}

	private Action export(String label, String ending, Form form) {
		return new Action(label) {
			@Override
			public void run() {
				chosen().ifPresent(choice -> {
					FileDialog dialog = new FileDialog(getSite().getShell(), SWT.SAVE);
					dialog.setFileName(choice.run().file().getName().replace(".lamina", "") + "." + ending);
					dialog.setOverwrite(true);
					String target = dialog.open();
					if (target != null) {
						write(Path.of(target), form, choice.run().findings());
					}
				});
			}
		};
	}

	/** Beside the file first, so that a good one is never lost to half of another. */
	private void write(Path target, Form form, List<Findings> findings) {
		Path beside = target.resolveSibling(target.getFileName() + ".part");
		try {
			try (Writer writer = Files.newBufferedWriter(beside, StandardCharsets.UTF_8)) {
				form.write(findings, writer);
			}
			Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
		} catch (IOException unwritable) {
			MessageDialog.openError(getSite().getShell(), "Export", "'" + target + "' cannot be written: " + unwritable.getMessage() + ".");
		}
	}

	private void runsChanged() {
		choices = Choice.of(FinishedRuns.all());
		list.setItems(choices.stream().map(Choice::label).toArray(String[]::new));
		list.select(0);
		list.setEnabled(!choices.isEmpty());
		show();
	}

	private Optional<Choice> chosen() {
		int index = list.getSelectionIndex();
		return index < 0 || index >= choices.size() ? Optional.empty() : Optional.of(choices.get(index));
	}

	private void show() {
		SimulationResult result = chosen().map(Choice::result).orElse(null);
		promises.show(result == null ? List.of() : result.expectations().stream().sorted(Comparator.comparing(ExpectationResult::holds)).toList());
		vms.show(result == null ? List.of() : result.vms());
		gpus.show(result == null ? List.of() : result.gpus().stream().flatMap(gpu -> gpu.engines().stream().map(engine -> new GpuEngine(gpu, engine))).toList());
		hosts.show(result == null ? List.of() : result.hosts());
		summary.setText(result == null ? "Nothing was simulated yet: Run As > Lamina Simulation on a model." : summary(result));
		summary.getParent().layout(true);
	}

	private static String summary(SimulationResult result) {
		long broken = result.expectations().stream().filter(promise -> !promise.holds()).count();
		String verdict = result.expectations().isEmpty() ? "no promises" : broken == 0 ? "all promises kept" : broken + " of " + result.expectations().size() + " promises broken";
		return verdict + "   ·   " + Figures.duration(result.durationNanos()) + ", " + result.replications() + " replications, seed " + result.seed();
	}

	private static void open(EObject source) {
		ICompositeNode node = source == null ? null : NodeModelUtils.findActualNodeFor(source);
		if (node != null) {
			Places.open(source.eResource().getURI(), Region.of(node));
		}
	}

	@Override
	public void setFocus() {
		list.setFocus();
	}

	@Override
	public void dispose() {
		FinishedRuns.forget(changes);
		super.dispose();
	}
}
