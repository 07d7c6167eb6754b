package dev.lamina.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.emf.common.util.URI;

import dev.lamina.engine.event.RunControl;
import dev.lamina.engine.event.RunFailedException;
import dev.lamina.engine.random.RandomStream;
import dev.lamina.engine.replication.Replications;
import dev.lamina.engine.statistics.MeasurementWindow;
import dev.lamina.engine.statistics.RunResult;
import dev.lamina.model.Expectation;
import dev.lamina.model.Model;
import dev.lamina.model.Simulation;
import dev.lamina.model.Variation;
import dev.lamina.model.quantity.ClockTime;
import dev.lamina.model.uri.ElementUri;
import dev.lamina.placement.assignment.Assignment;
import dev.lamina.placement.plan.Plan;
import dev.lamina.placement.scope.ModelScope;
import dev.lamina.placement.variation.NameResolver;
import dev.lamina.placement.variation.RuleBreach;
import dev.lamina.placement.variation.Sweep;
import dev.lamina.placement.variation.SweepCombination;
import dev.lamina.placement.variation.VariationException;
import dev.lamina.result.ImpossibleCombination;
import dev.lamina.result.LeastSearch;
import dev.lamina.result.Precision;
import dev.lamina.result.RunHash;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.trace.TraceSink;
import dev.lamina.result.trace.TracedRun;
import dev.lamina.simulation.demand.NumberFileReader;
import dev.lamina.simulation.measurement.Measurements;
import dev.lamina.simulation.measurement.PairedReplication;
import dev.lamina.simulation.measurement.ResultBuilder;
import dev.lamina.simulation.promise.PromiseEvaluator;
import dev.lamina.simulation.promise.PromiseParts;
import dev.lamina.simulation.refusal.RefusalReason;
import dev.lamina.simulation.refusal.SimulationRefusedException;
import dev.lamina.simulation.refusal.TraceRefusedException;
import dev.lamina.simulation.scenario.ScenarioPair;
import dev.lamina.simulation.trace.TraceWindow;
import dev.lamina.simulation.trace.Tracer;

/**
 * Runs models: every combination of what a simulation varies, each with its replications, and each VM alone on bare metal beside
 * it.
 *
 * <p>The same model, options and files give the same results and the same hashes, whatever the number of threads.
 */
public final class Simulations {
	/** Replications after which a simulation that is to run until its error is small ends in any case. */
	public static final int MAX_REPLICATIONS = 1000;

	private final RunOptions options;
	private final RunMonitor monitor;
	/** Who takes down what happens in the first replication; null for no one. */
	private final Tracer tracer;

	private Simulations(RunOptions options, RunMonitor monitor, Tracer tracer) {
		this.options = options;
		this.monitor = monitor;
		this.tracer = tracer;
	}

	/**
	 * A simulation that was traced.
	 *
	 * @param result of all replications, as without a trace
	 * @param fullAt when the trace had too many events to go on, in nanoseconds of simulated time
	 */
	public record TracedResult(SimulationResult result, OptionalLong fullAt) {
	}

	/**
	 * Runs one combination of a simulation and tells a sink what happens in its first replication.
	 *
	 * @param simulation  one of the model's; null to run for 10 s after a warm-up of 1 s
	 * @param combination which one, from 1 in the order of the file with the last varied property changing fastest
	 * @throws SimulationRefusedException                 if the combination cannot be simulated
	 * @throws TraceRefusedException                      if there is no such combination, or nothing to see in the window
	 * @throws IOException                                if the sink cannot take something
	 * @throws java.util.concurrent.CancellationException where the monitor says so
	 */
	public static TracedResult trace(ModelScope modelScope, Simulation simulation, int combination, RunOptions options,
			RunMonitor monitor,
			TraceWindow window, TraceSink sink) throws SimulationRefusedException, IOException {
		Sweep sweep = sweep(modelScope, simulation, NameResolver.ofLoaded(modelScope));
		if (combination < 1 || combination > sweep.size()) {
			throw new TraceRefusedException(
					sweep.size() == 1 ? "There is one combination, and no combination " + combination + "."
							: "There are combinations 1 to " + sweep.size() + ", and no combination " + combination + ".");
		}
		SweepCombination traced = sweep.combination(combination - 1);
		Optional<RuleBreach> breach = breach(traced, options);
		if (breach.isPresent()) {
			throw inCombination(traced.values(), refusal(traced, breach.get()));
		}
		Tracer tracer = new Tracer(window, sink);
		try {
			return new TracedResult(new Simulations(options, monitor, tracer).run(traced), tracer.fullAt());
		} catch (SimulationRefusedException refused) {
			throw inCombination(traced.values(), refused);
		} catch (UncheckedIOException failure) {
			throw failure.getCause();
		}
	}

