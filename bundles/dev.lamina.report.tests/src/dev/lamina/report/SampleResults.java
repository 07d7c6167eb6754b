package dev.lamina.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

import dev.lamina.result.EngineResult;
import dev.lamina.result.Estimate;
import dev.lamina.result.FleetResult;
import dev.lamina.result.GpuResult;
import dev.lamina.result.HostResult;
import dev.lamina.result.ImpossibleCombination;
import dev.lamina.result.Latency;
import dev.lamina.result.ModelResult;
import dev.lamina.result.Precision;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.VmResult;

/** Results as a simulation would find them. */
public final class SampleResults {
	private SampleResults() {
	}

	public static SimulationResult desktops() {
		VmResult first = new VmResult("designer[0]", "NvidiaVgpu", "mediated", "CadViewport", "vdi1.desktops", "frame", 3295,
				new Estimate(59.84, 59.5, 60.18), latency(9.1e6, 21.96e6), Estimate.exactly(0.0812), Estimate.exactly(0.997),
				ordered("cpu", 3.0e6, "gpu", 5.5e6, "wait", 0.5e6, "upload", 0.1e6));
		VmResult idle = new VmResult("batch", "NvidiaVgpu", "mediated", "Training", "vdi1.desktops", "iteration", 0,
				Estimate.exactly(0), Latency.NONE, Estimate.NONE, Estimate.NONE, new LinkedHashMap<>());
		GpuResult gpu = new GpuResult("vdi1.desktops", "A40", "NvidiaVgpu", "fixed-share", 48L << 30, 16L << 30,
				List.of(new EngineResult("graphics", 0.3301, 0.0125, 0.5, ordered("designer[0]", 0.33, "batch", 0.0001)),
						new EngineResult("copy", 0.004, 0, 1, new LinkedHashMap<>())));
		HostResult host = new HostResult("vdi1", 64, 0.0421, 12.5);
		return new SimulationResult("acme.vdi", "monday", new LinkedHashMap<>(), 1, 10, 60_000_000_000L, 5_000_000_000L,
				List.of(first, idle), List.of(gpu), List.of(host),
				List.of(kept(),
						new PromiseResult("designer[0]", "frame-time p99 <= 20 ms", "frame-time", "ms", "<=",
								new Estimate(21.96, 21.5, 22.42), 20, false, "")),
				"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
	}

	/** A run in which a VM migrated: 1.7 ms at rest, 600 ms in all. */
	public static SimulationResult migration() {
		VmResult stayed = new VmResult("stayed", "NvidiaVgpu", "mediated", "CadViewport", "a.g", "frame", 100,
				Estimate.exactly(60),
				latency(9e6, 2e7), Estimate.exactly(0.1), Estimate.exactly(1), ordered("gpu", 9e6));
		VmResult moved = new VmResult("moved", "NvidiaVgpu", "mediated", "CadViewport", "a.g", "frame", 100, Estimate.exactly(60),
				latency(9e6, 2e7), Estimate.exactly(0.1), Estimate.exactly(1), ordered("gpu", 9e6), Estimate.exactly(1.7e6),
				Estimate.exactly(6e8), List.of("migrate", "fail"));
		return new SimulationResult("acme", "", new LinkedHashMap<>(), 1, 1, 10_000_000_000L, 0, List.of(stayed, moved),
				List.of(), List.of(),
				List.of(), "0123456789abcdef");
	}

	/** A run that did not become as exact as wanted, and in which a VM lost its partition. */
	public static SimulationResult inexact() {
		return new SimulationResult("acme", "", new LinkedHashMap<>(), 1, 1000, 10_000_000_000L, 0, List.of(), List.of(),
				List.of(), List.of(),
				Optional.of(new Precision(0.02, 0.031)), List.of("'small[1]' is stopped at 20 s."), List.of(),
				"0123456789abcdef");
	}

	/** One run of a sweep over stacks with one VM. */
	public static SimulationResult run(String stack, double throughput, double slowdown, boolean holds) {
		VmResult vm = new VmResult("client", stack, "pass-through", "Service", "node.g", "request", 100,
				Estimate.exactly(throughput), latency(1e6, 2e6), Estimate.exactly(slowdown), Estimate.exactly(1),
				ordered("gpu", 1e6));
		PromiseResult promise = new PromiseResult("client", "slowdown <= 10 %", "slowdown", "%", "<=",
				Estimate.exactly(slowdown * 100), 10, holds, "");
		SequencedMap<String, String> variation = new LinkedHashMap<>();
		variation.put("policy service.stack", stack);
		variation.put("vm client.count", "1");
		return new SimulationResult("choice", "choice", variation, 7, 1, 30_000_000_000L, 0, List.of(vm), List.of(), List.of(),
				List.of(promise), "00000000000000000000000000000001");
	}

	/** A simulation that is not a sweep. */
	public static ModelResult alone(SimulationResult result) {
		return new ModelResult.OfSimulation(List.of(result), List.of());
	}

	public static ImpossibleCombination impossible() {
		SequencedMap<String, String> variation = new LinkedHashMap<>();
		variation.put("policy service.stack", "Vfio");
		variation.put("vm client.count", "2");
		return new ImpossibleCombination(variation, "node.g goes as a whole to client[0].", "");
	}

	/** A run whose promise is a rate without a unit. */
	public static SimulationResult plainRate() {
		SimulationResult some = desktops();
		return new SimulationResult(some.model(), some.simulation(), some.variation(), 1, 1, some.durationNanos(), 0, List.of(),
				List.of(),
				List.of(),
				List.of(new PromiseResult("designer[0]", "fps >= 55", "fps", "", ">=", Estimate.exactly(60), 55, true, "")),
				some.runHash());
	}

	/** A fleet whose arrivals jump over some steps of the table. */
	public static ModelResult fleet() {
		return new ModelResult.OfFleet("acme.cluster", new FleetResult("openb", "best-fit", 42, 3, 12, 35, 30,
				List.of(new FleetResult.Point(0, 0, 5), new FleetResult.Point(6, 6, 5.5), new FleetResult.Point(10, 10, 6.25),
						new FleetResult.Point(12, 12, 6.5), new FleetResult.Point(19, 19, 7),
						new FleetResult.Point(35, 30, 12))));
	}

	public static PromiseResult kept() {
		return new PromiseResult("designer[0]", "fps >= 55", "fps", "fps", ">=", new Estimate(59.84, 59.5, 60.18), 55, true, "");
	}

	private static Latency latency(double middle, double high) {
		return new Latency(Estimate.exactly(middle), Estimate.exactly(middle), Estimate.exactly(high * 0.9),
				Estimate.exactly(high),
				Estimate.exactly(high * 2));
	}

	private static SequencedMap<String, Double> ordered(Object... namesAndValues) {
		SequencedMap<String, Double> map = new LinkedHashMap<>();
		for (int entry = 0; entry < namesAndValues.length; entry += 2) {
			map.put((String) namesAndValues[entry], (Double) namesAndValues[entry + 1]);
		}
		return map;
	}
}
