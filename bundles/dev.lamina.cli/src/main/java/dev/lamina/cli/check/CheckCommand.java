package dev.lamina.cli.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.eclipse.emf.ecore.util.EcoreUtil;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import dev.lamina.cli.console.CommandException;
import dev.lamina.cli.console.Console;
import dev.lamina.cli.console.DiagnosticPrinter;
import dev.lamina.cli.console.ExitStatus;
import dev.lamina.cli.console.OutputFile;
import dev.lamina.cli.console.ProgressBar;
import dev.lamina.cli.input.ModelInputs;
import dev.lamina.cli.input.ModelInputs.ModelInput;
import dev.lamina.cli.option.OutputOption;
import dev.lamina.cli.option.ThreadsOption;
import dev.lamina.cli.run.RunRequest;
import dev.lamina.cli.run.SimulationRefusalPrinter;
import dev.lamina.cli.run.ValidModels;
import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.dsl.validation.CombinationRules;
import dev.lamina.report.check.CheckJsonReport;
import dev.lamina.report.check.CheckSummary;
import dev.lamina.report.check.CheckTextReport;
import dev.lamina.report.check.PublishedFigure;
import dev.lamina.result.SimulationResult;
import dev.lamina.simulation.RunMonitor;
import dev.lamina.simulation.RunOptions;
import dev.lamina.simulation.Simulations;
import dev.lamina.simulation.refusal.SimulationRefusedException;

/** {@code lamina check}: compares simulations with what was published about real systems. */
@Command(name = "check", description = {
		"Simulates models and compares the results with published figures. A figure is an expectation that says where it comes "
				+ "from:",
		"expect fps = 562 within 10 %% published \"B17\". One whose source ends with \", unverified\" is listed but not judged; "
				+ "expectations without a source are not listed." },
		footer = {
				"", "Examples:", "  lamina check dsl/dev.lamina.examples/published", "  lamina check virgl.lamina qxl.lamina",
				"  lamina check published/ --format json -o check.json", "",
				"Exit status: 0 every verified figure holds, 1 a verified figure misses or a model has errors, 2 wrong use, or",
				"something cannot be read or written, 130 interrupted." })
public final class CheckCommand implements Callable<Integer> {
	/** How to write the figures. */
	enum CheckFormat {
		text, json
	}

	private final Console console;

	@Mixin
	private ModelInputs modelInputs;

	@Mixin
	private ThreadsOption threadsOption;

	@Option(names = "--format", paramLabel = "FORMAT", description = OutputOption.FORMAT_DESCRIPTION, defaultValue = "text")
	private CheckFormat format;

	@Mixin
	private OutputOption outputOption;

	public CheckCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws UnreadableSourceException {
		outputOption.check(console);
		int threads = threadsOption.count();
		DiagnosticPrinter diagnosticPrinter = new DiagnosticPrinter(console.err(), console.errHasColours());
		Optional<List<ModelInput>> valid = ValidModels.read(modelInputs, console, diagnosticPrinter, "nothing was checked",
				false);
		if (valid.isEmpty()) {
			return ExitStatus.PROBLEMS;
		}
		List<ModelInput> read = valid.get();
		List<RunRequest> asked = RunRequest.of(read, Optional.empty());
		// all at once, before several threads read the elements that the models share
		read.forEach(input -> EcoreUtil.resolveAll(input.source().resource().getResourceSet()));
		List<PublishedFigure> figures = new ArrayList<>();
		// a fleet promises nothing that could have been published
		List<RunRequest.OfSimulation> runs = asked.stream().filter(RunRequest.OfSimulation.class::isInstance)
				.map(RunRequest.OfSimulation.class::cast).toList();
		if (!run(runs, threads, figures, diagnosticPrinter)) {
			return ExitStatus.PROBLEMS;
		}
		if (figures.isEmpty()) {
			throw new CommandException(
					"There is nothing to check: no expectation says where it was published. Write one, such as: expect fps = 562 "
							+ "within 10 % published \"B17\"");
		}
		OutputFile.Content<RuntimeException> content = switch (format) {
			case json -> writer -> CheckJsonReport.write(figures, writer);
			case text -> writer -> writer
					.write(CheckTextReport.of(figures, outputOption.isStandardOutput() && console.outHasColours()));
		};
		outputOption.write(content, console);
		return CheckSummary.of(figures).misses() == 0 ? ExitStatus.OK : ExitStatus.PROBLEMS;
	}

	/**
	 * Runs everything side by side and collects the figures in the order of the runs; false if a model cannot be simulated.
	 */
	private boolean run(List<RunRequest.OfSimulation> runs, int threads, List<PublishedFigure> figures,
			DiagnosticPrinter diagnosticPrinter) {
		boolean sound = true;
		try (ExecutorService workers = Executors.newFixedThreadPool(threads,
				CheckCommand::worker);
				ProgressBar progress = new ProgressBar(console, runs.size(), "simulating")) {
			List<Future<List<PublishedFigure>>> started = runs.stream().map(run -> workers.submit(() -> figures(run, progress)))
					.toList();
			for (int number = 0; number < runs.size(); number++) {
				try {
					figures.addAll(started.get(number).get());
				} catch (ExecutionException failed) {
					if (!(failed.getCause() instanceof SimulationRefusedException refused)) {
						throw new IllegalStateException(failed.getCause());
					}
					SimulationRefusalPrinter.print(runs.get(number).input(), refused, diagnosticPrinter);
					sound = false;
				}
			}
		} catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new CommandException("The check was interrupted.", interrupted);
		}
		return sound;
	}

	private static Thread worker(Runnable work) {
		Thread thread = new Thread(work, "check");
		thread.setDaemon(true);
		return thread;
	}

	/** Several runs go on at a time, so progress counts those that are finished. */
	private static List<PublishedFigure> figures(RunRequest.OfSimulation run, ProgressBar progress)
			throws SimulationRefusedException {
		List<SimulationResult> results = Simulations.run(run.modelScope(), run.simulation(),
				RunOptions.asModelled(run.input().files()).withRules(CombinationRules.OF_LANGUAGE),
				RunMonitor.NONE);
		progress.completePart();
		return PublishedFigures.of(run, results);
	}
}