	/**
	 * Runs a simulation of a model; values of a sweep name what is declared in the files loaded with it.
	 *
	 * @param simulation one of the model's; null to run for 10 s after a warm-up of 1 s
	 * @return one result, or one for each combination of varied values that can be run; the monitor is told of the others
	 * @throws SimulationRefusedException                   if the model cannot be simulated, in no combination
	 * @throws java.util.concurrent.CancellationException where the monitor says so
	 */
	public static List<SimulationResult> run(Model model, Simulation simulation, RunOptions options, RunMonitor monitor)
			throws SimulationRefusedException {
		return run(ModelScope.of(model), simulation, options, monitor);
	}

	/** As {@link #run(Model, Simulation, RunOptions, RunMonitor)}, of a model that consists of several files. */
	public static List<SimulationResult> run(ModelScope modelScope, Simulation simulation, RunOptions options, RunMonitor monitor)
			throws SimulationRefusedException {
		return run(modelScope, simulation, options, monitor, NameResolver.ofLoaded(modelScope));
	}

	/** As {@link #run(ModelScope, Simulation, RunOptions, RunMonitor)}, with names of a sweep found by a resolver. */
	public static List<SimulationResult> run(ModelScope modelScope, Simulation simulation, RunOptions options, RunMonitor monitor,
			NameResolver names) throws SimulationRefusedException {
		return run(modelScope, simulation, options, monitor, names, Optional::empty);
	}

	/**
	 * As {@link #run(ModelScope, Simulation, RunOptions, RunMonitor)}, while the user takes down what happens; the results are
	 * the same as without.
	 *
	 * @param tracers asked before each combination for who takes down its first replication, and nothing if no one shall
	 * @throws TraceRefusedException if there is nothing to see in the window of a tracer
	 * @throws UncheckedIOException  if a sink cannot take something
	 */
	public static List<SimulationResult> run(ModelScope modelScope, Simulation simulation, RunOptions options, RunMonitor monitor,
			Supplier<Optional<Tracer>> tracers) throws SimulationRefusedException {
		return run(modelScope, simulation, options, monitor, NameResolver.ofLoaded(modelScope), tracers);
	}

	private static List<SimulationResult> run(ModelScope modelScope, Simulation simulation, RunOptions options,
			RunMonitor monitor,
			NameResolver names, Supplier<Optional<Tracer>> tracers) throws SimulationRefusedException {
		Sweep sweep = sweep(modelScope, simulation, names);
		SweepRun run = new SweepRun(sweep, options, monitor, tracers);
		return sweep.search().isPresent() ? run.search(sweep.search().get()) : run.all();
	}

	/** The combinations of a sweep, each run when it is asked for and once only. */
	private static final class SweepRun {
		private final Sweep sweep;
		private final RunOptions options;
		private final RunMonitor monitor;
		private final Supplier<Optional<Tracer>> tracers;
		private final SortedMap<Integer, Optional<SimulationResult>> done = new TreeMap<>();
		private SimulationRefusedException first;

		SweepRun(Sweep sweep, RunOptions options, RunMonitor monitor, Supplier<Optional<Tracer>> tracers) {
			this.sweep = sweep;
			this.options = options;
			this.monitor = monitor;
			this.tracers = tracers;
		}

		List<SimulationResult> all() throws SimulationRefusedException {
			for (int number = 0; number < sweep.size(); number++) {
				run(number);
			}
			return results();
		}

		/**
		 * Finds the least number that keeps all promises: the fewest and the most are run first. Where the fewest break what the
		 * most keep, more is taken never to break what fewer keep, and the rest is halved; else nothing is known of what lies
		 * between, and all are run unless the fewest are enough.
		 */
		List<SimulationResult> search(Variation variation) throws SimulationRefusedException {
			int least = 0;
			int most = sweep.size() - 1;
			boolean enough = keeps(least);
			boolean bisected = !enough && most > least && keeps(most);
			if (bisected) {
				int broken = least;
				int kept = most;
				while (kept - broken > 1) {
					int middle = broken + (kept - broken) / 2;
					if (keeps(middle)) {
						kept = middle;
					} else {
						broken = middle;
					}
				}
			} else if (!enough) {
				for (int number = least; number <= most && !keeps(number); number++) {
					// until one is enough
				}
			}
			Optional<Integer> found = done.entrySet().stream().filter(each -> isKept(each.getValue())).map(Map.Entry::getKey)
					.min(Integer::compare).map(number -> variation.getLeast() + number);
			List<SimulationResult> results = results();
			monitor.searched(new LeastSearch(Sweep.label(variation), variation.getLeast(), variation.getMost(), found,
					bisected && done.size() < sweep.size(), done.size()));
			return results;
		}

