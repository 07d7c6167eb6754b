package dev.lamina.report.json;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.google.gson.stream.JsonWriter;

import dev.lamina.fleet.FleetResult;
import dev.lamina.report.ModelResult;
import dev.lamina.report.QuantityFormat;
import dev.lamina.report.text.TextReport;
import dev.lamina.result.EngineResult;
import dev.lamina.result.Estimate;
import dev.lamina.result.GpuResult;
import dev.lamina.result.HostResult;
import dev.lamina.result.ImpossibleCombination;
import dev.lamina.result.Latency;
import dev.lamina.result.Precision;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.VmResult;

/**
 * Results as JSON for programs, in the format that {@code lamina-result-1.schema.json} and {@code lamina-fleet-1.schema.json}
 * beside this class describe: times in seconds, memory in bytes, parts of a whole as fractions. The same results give the same
 * bytes: fields stand in a fixed order, measured numbers have at most six significant digits, and what was not measured is null.
 */
public final class JsonReport {
	/** Names the format of one result; the number grows when a reader must be changed. */
	public static final String RESULT = "lamina-result/1";
	/** Names the format of several results, of simulations and fleets. */
	public static final String RESULTS = "lamina-results/1";
	/** Names the format of the result of a fleet. */
	public static final String FLEET = "lamina-fleet/1";

	private final JsonWriter json;

	private JsonReport(JsonWriter json) {
		this.json = json;
	}

	/**
	 * Writes the result of one run as an object, and those of several runs or of a sweep as an object with a list of them, and a
	 * line end. The writer stays open.
	 *
	 * @throws IOException if the writer cannot write
	 */
	public static void write(List<ModelResult> findings, Writer writer) throws IOException {
		JsonWriter json = new JsonWriter(writer);
		json.setIndent("  ");
		json.setHtmlSafe(false);
		JsonReport report = new JsonReport(json);
		if (findings.size() == 1
				&& !(findings.getFirst() instanceof ModelResult.OfSimulation simulation && simulation.isSweep())) {
			report.runs(findings.getFirst());
		} else {
			json.beginObject().name("schema").value(RESULTS).name("runs").beginArray();
			for (ModelResult found : findings) {
				report.runs(found);
			}
			json.endArray().name("impossible").beginArray();
			for (ModelResult found : findings) {
				report.impossible(found);
			}
			json.endArray().endObject();
		}
		json.flush();
		writer.write('\n');
		writer.flush();
	}

	private void runs(ModelResult found) throws IOException {
		switch (found) {
			case ModelResult.OfFleet fleet -> fleet(fleet.model(), fleet.result());
			case ModelResult.OfSimulation simulation -> {
				for (SimulationResult result : simulation.results()) {
					result(result);
				}
			}
		}
	}

	private void impossible(ModelResult found) throws IOException {
		if (found instanceof ModelResult.OfSimulation simulation) {
			SimulationResult run = simulation.results().getFirst();
			for (ImpossibleCombination combination : simulation.impossible()) {
				json.beginObject().name("model").value(run.model()).name("simulation").value(run.simulation());
				variation(combination.variation());
				json.name("reason").value(combination.reason()).endObject();
			}
		}
	}

	private void variation(Map<String, String> variation) throws IOException {
		json.name("variation").beginObject();
		for (Map.Entry<String, String> varied : variation.entrySet()) {
			json.name(varied.getKey()).value(varied.getValue());
		}
		json.endObject();
	}

	private void fleet(String model, FleetResult fleet) throws IOException {
		json.beginObject();
		json.name("schema").value(FLEET);
		json.name("model").value(model);
		json.name("fleet").value(fleet.fleet());
		json.name("placement").value(fleet.placement());
		json.name("seed").value(fleet.seed());
		json.name("hosts").value(fleet.hosts());
		json.name("gpus").value(fleet.gpus());
		json.name("arrived").value(fleet.arrived());
		json.name("placed").value(fleet.placed());
		json.name("points").beginArray();
		for (FleetResult.Point point : fleet.points()) {
			json.beginObject();
			number("load", point.load() / 100.0);
			number("allocated", point.allocated() / 100);
			number("fragmented", point.fragmented() / 100);
			json.endObject();
		}
		json.endArray().endObject();
	}

