package dev.lamina.design.results;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.ecore.resource.ResourceSet;

import dev.lamina.result.EngineResult;
import dev.lamina.result.GpuResult;
import dev.lamina.result.ModelResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.Verdict;

/**
 * The figures of one run, by the names that results use: {@code designer[3]}, {@code vdi1.desktops}.
 *
 * @param simulation name of the simulation
 * @param gpus       what each GPU did
 * @param promises   for each VM its promises in the order of the file; those of the simulation and of groups under an empty name
 * @param rates      for each VM what it got done
 */
public record RunSummary(String simulation, Map<String, EngineLoad> gpus, Map<String, List<Promise>> promises,
		Map<String, Amount> rates) {
	/**
	 * The busiest engine of a GPU.
	 *
	 * @param engine      its kind
	 * @param utilization part of the time in which it works, 0 to 1
	 */
	public record EngineLoad(String engine, double utilization) {
	}

	/**
	 * One promise to one VM.
	 *
	 * @param text     the promise
	 * @param measured what the VM got
	 * @param verdict  what the run says about it
	 */
	public record Promise(String text, Amount measured, Verdict verdict) {
		/** Whether it is kept. */
		public boolean holds() {
			return verdict == Verdict.KEPT;
		}
	}

	/**
	 * A measured amount.
	 *
	 * @param value the number; not a number if nothing was measured
	 * @param unit  its unit, empty for a plain number
	 */
	public record Amount(double value, String unit) {
		private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_UP);

		/** The amount to four digits, {@code 59.97 fps}; a dash if nothing was measured. */
		@Override
		public String toString() {
			if (!Double.isFinite(value)) {
				return "-";
			}
			BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
			return unit.isEmpty() ? rounded.toPlainString() : rounded.toPlainString() + ' ' + unit;
		}
	}

	public RunSummary {
		gpus = Map.copyOf(gpus);
		promises = Map.copyOf(promises);
		rates = Map.copyOf(rates);
	}

	/** Makes these the figures of all models of a resource set, whatever lies beside their files. */
	public void install(ResourceSet models) {
		RunSummaryAdapter.install(models, this);
	}

	/** The figures of a run. */
	public static RunSummary of(SimulationResult run) {
		Map<String, EngineLoad> gpus = new LinkedHashMap<>();
		run.gpus().forEach(gpu -> load(gpu).ifPresent(engineLoad -> gpus.put(gpu.name(), engineLoad)));
		Map<String, List<Promise>> promises = new LinkedHashMap<>();
		run.promises().forEach(
				promise -> promises.computeIfAbsent(promise.vm(), vm -> new ArrayList<>()).add(new Promise(promise.text(),
						new Amount(promise.measured().value(), promise.displayUnit()), promise.verdict())));
		Map<String, Amount> rates = new LinkedHashMap<>();
		run.vms().forEach(vm -> rates.put(vm.name(), new Amount(vm.throughput().value(), vm.throughputUnit())));
		return new RunSummary(run.simulation(), gpus, promises, rates);
	}

	/** The figures of the only run of a result; nothing if it is about several runs or about a fleet. */
	public static Optional<RunSummary> ofSingle(List<ModelResult> findings) {
		return findings.size() == 1 && findings.getFirst() instanceof ModelResult.OfSimulation simulation && !simulation.isSweep()
				? Optional.of(of(simulation.results().getFirst()))
				: Optional.empty();
	}

	private static Optional<EngineLoad> load(GpuResult gpu) {
		EngineLoad busiest = null;
		for (EngineResult engine : gpu.engines()) {
			if (Double.isFinite(engine.utilization()) && (busiest == null || engine.utilization() > busiest.utilization())) {
				busiest = new EngineLoad(engine.name(), engine.utilization());
			}
		}
		return Optional.ofNullable(busiest);
	}
}