		private boolean keeps(int number) {
			return isKept(run(number));
		}

		private static boolean isKept(Optional<SimulationResult> result) {
			return result.filter(SimulationResult::keepsPromises).isPresent();
		}

		private Optional<SimulationResult> run(int number) {
			return done.computeIfAbsent(number, this::runOnce);
		}

		private Optional<SimulationResult> runOnce(int number) {
			RunMonitor part = new SubProgress(monitor, done.size(), sweep.size());
			SweepCombination tried = sweep.combination(number);
			Optional<RuleBreach> breach = breach(tried, options);
			try {
				if (breach.isPresent()) {
					throw refusal(tried, breach.get());
				}
				return Optional.of(new Simulations(options, part, tracers.get().orElse(null)).run(tried));
			} catch (SimulationRefusedException refused) {
				if (sweep.isVaried()) {
					monitor.skipped(new ImpossibleCombination(tried.values(), refused.code(),
							refused.getMessage(), ElementUri.of(refused.subject().orElse(null))));
				}
				first = first == null ? inCombination(tried.values(), refused) : first;
				return Optional.empty();
			}
		}

		private List<SimulationResult> results() throws SimulationRefusedException {
			List<SimulationResult> results = done.values().stream().flatMap(Optional::stream).toList();
			if (results.isEmpty() && first != null) {
				throw first;
			}
			return results;
		}
	}

	private static Sweep sweep(ModelScope modelScope, Simulation simulation, NameResolver names)
			throws SimulationRefusedException {
		try {
			return Sweep.of(modelScope, simulation, names);
		} catch (VariationException wrong) {
			throw new SimulationRefusedException(RefusalReason.VARIATION_UNKNOWN, wrong.getMessage(),
					wrong.subject().orElse(null));
		}
	}

	/** Why a combination is not run; a model that is no combination has been looked at by those who run it. */
	private static Optional<RuleBreach> breach(SweepCombination combination, RunOptions options) {
		return combination.values().isEmpty() ? Optional.empty()
				: combination.breach().or(() -> options.rules().firstBreach(combination));
	}

	private static SimulationRefusedException refusal(SweepCombination combination, RuleBreach breach) {
		return new SimulationRefusedException(breach.code(), breach.sentence(), combination.original(breach.subject()));
	}

	private SimulationResult run(SweepCombination sweepCombination) throws SimulationRefusedException {
		try {
			return runOrFail(sweepCombination);
		} catch (SimulationRefusedException refused) {
			throw new SimulationRefusedException(refused.code(), refused.getMessage(),
					refused.subject().map(sweepCombination::original).orElse(null));
		} catch (RunFailedException failure) {
			throw new SimulationRefusedException(RefusalReason.OPERATION_FREE, failure.getMessage(),
					sweepCombination.original(sweepCombination.simulation()));
		}
	}

	/** A refusal that begins with the combination that cannot be run. */
	private static SimulationRefusedException inCombination(SequencedMap<String, String> values,
			SimulationRefusedException refused) {
		if (values.isEmpty()) {
			return refused;
		}
		String combination = values.entrySet().stream().map(entry -> entry.getKey() + " = " + entry.getValue())
				.collect(Collectors.joining(", "));
		return new SimulationRefusedException(refused.code(), "With " + combination + ": " + refused.getMessage(),
				refused.subject().orElse(null));
	}