	private void result(SimulationResult result) throws IOException {
		json.beginObject();
		json.name("schema").value(RESULT);
		json.name("model").value(result.model());
		json.name("simulation").value(result.simulation());
		variation(result.variation());
		json.name("seed").value(result.seed());
		json.name("replications").value(result.replications());
		json.name("duration").value(seconds(result.durationNanos()));
		json.name("warmUp").value(seconds(result.warmUpNanos()));
		json.name("runHash").value(result.runHash());
		json.name("vms").beginArray();
		for (VmResult vm : result.vms()) {
			vm(vm);
		}
		json.endArray().name("gpus").beginArray();
		for (GpuResult gpu : result.gpus()) {
			gpu(gpu);
		}
		json.endArray().name("hosts").beginArray();
		for (HostResult host : result.hosts()) {
			host(host);
		}
		json.endArray().name("expectations").beginArray();
		for (PromiseResult expectation : result.promises()) {
			expectation(expectation);
		}
		json.endArray();
		if (result.precision().isPresent()) {
			Precision precision = result.precision().get();
			json.name("precision").beginObject();
			number("wanted", precision.wanted());
			number("measured", precision.measured());
			json.name("reached").value(precision.isReached());
			json.endObject();
		}
		if (!result.remarks().isEmpty()) {
			json.name("remarks").beginArray();
			for (String remark : result.remarks()) {
				json.value(remark);
			}
			json.endArray();
		}
		json.endObject();
	}

	private void vm(VmResult vm) throws IOException {
		json.beginObject();
		json.name("name").value(vm.name());
		json.name("stack").value(vm.stack());
		json.name("technique").value(vm.technique());
		json.name("workload").value(vm.workload());
		json.name("place").value(vm.place());
		json.name("operation").value(vm.operation());
		json.name("completed").value(vm.completed());
		json.name("throughput").beginObject();
		number("value", vm.throughput().value());
		json.name("unit").value(TextReport.throughputUnit(vm));
		interval(vm.throughput());
		json.endObject();
		latency(vm.latency());
		number("slowdown", vm.slowdown().value());
		number("performance", vm.performance().value());
		json.name("breakdown").beginObject();
		for (Map.Entry<String, Double> term : vm.breakdownNanos().entrySet()) {
			number(term.getKey(), QuantityFormat.seconds(term.getValue()));
		}
		json.endObject();
		if (vm.isInterrupted()) {
			number("downtime", QuantityFormat.seconds(vm.downtime().value()));
			number("interruption", QuantityFormat.seconds(vm.interruption().value()));
			json.name("causes").beginArray();
			for (String cause : vm.causes()) {
				json.value(cause);
			}
			json.endArray();
		}
		json.endObject();
	}

	private void latency(Latency latency) throws IOException {
		json.name("latency").beginObject().name("unit").value("s");
		number("mean", QuantityFormat.seconds(latency.mean().value()));
		number("p50", QuantityFormat.seconds(latency.p50().value()));
		number("p95", QuantityFormat.seconds(latency.p95().value()));
		number("p99", QuantityFormat.seconds(latency.p99().value()));
		number("max", QuantityFormat.seconds(latency.max().value()));
		json.endObject();
	}

	private void gpu(GpuResult gpu) throws IOException {
		json.beginObject();
		json.name("name").value(gpu.name());
		json.name("type").value(gpu.type());
		json.name("stack").value(gpu.stack());
		json.name("scheduler").value(gpu.scheduler());
		json.name("memory").value(gpu.memoryBytes());
		json.name("usedMemory").value(gpu.usedMemoryBytes());
		json.name("engines").beginArray();
		for (EngineResult engine : gpu.engines()) {
			json.beginObject().name("name").value(engine.name());
			number("utilization", engine.utilization());
			number("switchOverhead", engine.switchOverhead());
			number("fairness", engine.fairness());
			json.name("shares").beginObject();
			for (Map.Entry<String, Double> share : engine.shares().entrySet()) {
				number(share.getKey(), share.getValue());
			}
			json.endObject().endObject();
		}
		json.endArray().endObject();
	}

	private void host(HostResult host) throws IOException {
		json.beginObject().name("name").value(host.name());
		number("cores", host.cores());
		number("virtualizationCores", host.virtualizationCores());
		number("guestCores", host.guestCores());
		json.endObject();
	}

	private void expectation(PromiseResult expectation) throws IOException {
		json.beginObject();
		json.name("vm").value(expectation.vm());
		json.name("text").value(expectation.text());
		json.name("metric").value(expectation.metric());
		number("measured", expectation.measured().value());
		interval(expectation.measured());
		json.name("comparison").value(expectation.comparison());
		number("limit", expectation.limit());
		json.name("unit").value(TextReport.unit(expectation));
		json.name("holds").value(expectation.kept());
		json.endObject();
	}

	private void interval(Estimate estimate) throws IOException {
		number("low", estimate.low());
		number("high", estimate.high());
	}

	private void number(String name, double value) throws IOException {
		json.name(name);
		String digits = QuantityFormat.exact(value);
		if (digits.isEmpty()) {
			json.nullValue();
		} else {
			json.jsonValue(digits);
		}
	}

	/** Nanoseconds as seconds, exactly and without an exponent. */
	public static BigDecimal seconds(long nanoseconds) {
		BigDecimal seconds = BigDecimal.valueOf(nanoseconds, 9).stripTrailingZeros();
		return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
	}
}
