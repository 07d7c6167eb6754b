package dev.lamina.simulation.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import dev.lamina.engine.event.RunControl;
import dev.lamina.engine.resource.ConcurrentEngine;
import dev.lamina.engine.resource.Resource;
import dev.lamina.engine.statistics.MeasurementWindow;
import dev.lamina.engine.statistics.RunResult;
import dev.lamina.model.NamedElement;
import dev.lamina.placement.assignment.Assignment;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.result.trace.TraceSink;
import dev.lamina.result.trace.TracedRun;
import dev.lamina.simulation.refusal.TraceRefusedException;
import dev.lamina.simulation.scenario.ScenarioPair;
import dev.lamina.simulation.scenario.SchedulerConfig;
import dev.lamina.simulation.scenario.SimulatedVm;

/** Runs the VMs of a model once while a sink takes down what happens; the result is the same as without. */
public final class Tracer {
	private final TraceWindow window;
	private final TraceSink sink;
	private OptionalLong fullAt = OptionalLong.empty();

	/** A tracer for one run. */
	public Tracer(TraceWindow window, TraceSink sink) {
		this.window = window;
		this.sink = sink;
	}

	/** When there were too many events to go on, in nanoseconds of simulated time; known after the run. */
	public OptionalLong fullAt() {
		return fullAt;
	}

	/**
	 * The run that is to be traced.
	 *
	 * @throws TraceRefusedException if the window lies beyond its end
	 */
	public TracedRun describe(TracedRun.Subject subject, ScenarioPair scenario, Assignment assignment,
			MeasurementWindow measurementWindow)
			throws TraceRefusedException {
		long from = window.from().orElse(measurementWindow.warmUp());
		if (from >= measurementWindow.duration()) {
			throw new TraceRefusedException("A trace from " + seconds(from) + " on would be empty: the run takes "
					+ seconds(measurementWindow.duration()) + ".");
		}
		long to = window.length() > measurementWindow.duration() - from ? measurementWindow.duration() : from + window.length();
		List<Resource> resources = List.copyOf(scenario.virtual().resources().keySet());
		List<TracedRun.Gpu> gpus = new ArrayList<>();
		for (GpuSlot slot : assignment.slots()) {
			List<TracedRun.Engine> engines = resources.stream().flatMap(resource -> scenario.engines()
					.ofResource(resource.name()).filter(engine -> engine.gpu().equals(slot.name()))
					.map(engine -> new TracedRun.Engine(engine.gpu(), engine.label(), resource instanceof ConcurrentEngine))
					.stream()).toList();
			gpus.add(new TracedRun.Gpu(slot.name(), slot.type().getName(), SchedulerConfig.schedulerName(slot), engines));
		}
		return new TracedRun(subject, measurementWindow.duration(), measurementWindow.warmUp(), from, to, gpus,
				scenario.vms().stream().map(Tracer::describe).toList());
	}

	private static TracedRun.Vm describe(SimulatedVm simulatedVm) {
		return new TracedRun.Vm(simulatedVm.name(), simulatedVm.stack().map(NamedElement::getName).orElse(""),
				simulatedVm.place());
	}

	/**
	 * Runs the scenario.
	 *
	 * @throws UncheckedIOException if the sink cannot take something
	 */
	public RunResult run(TracedRun run, ScenarioPair scenario, MeasurementWindow measurementWindow, long seed,
			RunControl control) {
		try {
			TraceRecorder traceRecorder = new TraceRecorder(run, window.maxEvents(), sink);
			RunResult result = scenario.virtual().run(seed, measurementWindow, control, traceRecorder);
			fullAt = traceRecorder.end();
			return result;
		} catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	private static String seconds(long nanoseconds) {
		return BigDecimal.valueOf(nanoseconds, 9).stripTrailingZeros().toPlainString() + " s";
	}
}
