package dev.lamina.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.resource.Resource;

import dev.lamina.cli.Inputs.Input;
import dev.lamina.dsl.diagnostic.Severity;
import dev.lamina.dsl.project.ModelUnit;
import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.SourceFile;
import dev.lamina.model.Declaration;
import dev.lamina.model.Fleet;
import dev.lamina.model.Simulation;
import dev.lamina.model.Vm;
import dev.lamina.placement.scope.ModelScope;
import dev.lamina.report.ModelResult;

/** One declaration of a text to be run: a simulation or a fleet. */
sealed interface Run {
	/** The text that it stands in. */
	Input input();

	/**
	 * A simulation to be run.
	 *
	 * @param estate     the model: all files of the package that the text is a part of, with what they import
	 * @param simulation how to run it; null where the model does not say
	 */
	record OfSimulation(Input input, ModelScope estate, Simulation simulation) implements Run {
	}

	/** A fleet to be filled. */
	record OfFleet(Input input, ModelScope estate, Fleet fleet) implements Run {
	}

	/** A run and what it found out. */
	record Finished(Run run, ModelResult findings) {
	}

	/**
	 * The runs that some texts ask for, in the order of the texts. The files of a package are one model: of it run the
	 * simulations and fleets that the texts declare, or where they declare none those of the other files of the package, or where
	 * there are none it runs once. Of several models without any only those run that have VMs, so that a folder may hold types
	 * and policies too.
	 *
	 * @param name which simulation or fleet to run; all of them where it is absent
	 * @throws CommandFailure where there is none
	 */
	static List<Run> of(List<Input> inputs, Optional<String> name) {
		Map<ModelUnit, Map<SourceFile, Input>> modelUnits = units(inputs);
		List<Run> runs = new ArrayList<>();
		List<String> known = new ArrayList<>();
		modelUnits.forEach((modelUnit, byFile) -> {
			Input first = byFile.values().iterator().next();
			List<Run> declared = byFile.values().stream().flatMap(input -> declared(input, modelUnit)).toList();
			List<Run> elsewhere = modelUnit.siblings().stream().flatMap(other -> declared(first.of(other), modelUnit)).toList();
			boolean here = declared.stream().anyMatch(run -> name.isEmpty() || name.get().equals(nameOf(run)));
			Stream.concat(declared.stream(), elsewhere.stream()).map(Run::nameOf).forEach(known::add);
			(here ? declared : elsewhere).stream().filter(run -> name.isEmpty() || name.get().equals(nameOf(run)))
					.forEach(runs::add);
			boolean hasVms = modelUnit.modelScope().own().stream().flatMap(model -> model.getDeclarations().stream())
					.anyMatch(Vm.class::isInstance);
			if (declared.isEmpty() && elsewhere.isEmpty() && name.isEmpty() && (modelUnits.size() == 1 || hasVms)) {
				runs.add(new OfSimulation(first, modelUnit.modelScope(), null));
			}
		});
		if (runs.isEmpty()) {
			throw new CommandFailure(name.map(wanted -> unknown(wanted, known))
					.orElse("There is nothing to simulate: no file declares a VM, a simulation or a fleet."));
		}
		Map<SourceFile, Integer> order = new IdentityHashMap<>();
		inputs.forEach(input -> order.put(input.source(), order.size()));
		// those of files that were not named come first
		runs.sort(Comparator.comparingInt(run -> order.getOrDefault(run.input().source(), -1)));
		return runs;
	}

	/**
	 * A model that some texts are parts of.
	 *
	 * @param input one of the texts
	 */
	record Of(Input input, ModelScope estate) {
	}

	/**
	 * The models that some texts are parts of, each once. Of several only those with VMs, so that a folder may hold types and
	 * policies too.
	 */
	static List<Of> models(List<Input> inputs) {
		List<Of> models = new ArrayList<>();
		Map<ModelUnit, Map<SourceFile, Input>> modelUnits = units(inputs);
		modelUnits.forEach((modelUnit, byFile) -> {
			if (modelUnits.size() == 1 || modelUnit.modelScope().own().stream().flatMap(model -> model.getDeclarations().stream())
					.anyMatch(Vm.class::isInstance)) {
				models.add(new Of(byFile.values().iterator().next(), modelUnit.modelScope()));
			}
		});
		return models;
	}

	/** The files that count in a run of some texts though nobody named them, where there is an error in one. */
	static List<Input> brokenOthers(List<Input> inputs) {
		Map<SourceFile, Input> others = new LinkedHashMap<>();
		Set<Resource> named = inputs.stream().map(input -> input.source().resource()).collect(Collectors.toSet());
		units(inputs)
				.forEach((modelUnit, byFile) -> modelUnit.others().stream().filter(other -> !named.contains(other.resource()))
						.forEach(other -> others.putIfAbsent(other, byFile.values().iterator().next().of(other))));
		return others.values().stream()
				.filter(other -> other.problems().stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR))
				.toList();
	}

	/** The models that the texts are parts of, each with its texts. */
	private static Map<ModelUnit, Map<SourceFile, Input>> units(List<Input> inputs) {
		Map<SourceFile, Input> bySource = new IdentityHashMap<>();
		inputs.forEach(input -> bySource.put(input.source(), input));
		Map<ModelUnit, Map<SourceFile, Input>> modelUnits = new LinkedHashMap<>();
		for (Project project : inputs.stream().map(Input::project).distinct().toList()) {
			for (ModelUnit modelUnit : project.modelUnits()) {
				Map<SourceFile, Input> byFile = new LinkedHashMap<>();
				modelUnit.sources().forEach(sourceFile -> byFile.put(sourceFile, bySource.get(sourceFile)));
				modelUnits.put(modelUnit, byFile);
			}
		}
		return modelUnits;
	}

	private static Stream<Run> declared(Input input, ModelUnit modelUnit) {
		List<Declaration> declarations = input.source().model().map(model -> List.<Declaration>copyOf(model.getDeclarations()))
				.orElse(List.of());
		return declarations.stream().flatMap(declaration -> switch (declaration) {
			case Simulation simulation -> Stream.of(new OfSimulation(input, modelUnit.modelScope(), simulation));
			case Fleet fleet -> Stream.of(new OfFleet(input, modelUnit.modelScope(), fleet));
			default -> Stream.empty();
		});
	}

	private static String nameOf(Run run) {
		return switch (run) {
			case OfSimulation of -> of.simulation().getName();
			case OfFleet of -> of.fleet().getName();
		};
	}

	private static String unknown(String wanted, List<String> known) {
		return "There is no simulation '" + wanted + "'. "
				+ (known.isEmpty() ? "None is declared; leave --simulation away."
						: "There are: " + String.join(", ", known) + ".");
	}
}
