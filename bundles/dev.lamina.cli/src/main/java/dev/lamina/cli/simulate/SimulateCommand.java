package dev.lamina.cli.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

import org.eclipse.emf.ecore.EAttribute;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.lamina.cli.console.CommandException;
import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.DiagnosticPrinter;
import dev.lamina.cli.console.ExitStatus;
import dev.lamina.cli.console.ProgressBar;
import dev.lamina.cli.input.DurationOption;
import dev.lamina.cli.input.ModelInputs;
import dev.lamina.cli.input.ModelInputs.ModelInput;
import dev.lamina.cli.input.SourceLocation;
import dev.lamina.cli.option.OptionValue;
import dev.lamina.cli.option.ThreadsOption;
import dev.lamina.cli.result.ResultOutputOptions;
import dev.lamina.cli.run.RunRequest;
import dev.lamina.cli.run.SimulationRefusalPrinter;
import dev.lamina.cli.run.ValidModels;
import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.dsl.validation.Bounds;
import dev.lamina.dsl.validation.CombinationRules;
import dev.lamina.fleet.Fleets;
import dev.lamina.fleet.inventory.InventoryException;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.placement.variation.Sweep;
import dev.lamina.report.ResultText;
import dev.lamina.report.group.ResultGroup;
import dev.lamina.report.group.ResultGroups;
import dev.lamina.result.ModelResult;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.simulation.RunOptions;
import dev.lamina.simulation.Simulations;
import dev.lamina.simulation.refusal.SimulationRefusedException;
import dev.lamina.simulation.trace.TraceWindow;

/** {@code lamina simulate}: runs models and says which VM gets what it was promised. */
@Command(name = "simulate",
		description = "Simulates models and reports which VMs get what you promised them. Models with errors are not simulated.",
		footer = {
				"",
				"All files of a package are one model, also those that are not named; a file without a package is a model of its "
						+ "own.",
				"For a fleet, reports how full it gets, and how much of it no demand can use.",
				"Each combination of a sweep keeps all rules, as if it were written out; one that does not is impossible, and its",
				"rule and reason are said. An asterisk marks the combinations that keep all promises with the least of what the",
				"simulation minimizes ('minimize host rack.count'), else with the fewest GPUs and hosts. 'find least host",
				"rack.count from 1 to 12' runs only what it must, and says which.", "", "Examples:",
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
				"A promise is undecided if its limit lies in the interval of confidence, or if too few operations were measured for its percentile:",
				"run it longer or more often. Undecided counts as not kept: the status is 1, and build servers see a failed test case.",
				"",
				"Exit status: 0 every promise is kept (in a sweep: in each combination that can be run, in a search: by one), 1 a promise is broken "
						+ "or",
				"the model has errors, 2 wrong use, or something cannot be read or written, 130 interrupted." })
public final class SimulateCommand implements Callable<Integer> {
	private final Console console;

	@Mixin
	private ModelInputs modelInputs;

	@Option(names = "--simulation", paramLabel = "NAME",
			description = "Which simulation or fleet of the model to run; by default all of them.")
	private Optional<String> name;

	@Option(names = "--seed", paramLabel = "N", description = "Seed of the random numbers.")
	private Optional<Long> seed;

	@Option(names = "--for", paramLabel = "DURATION", description = "Simulated time, such as 60s or \"500 ms\".")
	private Optional<String> duration;

	@Option(names = "--replications", paramLabel = "N", description = "How many runs with different random numbers to make.")
	private Optional<Integer> replications;

	@Mixin
	private ThreadsOption threadsOption;

	@Mixin
	private ResultOutputOptions resultOutputOptions;

	@Mixin
	private TraceOptions traceOptions;

