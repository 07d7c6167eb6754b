package dev.lamina.cli.diagram;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import picocli.CommandLine.Option;

import dev.lamina.cli.console.CommandException;
import dev.lamina.cli.console.DiagnosticPrinter;
import dev.lamina.cli.input.DurationOption;
import dev.lamina.dsl.project.ModelUnit;
import dev.lamina.dsl.project.SourceFile;
import dev.lamina.model.Model;
import dev.lamina.model.Simulation;
import dev.lamina.model.Vm;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.placement.plan.Plan;
import dev.lamina.placement.time.SimulationClock;

/** At which time of which simulation to draw who sits where. */
final class PlanTimeOptions {
	@Option(names = "--at", paramLabel = "TIME",
			description = "Show who sits where at a time of the simulation, such as 20s or \"1 min\", when its events up to then "
					+ "have happened; by default as the model declares it.")
	private Optional<String> at;

	@Option(names = "--simulation", paramLabel = "NAME",
			description = "Which simulation --at is about; needed if the model has several.")
	private Optional<String> name;

	private Optional<Quantity> time = Optional.empty();

	/**
	 * A plan and a time of it.
	 *
	 * @param simulation its name, for messages
	 */
	record PlanTime(Plan plan, long nanoseconds, String simulation) {
	}

	/**
	 * Finds out early what does not make sense whatever the model.
	 *
	 * @throws CommandException if the time is not a time, or a simulation is named without one
	 */
	void check() {
		if (at.isEmpty() && name.isPresent()) {
			throw new CommandException("--simulation says which simulation --at is about. Add --at TIME.");
		}
		time = at.map(text -> DurationOption.parse("--at", text, true));
	}

	/** Whether a time is asked for. */
	boolean isGiven() {
		return time.isPresent();
	}

	/**
	 * The time of the plan of a model that is asked for; absent for one of several models that declares no VM, so that a folder
	 * may hold types and policies too.
	 *
	 * @param only whether it is the only model
	 * @throws CommandException if the model has no such simulation or several, or if the simulation ends before
	 */
	Optional<PlanTime> of(ModelUnit modelUnit, boolean only) {
		boolean hasVms = modelUnit.modelScope().declared(Vm.class).findAny().isPresent();
		if (!only && !hasVms) {
			return Optional.empty();
		}
		Simulation simulation = simulation(modelUnit);
		Plan plan = Plan.of(modelUnit.modelScope(), simulation, simulation.getSeed());
		if (plan.end().isPresent() && time.orElseThrow().base() > plan.end().getAsLong()) {
			throw new CommandException("Nothing is known of " + time.get() + ": simulation " + simulation.getName() + " of "
					+ nameOf(modelUnit) + " ends after " + SimulationClock.of(simulation).duration().orElseThrow()
					+ ". Choose an earlier time for --at.");
		}
		return Optional.of(new PlanTime(plan, time.orElseThrow().base(), simulation.getName()));
	}

	/** The one that is named, or the only one: of the files that were asked for, else of the others of the package. */
	private Simulation simulation(ModelUnit modelUnit) {
		List<Simulation> here = simulations(modelUnit.sources().stream().map(SourceFile::model).flatMap(Optional::stream));
		List<Simulation> all = simulations(modelUnit.modelScope().own().stream());
		if (all.isEmpty()) {
			throw new CommandException(
					nameOf(modelUnit) + " declares no simulation, so nothing happens in it at a time. Omit --at, "
							+ "or declare one with events.");
		}
		String known = all.stream().map(Simulation::getName).distinct().collect(Collectors.joining(", "));
		if (name.isPresent()) {
			return Stream.concat(here.stream(), all.stream()).filter(each -> each.getName().equals(name.get())).findFirst()
					.orElseThrow(() -> new CommandException("There is no simulation '" + DiagnosticPrinter.printable(name.get())
							+ "' in " + nameOf(modelUnit) + ". There are: " + known + "."));
		}
		List<Simulation> meant = here.isEmpty() ? all : here;
		if (meant.size() > 1) {
			throw new CommandException(nameOf(modelUnit) + " has " + meant.size()
					+ " simulations. Say which one --at is about: --simulation with one of " + known + ".");
		}
		return meant.getFirst();
	}

	private static List<Simulation> simulations(Stream<Model> models) {
		return models.flatMap(model -> model.getDeclarations().stream()).filter(Simulation.class::isInstance)
				.map(Simulation.class::cast).filter(simulation -> simulation.getName() != null).toList();
	}

	private static String nameOf(ModelUnit modelUnit) {
		return "'" + DiagnosticPrinter.printable(modelUnit.sources().getFirst().name()) + "'";
	}
}
