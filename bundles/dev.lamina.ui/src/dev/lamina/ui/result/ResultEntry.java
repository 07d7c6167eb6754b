package dev.lamina.ui.result;

import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.lamina.result.ModelResult;
import dev.lamina.result.SimulationResult;

/**
 * One result that can be looked at: a run may have several.
 *
 * @param run      in which it was found out
 * @param findings of which it is a part
 */
record ResultEntry(FinishedRun run, ModelResult.OfSimulation findings, SimulationResult result) {
	/** All results of some runs, in their order. Fleets have no VMs of their own, and are seen in the console only. */
	static List<ResultEntry> of(List<FinishedRun> runs) {
		List<ResultEntry> resultEntries = new ArrayList<>();
		for (FinishedRun run : runs) {
			for (ModelResult modelResult : run.findings()) {
				if (modelResult instanceof ModelResult.OfSimulation simulation) {
					simulation.results().forEach(result -> resultEntries.add(new ResultEntry(run, simulation, result)));
				}
			}
		}
		return resultEntries;
	}

	/** The same, as findings of their own. */
	List<ModelResult> alone() {
		return List.of(new ModelResult.OfSimulation(List.of(result), List.of()));
	}

	/** What it is called in a list. */
	String label() {
		String time = run.at().truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT));
		return (run.saved().isEmpty() ? time : run.saved()) + "  " + name();
	}

	/** What was simulated. */
	String name() {
		String values = result.variation().entrySet().stream().map(entry -> entry.getKey() + " = " + entry.getValue())
				.collect(Collectors.joining(", "));
		return result.model() + (result.simulation().isEmpty() ? "" : ", " + result.simulation())
				+ (values.isEmpty() ? "" : ": " + values);
	}
}
