package dev.lamina.report.csv;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

import dev.lamina.report.QuantityFormat;
import dev.lamina.report.ResultText;
import dev.lamina.result.DecimalText;
import dev.lamina.result.EngineResult;
import dev.lamina.result.Estimate;
import dev.lamina.result.FleetResult;
import dev.lamina.result.GpuOccupancy;
import dev.lamina.result.GpuResult;
import dev.lamina.result.HostResult;
import dev.lamina.result.ModelResult;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.VmResult;

/**
 * Results as one long table of comma-separated values (RFC 4180) for spreadsheets and statistics: one figure in each row, in the
 * same columns for every kind of figure. Times are in seconds, memory in bytes, parts of a whole are fractions; what was not
 * measured is empty.
 *
 * <p>The columns: {@code model}, {@code simulation} (or the fleet) and {@code variation} say which run it was; {@code kind} is
 * {@code vm}, {@code gpu}, {@code engine}, {@code host}, {@code promise} or {@code fleet}; {@code name} is that of the VM, GPU,
 * engine or host; {@code metric} is what was measured; {@code detail} says which of several (a percentile, a cost term, a VM, the
 * text of a promise, the policy of a GPU, the load of a fleet in percent) or why (the events that interrupted a VM); then {@code value}, {@code unit}
 * and the ends of the 95 % confidence interval, {@code low} and {@code high}, if there is one.
 */
public final class CsvReport {
	private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder()
			.setHeader("model", "simulation", "variation", "kind", "name", "metric", "detail", "value", "unit", "low", "high")
			.get();
	private static final String FORMULA_STARTS = "=+-@\t\r";

	private final CSVPrinter csv;
	private String model = "";
	private String run = "";
	private String variation = "";

	private CsvReport(CSVPrinter csv) {
		this.csv = csv;
	}

	/**
	 * Writes the table with its header. The writer stays open.
	 *
	 * @throws IOException if the writer cannot write
	 */
	public static void write(List<ModelResult> findings, Writer writer) throws IOException {
		CsvReport report = new CsvReport(new CSVPrinter(writer, FORMAT));
		for (ModelResult found : findings) {
			switch (found) {
				case ModelResult.OfFleet fleet -> report.fleet(fleet.model(), fleet.result());
				case ModelResult.OfSimulation simulation -> {
					for (SimulationResult result : simulation.results()) {
						report.result(result);
					}
				}
			}
		}
		report.csv.flush();
	}

	private void result(SimulationResult result) throws IOException {
		model = result.model();
		run = result.simulation();
		variation = ResultText.compactVariation(result.variation(), "; ");
		for (VmResult vm : result.vms()) {
			vm(vm);
		}
		for (GpuResult gpu : result.gpus()) {
			row("gpu", gpu.name(), "memory", "", gpu.memoryBytes(), "B");
			row("gpu", gpu.name(), "used-memory", "", gpu.usedMemoryBytes(), "B");
			if (gpu.occupancy().isPresent()) {
				GpuOccupancy occupancy = gpu.occupancy().get();
				row("gpu", gpu.name(), "cut-memory", occupancy.policy(), occupancy.cutMemoryBytes(), "B");
				row("gpu", gpu.name(), "places", occupancy.policy(), occupancy.places(), "");
				row("gpu", gpu.name(), "idle-places", occupancy.policy(), occupancy.idlePlaces(), "");
				row("gpu", gpu.name(), "vms", occupancy.policy(), occupancy.vms(), "");
				row("gpu", gpu.name(), "busy", occupancy.policy(), occupancy.busy(), "");
			}
			for (EngineResult engine : gpu.engines()) {
				engine(gpu.name() + '.' + engine.name(), engine);
			}
		}
		for (HostResult host : result.hosts()) {
			row("host", host.name(), "cores", "", host.cores(), "cores");
			row("host", host.name(), "virtualization", "", host.virtualizationCores(), "cores");
			row("host", host.name(), "guests", "", host.guestCores(), "cores");
		}
		for (PromiseResult promise : result.promises()) {
			String unit = promise.displayUnit();
			row("promise", promise.vm(), promise.metric(), promise.text(), promise.measured(), unit);
			row("promise", promise.vm(), "limit", promise.text(), promise.limit(), unit);
			row("promise", promise.vm(), "kept", promise.text(), promise.kept() ? 1 : 0, "");
			row("promise", promise.vm(), "undecided", promise.text(), promise.isUndecided() ? 1 : 0, "");
		}
	}

