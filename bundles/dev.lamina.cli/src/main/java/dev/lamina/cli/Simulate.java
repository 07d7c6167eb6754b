package dev.lamina.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EAttribute;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.lamina.cli.Inputs.Input;
import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.diagnostic.Severity;
import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.dsl.validation.Bounds;
import dev.lamina.fleet.Fleets;
import dev.lamina.fleet.inventory.InventoryException;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.report.ModelResult;
import dev.lamina.report.text.TextReport;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.simulation.RunOptions;
import dev.lamina.simulation.Simulations;
import dev.lamina.simulation.refusal.SimulationRefusedException;
import dev.lamina.simulation.trace.TraceWindow;

/** {@code lamina simulate}: runs models and says which VM gets what it was promised. */
@Command(name = "simulate",
		description = "Simulates models and says which VM gets what it was promised. A model with errors is not simulated.",
		footer = {
				"",
				"All files of a package are one model, also those that are not named; a file without a package is a model of its "
						+ "own.",
				"Of a fleet it says how full it gets, and how much of it nobody can use.",
				"A combination of a sweep that cannot be run is named with its reason; the others are run.", "", "Examples:",
				"  lamina simulate vdi.lamina",
				"  lamina simulate vdi.lamina --simulation monday --replications 20",
				"  lamina simulate vdi.lamina --for 60s --seed 7 --format json -o result.json",
				"  lamina simulate vdi.lamina --format html -o vdi.html        a page with charts for a browser",
				"  lamina simulate models/ --format junit -o promises.xml      promises as test cases, for build servers",
				"  lamina simulate vdi.lamina --format csv -o vdi.csv          one figure in each row, for spreadsheets",
				"  lamina simulate vdi.lamina --format trace -o vdi.trace.json --trace-from 5s --trace-for 200ms",
				"                                                              who has each GPU engine when, for Perfetto", "",
				"A trace shows the first replication of one simulation. Open it at ui.perfetto.dev or in chrome://tracing. It "
						+ "ends",
				"after " + TraceWindow.MAX_EVENTS + " events at the latest, and then says so.", "",
				"Exit status: 0 every promise is kept (in a sweep: in each combination that can be run), 1 a promise is broken "
						+ "or",
				"the model has errors, 2 wrong use, or something cannot be read or written, 130 interrupted." })
final class Simulate implements Callable<Integer> {
	private final Console console;

	@Mixin
	private Inputs inputs;

	@Option(names = "--simulation", paramLabel = "NAME",
			description = "Which simulation or fleet of the model to run; by default all of them.")
	private Optional<String> name;

	@Option(names = "--seed", paramLabel = "N", description = "Seed of the random numbers.")
	private Optional<Long> seed;

	@Option(names = "--for", paramLabel = "DURATION", description = "Simulated time, such as 60s or \"500 ms\".")
	private Optional<String> duration;

	@Option(names = "--replications", paramLabel = "N", description = "How many runs with different random numbers to make.")
	private Optional<Integer> replications;

	@Option(names = "--threads", paramLabel = "N",
			description = "How many threads work; by default one for each processor. The result does not depend on it.")
	private Optional<Integer> threads;

	@Mixin
	private Rendering rendering;

	@Mixin
	private Tracing tracing;

