package dev.lamina.ui.result;

import java.util.Comparator;
import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.dsl.ide.snapshot.Region;
import dev.lamina.report.QuantityFormat;
import dev.lamina.report.text.TextReport;
import dev.lamina.result.HostResult;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.VmResult;
import dev.lamina.ui.icon.Icons;
import dev.lamina.ui.navigation.Places;

/** The tables of one result. Broken promises come first; a double click on one leads to where it was given. */
final class ResultTables {
	private final FigureTable<PromiseResult> promises;
	private final FigureTable<VmResult> vms;
	private final FigureTable<GpuEngine> gpus;
	private final FigureTable<HostResult> hosts;

	ResultTables(Composite parent) {
		promises = new FigureTable<>(parent, "Promises",
				List.of(Column.words("VM", 16, PromiseResult::vm), Column.words("Promise", 28, PromiseResult::text),
						new Column<>("Measured", 14, TextReport::measured,
								Comparator.comparingDouble(promise -> promise.measured().value()), true),
						Column.words("Verdict", 8, promise -> promise.kept() ? "kept" : "broken")),
				promise -> Icons.image(promise.kept() ? "promise" : "broken"));
		promises.viewer().addDoubleClickListener(event -> {
			if (promises.viewer().getStructuredSelection().getFirstElement() instanceof PromiseResult promise) {
				open(promise.source());
			}
		});
		vms = new FigureTable<>(parent, "Virtual Machines",
				List.of(Column.words("VM", 16, VmResult::name), Column.words("Stack", 14, VmResult::stack),
						Column.words("GPU", 18, VmResult::place), Column.words("Workload", 16, VmResult::workload),
						Column.number("Throughput (/s)", 12, vm -> vm.throughput().value(), QuantityFormat::number),
						Column.number("p50", 10, vm -> vm.latency().p50().value(), QuantityFormat::duration),
						Column.number("p95", 10, vm -> vm.latency().p95().value(), QuantityFormat::duration),
						Column.number("p99", 10, vm -> vm.latency().p99().value(), QuantityFormat::duration),
						Column.number("Slowdown", 10, vm -> vm.slowdown().value(), QuantityFormat::percent)),
				vm -> Icons.image("vm"));
		gpus = new FigureTable<>(parent, "GPUs",
				List.of(Column.words("GPU", 18, row -> row.gpu().name()), Column.words("Type", 12, row -> row.gpu().type()),
						Column.words("Stack", 14, row -> row.gpu().stack()),
						Column.words("Scheduler", 12, row -> row.gpu().scheduler()),
						Column.number("Memory used", 12, row -> (double) row.gpu().usedMemoryBytes(),
								bytes -> QuantityFormat.memory(bytes.longValue())),
						Column.words("Engine", 10, row -> row.engine().name()),
						Column.number("Busy", 8, row -> row.engine().utilization(), QuantityFormat::percent),
						Column.number("Switching", 8, row -> row.engine().switchOverhead(), QuantityFormat::percent)),
				row -> Icons.image("gpu"));
		hosts = new FigureTable<>(parent, "Hosts",
				List.of(Column.words("Host", 18, HostResult::name),
						Column.number("Cores", 8, HostResult::cores, QuantityFormat::number),
						Column.number("Virtualization", 16, HostResult::virtualizationCores, QuantityFormat::cores),
						Column.number("Guests", 14, HostResult::guestCores, QuantityFormat::cores)),
				host -> Icons.image("host"));
	}

	/** The tables, in the order of their tabs. */
	List<FigureTable<?>> all() {
		return List.of(promises, vms, gpus, hosts);
	}

	/** Shows a result, or none where it is null. */
	void show(SimulationResult result) {
		promises.show(result == null ? List.of()
				: result.promises().stream().sorted(Comparator.comparing(PromiseResult::kept)).toList());
		vms.show(result == null ? List.of() : result.vms());
		gpus.show(result == null ? List.of() : result.gpus().stream()
				.flatMap(gpu -> gpu.engines().stream().map(engine -> new GpuEngine(gpu, engine))).toList());
		hosts.show(result == null ? List.of() : result.hosts());
	}

	private static void open(EObject source) {
		ICompositeNode node = source == null ? null : NodeModelUtils.findActualNodeFor(source);
		if (node != null) {
			Places.open(source.eResource().getURI(), Region.of(node));
		}
	}
}
