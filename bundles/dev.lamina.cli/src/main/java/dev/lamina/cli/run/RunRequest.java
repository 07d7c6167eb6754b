package dev.lamina.cli.run;

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

import dev.lamina.cli.console.CommandException;
import dev.lamina.cli.input.ModelInputs.ModelInput;
import dev.lamina.dsl.diagnostic.Severity;
import dev.lamina.dsl.project.ModelUnit;
import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.SourceFile;
import dev.lamina.model.Declaration;
import dev.lamina.model.Fleet;
import dev.lamina.model.Simulation;
import dev.lamina.model.Vm;
import dev.lamina.placement.scope.ModelScope;
import dev.lamina.result.ModelResult;

/** One declaration of a text to be run: a simulation or a fleet. */
public sealed interface RunRequest {
	/** The text that it stands in. */
	ModelInput input();

	/**
	 * A simulation to be run.
	 *
	 * @param modelScope the model: all files of the package that the text is a part of, with what they import
	 * @param simulation how to run it; null if the model does not say
	 */
	record OfSimulation(ModelInput input, ModelScope modelScope, Simulation simulation) implements RunRequest {
	}

	/** A fleet to be filled. */
	record OfFleet(ModelInput input, ModelScope modelScope, Fleet fleet) implements RunRequest {
	}

	/** A run and what it found out. */
	record CompletedRun(RunRequest run, ModelResult findings) {
	}

	/**
	 * The runs that some texts ask for, in the order of the texts. The files of a package are one model: of it run the
	 * simulations and fleets that the texts declare, or where they declare none those of the other files of the package, or where
	 * there are none it runs once. Of several models without any only those run that have VMs, so that a folder may hold types
	 * and policies too.
	 *
	 * @param name which simulation or fleet to run; all of them where it is absent
	 * @throws CommandException if there is none
	 */
	static List<RunRequest> of(List<ModelInput> modelInputs, Optional<String> name) {
		Map<ModelUnit, Map<SourceFile, ModelInput>> modelUnits = units(modelInputs);
		List<RunRequest> runRequests = new ArrayList<>();
		List<String> known = new ArrayList<>();
		modelUnits.forEach((modelUnit, byFile) -> {
			ModelInput first = byFile.values().iterator().next();
			List<RunRequest> declared = byFile.values().stream().flatMap(modelInput -> declared(modelInput, modelUnit)).toList();
			List<RunRequest> elsewhere = modelUnit.siblings().stream().flatMap(other -> declared(first.sibling(other), modelUnit))
					.toList();
			boolean here = declared.stream().anyMatch(runRequest -> name.isEmpty() || name.get().equals(nameOf(runRequest)));
			Stream.concat(declared.stream(), elsewhere.stream()).map(RunRequest::nameOf).forEach(known::add);
			(here ? declared : elsewhere).stream().filter(run -> name.isEmpty() || name.get().equals(nameOf(run)))
					.forEach(runRequests::add);
			boolean hasVms = modelUnit.modelScope().own().stream().flatMap(model -> model.getDeclarations().stream())
					.anyMatch(Vm.class::isInstance);
			if (declared.isEmpty() && elsewhere.isEmpty() && name.isEmpty() && (modelUnits.size() == 1 || hasVms)) {
				runRequests.add(new OfSimulation(first, modelUnit.modelScope(), null));
			}
		});
		if (runRequests.isEmpty()) {
			throw new CommandException(name.map(wanted -> unknown(wanted, known))
					.orElse("There is nothing to simulate: no file declares a VM, a simulation or a fleet."));
		}
		Map<SourceFile, Integer> order = new IdentityHashMap<>();
		modelInputs.forEach(input -> order.put(input.source(), order.size()));
		// those of files that were not named come first
		runRequests.sort(Comparator.comparingInt(run -> order.getOrDefault(run.input().source(), -1)));
		return runRequests;
	}

	/**
	 * A model that some texts are parts of.
	 *
	 * @param input one of the texts
	 */
	record InputModel(ModelInput input, ModelScope modelScope) {
	}

	/**
	 * The models that some texts are parts of, each once. Of several only those with VMs, so that a folder may hold types and
	 * policies too.
	 */
	static List<InputModel> models(List<ModelInput> modelInputs) {
		List<InputModel> models = new ArrayList<>();
		Map<ModelUnit, Map<SourceFile, ModelInput>> modelUnits = units(modelInputs);
		modelUnits.forEach((modelUnit, byFile) -> {
			if (modelUnits.size() == 1 || modelUnit.modelScope().own().stream().flatMap(model -> model.getDeclarations().stream())
					.anyMatch(Vm.class::isInstance)) {
				models.add(new InputModel(byFile.values().iterator().next(), modelUnit.modelScope()));
			}
		});
		return models;
	}

	/** The files that count in a run of some texts though no one named them, where there is an error in one. */
	static List<ModelInput> siblingsWithErrors(List<ModelInput> modelInputs) {
		Map<SourceFile, ModelInput> others = new LinkedHashMap<>();
		Set<Resource> named = modelInputs.stream().map(modelInput -> modelInput.source().resource()).collect(Collectors.toSet());
		units(modelInputs)
				.forEach((modelUnit, byFile) -> modelUnit.others().stream().filter(other -> !named.contains(other.resource()))
						.forEach(other -> others.putIfAbsent(other, byFile.values().iterator().next().sibling(other))));
		return others.values().stream()
				.filter(other -> other.problems().stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR))
				.toList();
	}

	/** The models that the texts are parts of, each with its texts. */
	private static Map<ModelUnit, Map<SourceFile, ModelInput>> units(List<ModelInput> modelInputs) {
		Map<SourceFile, ModelInput> bySource = new IdentityHashMap<>();
		modelInputs.forEach(modelInput -> bySource.put(modelInput.source(), modelInput));
		Map<ModelUnit, Map<SourceFile, ModelInput>> modelUnits = new LinkedHashMap<>();
		for (Project project : modelInputs.stream().map(ModelInput::project).distinct().toList()) {
			for (ModelUnit modelUnit : project.modelUnits()) {
				Map<SourceFile, ModelInput> byFile = new LinkedHashMap<>();
				modelUnit.sources().forEach(sourceFile -> byFile.put(sourceFile, bySource.get(sourceFile)));
				modelUnits.put(modelUnit, byFile);
			}
		}
		return modelUnits;
	}

	private static Stream<RunRequest> declared(ModelInput modelInput, ModelUnit modelUnit) {
		List<Declaration> declarations = modelInput.source().model()
				.map(model -> List.<Declaration>copyOf(model.getDeclarations()))
				.orElse(List.of());
		return declarations.stream().flatMap(declaration -> switch (declaration) {
			case Simulation simulation -> Stream.of(new OfSimulation(modelInput, modelUnit.modelScope(), simulation));
			case Fleet fleet -> Stream.of(new OfFleet(modelInput, modelUnit.modelScope(), fleet));
			default -> Stream.empty();
		});
	}

	private static String nameOf(RunRequest runRequest) {
		return switch (runRequest) {
			case OfSimulation of -> of.simulation().getName();
			case OfFleet of -> of.fleet().getName();
		};
	}

	private static String unknown(String wanted, List<String> known) {
		return "There is no simulation '" + wanted + "'. "
				+ (known.isEmpty() ? "None is declared; omit --simulation."
						: "There are: " + String.join(", ", known) + ".");
	}
}