	private void vm(VmResult vm) throws IOException {
		row("vm", vm.name(), "completed", vm.operation(), vm.completed(), "");
		row("vm", vm.name(), "throughput", vm.operation(), vm.throughput(), vm.throughputUnit());
		row("vm", vm.name(), "latency", "mean", seconds(vm.latency().mean()), "s");
		row("vm", vm.name(), "latency", "p50", seconds(vm.latency().p50()), "s");
		row("vm", vm.name(), "latency", "p95", seconds(vm.latency().p95()), "s");
		row("vm", vm.name(), "latency", "p99", seconds(vm.latency().p99()), "s");
		row("vm", vm.name(), "latency", "max", seconds(vm.latency().max()), "s");
		row("vm", vm.name(), "slowdown", "", vm.slowdown(), "");
		row("vm", vm.name(), "performance", "", vm.performance(), "");
		for (Map.Entry<String, Double> term : vm.breakdownNanos().entrySet()) {
			row("vm", vm.name(), "time", term.getKey(), QuantityFormat.seconds(term.getValue()), "s");
		}
		if (vm.isInterrupted()) {
			row("vm", vm.name(), "downtime", String.join("; ", vm.causes()), seconds(vm.downtime()), "s");
			row("vm", vm.name(), "interruption", String.join("; ", vm.causes()), seconds(vm.interruption()), "s");
		}
		if (vm.hasLostWork()) {
			row("vm", vm.name(), "lost", vm.operation(), vm.lost(), "");
		}
		dropped(vm);
	}

	private void dropped(VmResult vm) throws IOException {
		if (vm.hasDropped()) {
			row("vm", vm.name(), "dropped", vm.operation(), vm.dropped(), "");
		}
	}

	private void engine(String name, EngineResult engine) throws IOException {
		row("engine", name, "utilization", "", engine.utilization(), "");
		row("engine", name, "switching", "", engine.switchOverhead(), "");
		row("engine", name, "fairness", "", engine.fairness(), "");
		for (Map.Entry<String, Double> share : engine.shares().entrySet()) {
			row("engine", name, "share", share.getKey(), share.getValue(), "");
		}
	}

	private void fleet(String of, FleetResult fleet) throws IOException {
		model = of;
		run = fleet.fleet();
		variation = "";
		row("fleet", fleet.fleet(), "hosts", "", fleet.hosts(), "");
		row("fleet", fleet.fleet(), "gpus", "", fleet.gpus(), "");
		row("fleet", fleet.fleet(), "arrived", "", fleet.arrived(), "");
		row("fleet", fleet.fleet(), "placed", "", fleet.placed(), "");
		for (FleetResult.Point point : fleet.points()) {
			String load = String.valueOf(point.load());
			row("fleet", fleet.fleet(), "allocated", load, point.allocated() / 100, "");
			row("fleet", fleet.fleet(), "fragmented", load, point.fragmented() / 100, "");
		}
	}

	private static Estimate seconds(Estimate nanoseconds) {
		return new Estimate(QuantityFormat.seconds(nanoseconds.value()), QuantityFormat.seconds(nanoseconds.low()),
				QuantityFormat.seconds(nanoseconds.high()));
	}

	private void row(String kind, String name, String metric, String detail, long count, String unit) throws IOException {
		record(kind, name, metric, detail, String.valueOf(count), unit, "", "");
	}

	private void row(String kind, String name, String metric, String detail, double value, String unit) throws IOException {
		row(kind, name, metric, detail, Estimate.exactly(value), unit);
	}

	private void row(String kind, String name, String metric, String detail, Estimate measured, String unit) throws IOException {
		boolean interval = measured.low() != measured.high();
		record(kind, name, metric, detail, DecimalText.of(measured.value()), unit,
				interval ? DecimalText.of(measured.low()) : "",
				interval ? DecimalText.of(measured.high()) : "");
	}

	private void record(String kind, String name, String metric, String detail, String value, String unit, String low,
			String high)
			throws IOException {
		csv.printRecord(plain(model), plain(run), plain(variation), kind, plain(name), plain(metric), plain(detail), value,
				plain(unit), low, high);
	}

	/** A text that no spreadsheet takes for a formula: one that begins like a formula begins with an apostrophe instead. */
	private static String plain(String text) {
		return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? '\'' + text : text;
	}
}
