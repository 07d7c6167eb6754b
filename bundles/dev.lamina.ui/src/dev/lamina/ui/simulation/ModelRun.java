package dev.lamina.ui.simulation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.diagnostic.Severity;
import dev.lamina.dsl.project.ModelUnit;
import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.SourceFile;
import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.fleet.Fleets;
import dev.lamina.fleet.inventory.InventoryException;
import dev.lamina.model.Declaration;
import dev.lamina.model.Fleet;
import dev.lamina.model.Simulation;
import dev.lamina.placement.scope.ModelScope;
import dev.lamina.placement.variation.Sweep;
import dev.lamina.result.ModelResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.simulation.RunMonitor;
import dev.lamina.simulation.RunOptions;
import dev.lamina.simulation.Simulations;
import dev.lamina.simulation.SubProgress;
import dev.lamina.simulation.refusal.SimulationRefusedException;
import dev.lamina.simulation.refusal.TraceRefusedException;
import dev.lamina.ui.timeline.RunRecorder;

/**
 * Runs what a file asks for, as it is saved: the simulations and fleets that it declares, else those of the other files of its
 * package, else the model once. A model with errors is not run.
 */
final class ModelRun {
	private final Project project;
	private final ModelUnit modelUnit;
	private final RunOptions options;
	private final RunRecorder recorder;

	private ModelRun(Project project, RunOptions options, RunRecorder recorder) {
		this.project = project;
		this.modelUnit = project.modelUnits().getFirst();
		this.options = options;
		this.recorder = recorder;
	}

	/**
	 * Runs a file.
	 *
	 * @param name     one simulation or fleet; empty for all
	 * @param recorder takes down what happens in simulations
	 * @throws RefusedRunException                            if the file cannot be read, has mistakes, or cannot be simulated
	 * @throws java.util.concurrent.CancellationException where the monitor says so
	 */
	static List<ModelResult> of(Path file, String name, RunOptions options, RunMonitor monitor, RunRecorder recorder)
			throws RefusedRunException {
		try {
			Project project = Project.open(List.of(file));
			if (project.modelUnits().isEmpty()) {
				throw new RefusedRunException("The file says no model.");
			}
			ModelRun run = new ModelRun(project, options, recorder);
			run.refuseErrors(monitor);
			return run.findings(name, monitor);
		} catch (UnreadableSourceException unreadable) {
			throw new RefusedRunException(unreadable.getMessage(), unreadable);
		} catch (SimulationRefusedException refused) {
			throw new RefusedRunException(refused.getMessage(), refused);
		} catch (InventoryException unusable) {
			throw new RefusedRunException(unusable.getMessage(), unusable);
		}
	}

	private void refuseErrors(RunMonitor monitor) throws RefusedRunException {
		List<Diagnostic> errors = Stream
				.concat(modelUnit.sources().stream(), modelUnit.others().stream().filter(other -> other.uri().isFile()))
				.flatMap(sourceFile -> project.validate(sourceFile, monitor::isCancelled).stream())
				.filter(diagnostic -> diagnostic.severity() == Severity.ERROR).toList();
		if (!errors.isEmpty()) {
			throw new RefusedRunException(errors.stream()
					.map(error -> Path.of(error.file()).getFileName() + ":" + error.line() + ":" + error.column() + ": "
							+ error.message())
					.collect(Collectors.joining("\n")) + "\nThe model has errors; nothing was simulated.");
		}
	}

	private List<ModelResult> findings(String name, RunMonitor monitor)
			throws RefusedRunException, SimulationRefusedException, InventoryException {
		List<Declaration> own = modelUnit.sources().stream().flatMap(ModelRun::runnable).toList();
		List<Declaration> all = own.isEmpty() || !name.isEmpty()
				? Stream.concat(own.stream(), modelUnit.siblings().stream().flatMap(ModelRun::runnable)).toList() : own;
		List<Declaration> wanted = all.stream().filter(each -> name.isEmpty() || name.equals(each.getName())).toList();
		if (wanted.isEmpty() && !name.isEmpty()) {
			throw new RefusedRunException("There is no simulation '" + name + "'. "
					+ (all.isEmpty() ? "None is declared; omit the name."
							: "There are: " + all.stream().map(Declaration::getName).collect(Collectors.joining(", ")) + "."));
		}
		if (wanted.isEmpty()) {
			return List.of(simulation(null, new SubProgress(monitor, 0, 1)));
		}
		List<ModelResult> findings = new ArrayList<>();
		for (Declaration declaration : wanted) {
			findings.add(findings(declaration, new SubProgress(monitor, findings.size(), wanted.size())));
		}
		return findings;
	}

	private ModelResult findings(Declaration declaration, SubProgress monitor)
			throws SimulationRefusedException, InventoryException {
		return declaration instanceof Fleet fleet
				? new ModelResult.OfFleet(Simulations.nameOf(modelScope().own().getFirst()),
						Fleets.run(fleet, options.seed().orElse(fleet.getSeed()), options.files(), monitor::isCancelled))
				: simulation((Simulation) declaration, monitor);
	}

	private ModelResult simulation(Simulation simulation, SubProgress monitor) throws SimulationRefusedException {
		try {
			return ended(simulation, Simulations.run(modelScope(), simulation, options, monitor, recorder.tracers()), monitor);
		} catch (TraceRefusedException refused) {
			recorder.refused(refused);
			SubProgress again = monitor.restarted();
			return ended(simulation, Simulations.run(modelScope(), simulation, options, again), again);
		}
	}

	private ModelResult ended(Simulation simulation, List<SimulationResult> results, SubProgress monitor) {
		recorder.ended(modelScope(), results);
		return new ModelResult.OfSimulation(results, monitor.impossible(), Sweep.objective(simulation), monitor.search());
	}

	private ModelScope modelScope() {
		return modelUnit.modelScope();
	}

	private static Stream<Declaration> runnable(SourceFile sourceFile) {
		return sourceFile.model().stream().flatMap(model -> model.getDeclarations().stream())
				.filter(each -> each instanceof Simulation || each instanceof Fleet);
	}
}