	private SimulationResult runOrFail(SweepCombination sweepCombination) throws SimulationRefusedException {
		ModelScope modelScope = sweepCombination.modelScope();
		Simulation simulation = sweepCombination.simulation();
		List<Expectation> promises = PromiseEvaluator.promises(modelScope, simulation);
		PromiseEvaluator.refuseUndecidable(promises);
		RunParameters plan = RunParameters.of(simulation, options, !sweepCombination.values().isEmpty());
		MeasurementWindow measurementWindow = MeasurementWindow.of(plan.duration(), plan.warmUp()).withBatches(batches(plan))
				.withPercentiles(PromiseEvaluator.percentiles(promises));
		Plan placement = Plan.of(modelScope, simulation, plan.seed());
		Assignment assignment = placement.initial();
		ScenarioPair scenario = ScenarioPair.of(placement, new NumberFileReader(options.files()));
		TracedRun traced = tracer == null ? null
				: tracer.describe(new TracedRun.Subject(nameOf((Model) sweepCombination.original(modelScope.own().getFirst())),
						simulation == null ? "" : simulation.getName(),
						sweepCombination.values(), plan.seed()), scenario, assignment, measurementWindow);
		PromiseParts parts = PromiseParts.of(promises, placement.clock(), scenario, measurementWindow);
		List<PairedReplication> pairedReplications = replicate(scenario, measurementWindow, plan, traced, promises, parts);
		Measurements measurements = new Measurements(scenario, measurementWindow, pairedReplications);
		PromiseEvaluator evaluator = new PromiseEvaluator(assignment, measurements, parts, sweepCombination::original);
		ResultBuilder resultBuilder = new ResultBuilder(assignment, measurements);
		Optional<Precision> precision = plan.error().isEmpty() || !plan.asked() ? Optional.empty()
				: Optional.of(new Precision(plan.error().getAsDouble(), parts.relativeError(promises, measurements)));
		SimulationResult result = new SimulationResult(nameOf((Model) sweepCombination.original(modelScope.own().getFirst())),
				simulation == null ? "" : simulation.getName(), sweepCombination.values(),
				plan.seed(), pairedReplications.size(), plan.duration(), plan.warmUp(),
				placement.clock().start().map(ClockTime::toString), resultBuilder.vms(), resultBuilder.gpus(),
				resultBuilder.hosts(modelScope),
				evaluator.evaluate(promises), precision,
				Stream.of(scenario.remarks(), resultBuilder.remarks(), evaluator.remarks(promises)).flatMap(List::stream)
						.toList(),
				resultBuilder.pools(),
				"");
		return new SimulationResult(result.model(), result.simulation(), result.variation(), result.seed(), result.replications(),
				result.durationNanos(), result.warmUpNanos(), result.start(), result.vms(), result.gpus(), result.hosts(),
				result.promises(),
				precision,
				result.remarks(), result.pools(), RunHash.of(result));
	}

	/** A single run gets its confidence intervals from its batches; several need none. */
	private static int batches(RunParameters plan) {
		boolean single = plan.replications() == 1 && plan.error().isEmpty();
		return single ? (int) Math.min(MeasurementWindow.DEFAULT_BATCHES, plan.duration() - plan.warmUp()) : 1;
	}

	/**
	 * @param traced the run whose first replication is traced; null for none
	 */
	private List<PairedReplication> replicate(ScenarioPair scenario, MeasurementWindow measurementWindow, RunParameters plan,
			TracedRun traced, List<Expectation> promises, PromiseParts parts) {
		long first = RandomStream.seedOf(plan.seed(), 0);
		Replications replications = new Replications(options.threads(), plan.seed(), control(monitor));
		Replications.Replication<PairedReplication> both = (seed, control) -> {
			RunControl half = new HalfRunControl(control, 0);
			RunResult virtual = traced != null && seed == first ? tracer.run(traced, scenario, measurementWindow, seed, half)
					: scenario.virtual().run(seed, measurementWindow, half);
			RunResult alone = scenario.alone().run(seed, measurementWindow, new HalfRunControl(control, 0.5));
			monitor.replicated(virtual.events() + alone.events());
			return new PairedReplication(virtual, alone).withParts(parts.parts(), seed, new HalfRunControl(control, 0.5));
		};
		if (plan.error().isEmpty()) {
			return replications.run(plan.replications(), both);
		}
		return replications.runUntil(sofar -> sofar.size() < plan.replications() ? Double.POSITIVE_INFINITY
				: parts.relativeError(promises, new Measurements(scenario, measurementWindow, sofar)),
				plan.error().getAsDouble(),
				plan.most(),
				both);
	}

	/** The name that results give a model: its package, or its file without the extension. */
	public static String nameOf(Model model) {
		if (model.getName() != null && !model.getName().isEmpty()) {
			return model.getName();
		}
		return model.eResource() == null || model.eResource().getURI() == null ? ""
				: URI.decode(model.eResource().getURI().trimFileExtension().lastSegment());
	}

	private static RunControl control(RunMonitor monitor) {
		return new RunControl() {
			@Override
			public boolean isCancelled() {
				return monitor.isCancelled();
			}

			@Override
			public void progress(double fraction) {
				monitor.progress(fraction);
			}
		};
	}

	/** The run of one of the two scenarios of a replication. */
	private record HalfRunControl(RunControl whole, double done) implements RunControl {
		@Override
		public boolean isCancelled() {
			return whole.isCancelled();
		}

		@Override
		public void progress(double fraction) {
			whole.progress(done + fraction / 2);
		}
	}
}
