package dev.lamina.simulation.promise;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;

import dev.lamina.engine.statistics.MeasurementWindow;
import dev.lamina.model.Expectation;
import dev.lamina.model.Metric;
import dev.lamina.model.PromiseWindow;
import dev.lamina.model.Vm;
import dev.lamina.placement.time.PromiseWindows;
import dev.lamina.placement.time.SimulationClock;
import dev.lamina.simulation.measurement.MeasuredPart;
import dev.lamina.simulation.measurement.Measurements;
import dev.lamina.simulation.refusal.RefusalReason;
import dev.lamina.simulation.refusal.SimulationRefusedException;
import dev.lamina.simulation.scenario.ScenarioPair;

/** The parts of a run that promises are about, each once however many promises are about it. */
public final class PromiseParts {
	private static final Set<Metric> COMPARING = EnumSet.of(Metric.SLOWDOWN, Metric.PERFORMANCE);

	private final SequencedMap<String, MeasuredPart> parts = new LinkedHashMap<>();
	private final SequencedMap<String, List<Expectation>> promises = new LinkedHashMap<>();

	/**
	 * The parts of some promises.
	 *
	 * @param whole the measured time of the whole run
	 * @throws SimulationRefusedException for the first promise whose part is not in the run
	 */
	public static PromiseParts of(List<Expectation> promises, SimulationClock clock, ScenarioPair scenario,
			MeasurementWindow whole) throws SimulationRefusedException {
		PromiseParts found = new PromiseParts();
		for (Expectation promise : promises) {
			if (promise.getWindow() != null) {
				found.promises.computeIfAbsent(key(promise), key -> new ArrayList<>()).add(promise);
			}
		}
		for (Map.Entry<String, List<Expectation>> entry : found.promises.entrySet()) {
			boolean comparing = entry.getValue().stream().map(Expectation::getMetric).anyMatch(COMPARING::contains);
			found.parts.put(entry.getKey(), part(entry.getValue().getFirst(), clock, scenario, whole, comparing));
		}
		return found;
	}

	private static String key(Expectation promise) {
		return PromiseWindows.text(promise.getWindow());
	}

	private static MeasuredPart part(Expectation promise, SimulationClock clock, ScenarioPair scenario, MeasurementWindow whole,
			boolean comparing) throws SimulationRefusedException {
		PromiseWindow window = promise.getWindow();
		if (PromiseWindows.isOfPhase(window)) {
			return new MeasuredPart(scenario.measuring(window.getPhase().getName(), window.isAfter()),
					window(0, whole.duration(), whole), comparing);
		}
		OptionalLong start = PromiseWindows.start(window, clock);
		OptionalLong end = PromiseWindows.end(window, clock);
		if (start.isEmpty() || end.isEmpty() || start.getAsLong() >= end.getAsLong()) {
			throw new SimulationRefusedException(RefusalReason.PROMISE_WINDOW, "The time '" + key(promise)
					+ "' is not within the run, which ends at " + clock.text(whole.duration())
					+ ". Run it longer, or choose a time in it.", promise);
		}
		// a run that an option makes shorter than the model says ends before
		long last = Math.min(end.getAsLong(), whole.duration());
		long first = Math.min(start.getAsLong(), last - 1);
		return new MeasuredPart(scenario, window(first, last, whole), comparing);
	}

	private static MeasurementWindow window(long start, long end, MeasurementWindow whole) {
		return new MeasurementWindow(end, start, (int) Math.min(whole.batches(), end - start), whole.percentiles());
	}

	/** The parts, in the order in which promises name them. */
	public List<MeasuredPart> parts() {
		return List.copyOf(parts.values());
	}

	/** What is measured of the part that a promise is about; of the whole if it is about no part. */
	Measurements measurements(Expectation promise, Measurements whole) {
		return promise.getWindow() == null ? whole : measurements(key(promise), whole);
	}

	private Measurements measurements(String key, Measurements whole) {
		return whole.part(parts.get(key), List.copyOf(parts.keySet()).indexOf(key));
	}

	/**
	 * The largest relative error of what is promised: of the whole, and of each part.
	 *
	 * @param all every promise, also those about no part
	 */
	public double relativeError(List<Expectation> all, Measurements whole) {
		Map<Vm, Set<Double>> ofWhole = PromiseEvaluator.ranks(PromiseEvaluator.withoutPart(all), whole);
		double error = whole.relativeError(vm -> ofWhole.getOrDefault(vm, Set.of()));
		for (Map.Entry<String, List<Expectation>> entry : promises.entrySet()) {
			Map<Vm, Set<Double>> ranks = PromiseEvaluator.ranks(entry.getValue(), whole);
			error = Math.max(error, measurements(entry.getKey(), whole).relativeError(vm -> ranks.getOrDefault(vm, Set.of()),
					vm -> entry.getValue().stream().anyMatch(promise -> PromiseEvaluator.isAbout(promise, vm))));
		}
		return error;
	}

	/** The promises of each part, by the words that name it. */
	SequencedMap<String, List<Expectation>> promises() {
		return promises;
	}
}