	public SimulateCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws UnreadableSourceException {
		resultOutputOptions.check(console);
		traceOptions.check(resultOutputOptions.isTrace());
		Optional<Quantity> time = duration.map(text -> DurationOption.parse("--for", text, false));
		time.ifPresent(wanted -> inRange("--for", wanted.toString(), wanted.value(), ModelPackage.Literals.SIMULATION__DURATION));
		int workers = threadsOption.count();
		OptionalInt times = OptionValue.atLeast("--replications", replications, 1);
		times.ifPresent(number -> inRange("--replications", Integer.toString(number), number,
				ModelPackage.Literals.SIMULATION__REPLICATIONS));
		DiagnosticPrinter diagnosticPrinter = new DiagnosticPrinter(console.err(), console.errHasColours());
		Optional<List<ModelInput>> valid = ValidModels.read(modelInputs, console, diagnosticPrinter, "nothing was simulated",
				true);
		if (valid.isEmpty()) {
			return ExitStatus.PROBLEMS;
		}
		List<RunRequest.CompletedRun> finished = new ArrayList<>();
		List<RunRequest> runRequests = RunRequest.of(valid.get(), name);
		if ((time.isPresent() || times.isPresent()) && runRequests.stream().allMatch(RunRequest.OfFleet.class::isInstance)) {
			throw new CommandException("A fleet has no duration and no replications. Omit --for and --replications.");
		}
		if (resultOutputOptions.isTrace()) {
			runRequests = List.of(TraceOptions.singleSimulation(runRequests));
		}
		ModelInput current = null;
		try (ProgressBar progress = new ProgressBar(console, runRequests.size(), "simulating")) {
			for (RunRequest runRequest : runRequests) {
				current = runRequest.input();
				RunOptions options = new RunOptions(seed.map(OptionalLong::of).orElseGet(OptionalLong::empty), times, time,
						workers,
						current.files(), CombinationRules.OF_LANGUAGE);
				ModelResult modelResult = resultOutputOptions.isTrace()
						? trace((RunRequest.OfSimulation) runRequest, options, progress)
						: findings(runRequest, options, progress);
				finished.add(new RunRequest.CompletedRun(runRequest, modelResult));
				progress.completeRun();
			}
		} catch (SimulationRefusedException refused) {
			SimulationRefusalPrinter.print(current, refused, diagnosticPrinter);
			return ExitStatus.PROBLEMS;
		}
		return write(finished);
	}

	private static ModelResult findings(RunRequest runRequest, RunOptions options, ProgressBar progress)
			throws SimulationRefusedException {
		return switch (runRequest) {
			case RunRequest.OfSimulation of -> {
				List<SimulationResult> results = Simulations.run(of.modelScope(), of.simulation(), options, progress);
				yield new ModelResult.OfSimulation(results, progress.impossible(), Sweep.objective(of.simulation()),
						progress.search());
			}
			case RunRequest.OfFleet of -> {
				long seed = options.seed().orElse(of.fleet().getSeed());
				try {
					yield new ModelResult.OfFleet(Simulations.nameOf(of.modelScope().own().getFirst()),
							Fleets.run(of.fleet(), seed, options.files(), progress::isCancelled));
				} catch (InventoryException unusable) {
					throw new CommandException(unusable.getMessage(), unusable);
				}
			}
		};
	}

	private ModelResult trace(RunRequest.OfSimulation run, RunOptions options, ProgressBar progress)
			throws SimulationRefusedException {
		Simulations.TracedResult tracedResult = traceOptions.write(run, options, progress, resultOutputOptions, console);
		progress.close();
		traceOptions.explain(tracedResult, console);
		return new ModelResult.OfSimulation(List.of(tracedResult.result()), List.of());
	}

	private int write(List<RunRequest.CompletedRun> finished) {
		List<ModelResult> findings = finished.stream().map(RunRequest.CompletedRun::findings).toList();
		if (!resultOutputOptions.isTrace()) {
			resultOutputOptions.write(findings, console);
		}
		if (!resultOutputOptions.isTextOnConsole()) {
			finished.forEach(this::printFailures);
		}
		return findings.stream().allMatch(ModelResult::holds) ? ExitStatus.OK : ExitStatus.PROBLEMS;
	}

	/** Where the tables are not seen, broken promises and impossible combinations are still said, with their places. */
	private void printFailures(RunRequest.CompletedRun completedRun) {
		if (!(completedRun.findings() instanceof ModelResult.OfSimulation simulation)) {
			return;
		}
		ModelInput modelInput = completedRun.run().input();
		for (SimulationResult result : simulation.results()) {
			String circumstances = ResultText.circumstances(result.variation());
			List<PromiseResult> others = result.promises().stream().filter(promise -> !promise.kept()).toList();
			ResultGroup.of(others, PromiseResult::vm, promise -> List.of(promise.text(), promise.isUndecided()))
					.forEach(group -> console
							.printErrorLine(SourceLocation.of(modelInput, group.first().source())
									+ (group.first().isUndecided() ? ": undecided promise" : ": broken promise") + circumstances
									+ ": "
									+ ResultGroups.brokenPromise(group)));
		}
		simulation.impossible().forEach(combination -> console
				.printErrorLine(SourceLocation.of(modelInput, combination.source()) + ": impossible"
						+ ResultText.circumstances(combination.variation()) + ": "
						+ combination.reason()));
	}

	/** Refuses what a model could not say either. */
	private static void inRange(String option, String text, double value, EAttribute property) {
		Bounds.of(property).filter(bounds -> !bounds.holds(value)).ifPresent(bounds -> {
			throw new CommandException(option + " is " + text + "; " + bounds.demand(value) + ".");
		});
	}
}
