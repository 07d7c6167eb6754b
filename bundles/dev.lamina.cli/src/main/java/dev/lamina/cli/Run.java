package dev.lamina.cli;

import dev.lamina.cli.Inputs.Input;
import dev.lamina.model.Declaration;
import dev.lamina.model.Model;
import dev.lamina.model.Simulation;
import dev.lamina.model.Vm;
import dev.lamina.simulation.result.SimulationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One simulation to be run.
 *
 * @param input      the text that it stands in
 * @param model      the model that the text says
 * @param simulation how to run it; null where the model does not say
 */
record Run(Input input, Model model, Simulation simulation) {
	/** A run and what it found out: one result, or one for each combination of a sweep. */
	record Finished(Run run, List<SimulationResult> results) {
	}

	/**
	 * The runs that some texts ask for. Of several texts only those count that declare VMs or simulations, so that a folder
	 * may hold types and policies too.
	 *
	 * @param name which simulation to run; all of them where it is absent
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
			List<Simulation> simulations = of(Simulation.class, model);
			simulations.forEach(simulation -> known.add(simulation.getName()));
			if (!simulations.isEmpty()) {
				simulations.stream().filter(simulation -> name.isEmpty() || name.get().equals(simulation.getName()))
						.forEach(simulation -> runs.add(new Run(input, model, simulation)));
			} else if (name.isEmpty() && (inputs.size() == 1 || !of(Vm.class, model).isEmpty())) {
				runs.add(new Run(input, model, null));
			}
		}
		if (runs.isEmpty()) {
			throw new CommandFailure(name.map(wanted -> unknown(wanted, known))
					.orElse("There is nothing to simulate: no file declares a VM or a simulation."));
		}
		return runs;
	}

	private static String unknown(String wanted, List<String> known) {
		return "There is no simulation '" + wanted + "'. "
				+ (known.isEmpty() ? "None is declared; leave --simulation away." : "There are: " + String.join(", ", known) + ".");
	}

	private static <T extends Declaration> List<T> of(Class<T> kind, Model model) {
		return model.getDeclarations().stream().filter(kind::isInstance).map(kind::cast).toList();
	}
}
