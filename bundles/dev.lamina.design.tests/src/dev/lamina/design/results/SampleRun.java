package dev.lamina.design.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

import dev.lamina.result.EngineResult;
import dev.lamina.result.Estimate;
import dev.lamina.result.GpuResult;
import dev.lamina.result.Latency;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.VmResult;

/** The result of a run, VM by VM and GPU by GPU. */
public final class SampleRun {
	private final List<VmResult> vms = new ArrayList<>();
	private final List<GpuResult> gpus = new ArrayList<>();
	private final List<PromiseResult> promises = new ArrayList<>();

	/** A VM that drew so many frames per second. */
	public SampleRun vm(String name, double fps) {
		vms.add(new VmResult(name, "NvidiaVgpu", "mediated", "CadViewport", "h.g", "frame", 100, Estimate.exactly(fps),
				Latency.NONE, Estimate.exactly(0), Estimate.exactly(1), new LinkedHashMap<>()));
		return this;
	}

	/** A GPU with two engines. */
	public SampleRun gpu(String name, double graphics, double copy) {
		SequencedMap<String, Double> none = new LinkedHashMap<>();
		gpus.add(new GpuResult(name, "A40", "NvidiaVgpu", "best-effort", 1, 1,
				List.of(new EngineResult("graphics", graphics, 0, 1, none), new EngineResult("copy", copy, 0, 1, none))));
		return this;
	}

	/** What became of a promise. */
	public SampleRun promise(String vm, String text, double measured, String unit, boolean kept) {
		String[] words = text.split(" ");
		promises.add(
				new PromiseResult(vm, text, words[0], unit, words[words.length - 3], Estimate.exactly(measured), 1, kept, ""));
		return this;
	}

	/** The result of the simulation {@code monday}. */
	public SimulationResult result() {
		return new SimulationResult("test", "monday", new LinkedHashMap<>(), 1, 1, 1_000_000_000L, 0, vms, gpus, List.of(),
				promises, "0123456789abcdef");
	}
}