	Simulate(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws UnreadableSourceException {
		rendering.check(console);
		tracing.check(rendering.isTrace());
		Optional<Quantity> time = duration.map(text -> Times.of("--for", text, false));
		time.ifPresent(wanted -> inRange("--for", wanted.toString(), wanted.value(), ModelPackage.Literals.SIMULATION__DURATION));
		int workers = atLeastOne("--threads", threads).orElse(Runtime.getRuntime().availableProcessors());
		OptionalInt times = atLeastOne("--replications", replications);
		times.ifPresent(number -> inRange("--replications", Integer.toString(number), number,
				ModelPackage.Literals.SIMULATION__REPLICATIONS));
		List<Input> read = inputs.read(console);
		Diagnostics diagnostics = new Diagnostics(console.err(), console.errHasColours());
		if (!isSound(read, diagnostics)) {
			return ExitStatus.FINDINGS;
		}
		List<Run.Finished> finished = new ArrayList<>();
		List<Run> runs = Run.of(read, name);
		if ((time.isPresent() || times.isPresent()) && runs.stream().allMatch(Run.OfFleet.class::isInstance)) {
			throw new CommandFailure("A fleet has no duration and no replications. Leave --for and --replications away.");
		}
		if (rendering.isTrace()) {
			runs = List.of(Tracing.only(runs));
		}
		Input current = null;
		try (ProgressBar progress = new ProgressBar(console, runs.size(), "simulating")) {
			for (Run run : runs) {
				current = run.input();
				RunOptions options = new RunOptions(seed.map(OptionalLong::of).orElseGet(OptionalLong::empty), times, time,
						workers,
						current.files());
				ModelResult modelResult = rendering.isTrace() ? trace((Run.OfSimulation) run, options, progress)
						: findings(run, options, progress);
				finished.add(new Run.Finished(run, modelResult));
				progress.runFinished();
			}
		} catch (SimulationRefusedException refused) {
			Refusal.print(current, refused, diagnostics);
			return ExitStatus.FINDINGS;
		}
		return write(finished);
	}

	private static ModelResult findings(Run run, RunOptions options, ProgressBar progress) throws SimulationRefusedException {
		return switch (run) {
			case Run.OfSimulation of -> {
				List<SimulationResult> results = Simulations.run(of.estate(), of.simulation(), options, progress);
				yield new ModelResult.OfSimulation(results, progress.impossible());
			}
			case Run.OfFleet of -> {
				long seed = options.seed().orElse(of.fleet().getSeed());
				try {
					yield new ModelResult.OfFleet(Simulations.nameOf(of.estate().own().getFirst()),
							Fleets.run(of.fleet(), seed, options.files(), progress::isCancelled));
				} catch (InventoryException unusable) {
					throw new CommandFailure(unusable.getMessage(), unusable);
				}
			}
		};
	}

	private ModelResult trace(Run.OfSimulation run, RunOptions options, ProgressBar progress) throws SimulationRefusedException {
		Simulations.TracedResult tracedResult = tracing.write(run, options, progress, rendering, console);
		progress.close();
		tracing.explain(tracedResult, console);
		return new ModelResult.OfSimulation(List.of(tracedResult.result()), List.of());
	}

	private boolean isSound(List<Input> read, Diagnostics diagnostics) {
		Inputs.printSettings(read, diagnostics);
		for (Input input : read) {
			diagnostics.print(input.problems(), input.text());
		}
		List<Input> others = diagnostics.count(Severity.ERROR) == 0 ? Run.brokenOthers(read) : List.of();
		others.forEach(other -> diagnostics.print(other.problems(), other.text()));
		boolean sound = diagnostics.count(Severity.ERROR) == 0;
		if (!sound) {
			console.errorLine(diagnostics.summary(read.size() + others.size()) + "; nothing was simulated");
		}
		return sound;
	}

	private int write(List<Run.Finished> finished) {
		List<ModelResult> findings = finished.stream().map(Run.Finished::findings).toList();
		if (!rendering.isTrace()) {
			rendering.write(findings, console);
		}
		if (!rendering.isShown()) {
			finished.forEach(this::nameTrouble);
		}
		return findings.stream().allMatch(ModelResult::holds) ? ExitStatus.FINE : ExitStatus.FINDINGS;
	}

	/** Where the tables are not seen, broken promises and impossible combinations are still said, with their places. */
	private void nameTrouble(Run.Finished finished) {
		if (!(finished.findings() instanceof ModelResult.OfSimulation simulation)) {
			return;
		}
		Input input = finished.run().input();
		for (SimulationResult result : simulation.results()) {
			String circumstances = with(result.variation());
			result.promises().stream().filter(expectation -> !expectation.kept()).forEach(expectation -> console
					.errorLine(Place.of(input, expectation.source()) + ": broken promise" + circumstances + ": "
							+ said(expectation)));
		}
		simulation.impossible().forEach(combination -> console
				.errorLine(Place.of(input, combination.source()) + ": impossible" + with(combination.variation()) + ": "
						+ combination.reason()));
	}

	/** The circumstances of a run in a sweep, to follow a word. */
	static String with(Map<String, String> variation) {
		String values = variation.entrySet().stream().map(entry -> entry.getKey() + " = " + entry.getValue())
				.collect(Collectors.joining(" and "));
		return values.isEmpty() ? "" : " with " + values;
	}

	private static String said(PromiseResult expectation) {
		String promise = (expectation.vm() + ' ' + expectation.text()).strip();
		return promise + ", but it is " + TextReport.measured(expectation);
	}

	/** Refuses what a model could not say either. */
	private static void inRange(String option, String text, double value, EAttribute property) {
		Bounds.of(property).filter(bounds -> !bounds.holds(value)).ifPresent(bounds -> {
			throw new CommandFailure(option + " is " + text + "; " + bounds.demand(value) + ".");
		});
	}

	private static OptionalInt atLeastOne(String option, Optional<Integer> number) {
		if (number.isPresent() && number.get() < 1) {
			throw new CommandFailure(option + " wants 1 or more, not " + number.get() + ".");
		}
		return number.map(OptionalInt::of).orElseGet(OptionalInt::empty);
	}
}
