package dev.lamina.cli;

import dev.lamina.cli.Inputs.Input;
import dev.lamina.model.Declaration;
import dev.lamina.model.Fleet;
import dev.lamina.model.Model;
import dev.lamina.model.Simulation;
import dev.lamina.model.Vm;
import dev.lamina.report.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One declaration of a text to be run: a simulation or a fleet. */
sealed interface Run {
	/** The text that it stands in. */
	Input input();

	/**
	 * A simulation to be run.
	 *
	 * @param model      the model that the text says
	 * @param simulation how to run it; null where the model does not say
	 */
	record OfSimulation(Input input, Model model, Simulation simulation) implements Run {
	}

	/** A fleet to be filled. */
	record OfFleet(Input input, Model model, Fleet fleet) implements Run {
	}

	/** A run and what it found out. */
	record Finished(Run run, Findings findings) {
	}

	/**
	 * The runs that some texts ask for. Of several texts only those count that declare VMs, simulations or fleets, so that a
	 * folder may hold types and policies too.
	 *
	 * @param name which simulation or fleet to run; all of them where it is absent
	 * @throws CommandFailure where there is none
	 */
	static List<Run> of(List<Input> inputs, Optional<String> name) {
		List<Run> runs = new ArrayList<>();
		List<String> known = new ArrayList<>();
		for (Input input : inputs) {
			Model model = input.source().model().orElse(null);
			if (model == null) {
				continue;
			}
			boolean declared = false;
			for (Declaration declaration : model.getDeclarations()) {
				Run run = switch (declaration) {
					case Simulation simulation -> new OfSimulation(input, model, simulation);
					case Fleet fleet -> new OfFleet(input, model, fleet);
					default -> null;
				};
				if (run != null) {
					declared = true;
					known.add(declaration.getName());
					if (name.isEmpty() || name.get().equals(declaration.getName())) {
						runs.add(run);
					}
				}
			}
			boolean hasVms = model.getDeclarations().stream().anyMatch(Vm.class::isInstance);
			if (!declared && name.isEmpty() && (inputs.size() == 1 || hasVms)) {
				runs.add(new OfSimulation(input, model, null));
			}
		}
		if (runs.isEmpty()) {
			throw new CommandFailure(name.map(wanted -> unknown(wanted, known))
					.orElse("There is nothing to simulate: no file declares a VM, a simulation or a fleet."));
		}
		return runs;
	}

	private static String unknown(String wanted, List<String> known) {
		return "There is no simulation '" + wanted + "'. "
				+ (known.isEmpty() ? "None is declared; leave --simulation away." : "There are: " + String.join(", ", known) + ".");
	}
}
