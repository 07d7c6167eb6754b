package dev.lamina.cli.simulate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

import picocli.CommandLine.Option;

import dev.lamina.cli.console.CommandException;
import dev.lamina.cli.console.Console;
import dev.lamina.cli.input.DurationOption;
import dev.lamina.cli.result.ResultOutputOptions;
import dev.lamina.cli.run.RunRequest;
import dev.lamina.report.ResultText;
import dev.lamina.report.trace.TraceReport;
import dev.lamina.result.DecimalText;
import dev.lamina.simulation.RunMonitor;
import dev.lamina.simulation.RunOptions;
import dev.lamina.simulation.Simulations;
import dev.lamina.simulation.Simulations.TracedResult;
import dev.lamina.simulation.refusal.SimulationRefusedException;
import dev.lamina.simulation.refusal.TraceRefusedException;
import dev.lamina.simulation.trace.TraceWindow;

/** How to write down what happens in a simulation: which part of its time, and which combination of a sweep. */
final class TraceOptions {
	@Option(names = "--trace-from", paramLabel = "TIME",
			description = "Where a trace begins in simulated time, such as \"12.5 s\"; by default at the end of the warm-up.")
	private Optional<String> from;

	@Option(names = "--trace-for", paramLabel = "DURATION",
			description = "How much simulated time a trace shows, such as \"200 ms\"; by default 1 s.")
	private Optional<String> length;

	@Option(names = "--combination", paramLabel = "N",
			description = "Which combination of a sweep to trace, by default 1. They count in the order of the file, the last "
					+ "varied property changing fastest.")
	private Optional<Integer> combination;

	private TraceReport report;

	/**
	 * Finds out early what would stop {@link #write}.
	 *
	 * @throws CommandException if an option makes no sense
	 */
	void check(boolean wanted) {
		if (!wanted && (from.isPresent() || length.isPresent() || combination.isPresent())) {
			throw new CommandException("--trace-from, --trace-for and --combination are about a trace. Add --format trace.");
		}
		window();
	}

	/** The one simulation that is meant. */
	static RunRequest.OfSimulation singleSimulation(List<RunRequest> runRequests) {
		List<RunRequest.OfSimulation> simulations = runRequests.stream().filter(RunRequest.OfSimulation.class::isInstance)
				.map(RunRequest.OfSimulation.class::cast).toList();
		if (simulations.isEmpty()) {
			throw new CommandException("A fleet has no trace: it says how full GPUs get, not what runs on them when.");
		}
		if (simulations.size() > 1) {
			throw new CommandException("A trace is about one simulation, and here are " + simulations.size()
					+ ". Name one file, and one of its simulations with --simulation.");
		}
		return simulations.getFirst();
	}

	/**
	 * Simulates and writes what happens meanwhile.
	 *
	 * @throws SimulationRefusedException if the model cannot be simulated; the file is then as it was
	 */
	TracedResult write(RunRequest.OfSimulation run, RunOptions options, RunMonitor monitor,
			ResultOutputOptions resultOutputOptions, Console console)
			throws SimulationRefusedException {
		AtomicReference<TracedResult> traced = new AtomicReference<>();
		try {
			resultOutputOptions.<SimulationRefusedException>write(
					writer -> traced.set(Simulations.trace(run.modelScope(), run.simulation(), combination.orElse(1), options,
							monitor, window(), begun(new TraceReport(writer)))),
					console);
		} catch (TraceRefusedException refused) {
			throw new CommandException(refused.getMessage(), refused);
		}
		return traced.get();
	}

	private TraceReport begun(TraceReport trace) {
		report = trace;
		return trace;
	}

	/** Says which part of the simulation the trace shows, and what it does not. */
	void explain(TracedResult tracedResult, Console console) {
		if (!report.isWhole()) {
			console.printErrorLine("traced " + report.window() + "; choose another part with --trace-from and --trace-for");
		}
		if (!tracedResult.result().variation().isEmpty() && combination.isEmpty()) {
			console.printErrorLine(
					"traced combination 1" + ResultText.circumstances(tracedResult.result().variation())
							+ "; choose another with --combination");
		}
		if (tracedResult.fullAt().isPresent()) {
			console.printErrorLine("the trace is full at "
					+ DecimalText.seconds(tracedResult.fullAt().getAsLong())
					+ " s; show less with --trace-for, or later with --trace-from");
		}
	}

	private TraceWindow window() {
		return new TraceWindow(
				from.map(text -> OptionalLong.of(DurationOption.parseNanoseconds("--trace-from", text, true)))
						.orElseGet(OptionalLong::empty),
				length.map(text -> DurationOption.parseNanoseconds("--trace-for", text, false))
						.orElse(TraceWindow.DEFAULT_LENGTH));
	}
}
