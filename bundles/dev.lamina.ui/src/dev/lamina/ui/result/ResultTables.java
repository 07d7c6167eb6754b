package dev.lamina.ui.result;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.emf.common.util.URI;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.dsl.ide.snapshot.Region;
import dev.lamina.report.QuantityFormat;
import dev.lamina.report.ResultText;
import dev.lamina.result.HostResult;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.VmResult;
import dev.lamina.ui.document.DocumentRegistry;
import dev.lamina.ui.icon.LaminaImages;
import dev.lamina.ui.navigation.SourceOpener;

/** The tables of one result. Broken promises come first; a double click on one leads to where it was given. */
final class ResultTables {
	private final SortableTable<PromiseResult> promises;
	private final SortableTable<VmResult> vms;
	private final SortableTable<GpuEngineRow> gpus;
	private final SortableTable<HostResult> hosts;

	ResultTables(Composite parent) {
		promises = new SortableTable<>(parent, "Promises",
				List.of(SortableColumn.words("VM", 16, PromiseResult::vm),
						SortableColumn.words("Promise", 28, PromiseResult::text),
						new SortableColumn<>("Measured", 14, ResultText::measured,
								Comparator.comparingDouble(promise -> promise.measured().value()), true),
						SortableColumn.words("Verdict", 8,
								promise -> promise.verdict().word())),
				promise -> LaminaImages.image(promise.kept() ? "promise" : "broken"));
		promises.viewer().addDoubleClickListener(event -> {
			if (promises.viewer().getStructuredSelection().getFirstElement() instanceof PromiseResult promise) {
				open(promise.source());
			}
		});
		vms = new SortableTable<>(parent, "Virtual Machines",
				List.of(SortableColumn.words("VM", 16, VmResult::name), SortableColumn.words("Stack", 14, VmResult::stack),
						SortableColumn.words("GPU", 18, VmResult::place),
						SortableColumn.words("Workload", 16, VmResult::workload),
						SortableColumn.number("Throughput (/s)", 12, vm -> vm.throughput().value(), QuantityFormat::number),
						SortableColumn.number("p50", 10, vm -> vm.latency().p50().value(), QuantityFormat::duration),
						SortableColumn.number("p95", 10, vm -> vm.latency().p95().value(), QuantityFormat::duration),
						SortableColumn.number("p99", 10, vm -> vm.latency().p99().value(), QuantityFormat::duration),
						SortableColumn.number("Slowdown", 10, vm -> vm.slowdown().value(), QuantityFormat::percent)),
				vm -> LaminaImages.image("vm"));
		gpus = new SortableTable<>(parent, "GPUs",
				List.of(SortableColumn.words("GPU", 18, row -> row.gpu().name()),
						SortableColumn.words("Type", 12, row -> row.gpu().type()),
						SortableColumn.words("Stack", 14, row -> row.gpu().stack()),
						SortableColumn.words("Scheduler", 12, row -> row.gpu().scheduler()),
						SortableColumn.number("Memory used", 12, row -> (double) row.gpu().usedMemoryBytes(),
								bytes -> QuantityFormat.memory(bytes.longValue())),
						SortableColumn.words("Engine", 10, row -> row.engine().name()),
						SortableColumn.number("Busy", 8, row -> row.engine().utilization(), QuantityFormat::percent),
						SortableColumn.number("Switching", 8, row -> row.engine().switchOverhead(), QuantityFormat::percent)),
				row -> LaminaImages.image("gpu"));
		hosts = new SortableTable<>(parent, "Hosts",
				List.of(SortableColumn.words("Host", 18, HostResult::name),
						SortableColumn.number("Cores", 8, HostResult::cores, QuantityFormat::number),
						SortableColumn.number("Virtualization", 16, HostResult::virtualizationCores, QuantityFormat::cores),
						SortableColumn.number("Guests", 14, HostResult::guestCores, QuantityFormat::cores)),
				host -> LaminaImages.image("host"));
	}

	/** The tables, in the order of their tabs. */
	List<SortableTable<?>> all() {
		return List.of(promises, vms, gpus, hosts);
	}

	/** Shows a result, or none if it is null. */
	void show(SimulationResult result) {
		promises.show(result == null ? List.of()
				: result.promises().stream().sorted(Comparator.comparing(PromiseResult::kept)).toList());
		vms.show(result == null ? List.of() : result.vms());
		gpus.show(result == null ? List.of() : result.gpus().stream()
				.flatMap(gpu -> gpu.engines().stream().map(engine -> new GpuEngineRow(gpu, engine))).toList());
		hosts.show(result == null ? List.of() : result.hosts());
	}

	/** Opens the file as it is now: what stands there now is selected, if it has not gone. */
	private static void open(String source) {
		if (source.isEmpty()) {
			return;
		}
		URI promise = URI.createURI(source);
		Optional<Region> place = DocumentRegistry.file(promise.trimFragment()).flatMap(DocumentRegistry::snapshot)
				.map(snapshot -> snapshot.resource().getEObject(promise.fragment())).map(NodeModelUtils::findActualNodeFor)
				.map(Region::of);
		SourceOpener.open(promise.trimFragment(), place.orElse(new Region(0, 0)));
	}
}
