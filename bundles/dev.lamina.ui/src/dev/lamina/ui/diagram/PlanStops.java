package dev.lamina.ui.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.lamina.model.Model;
import dev.lamina.model.Simulation;
import dev.lamina.placement.plan.Plan;
import dev.lamina.placement.scope.ModelScope;

/**
 * The times of a simulation at which something happens, and its end: between them who sits where stays as it is.
 *
 * @param simulation its name
 * @param times      in nanoseconds, ascending
 * @param plan       says who sits where then
 */
record PlanStops(String simulation, List<Long> times, Plan plan) {
	PlanStops {
		times = List.copyOf(times);
	}

	/** Those of the first simulation with events: of a file, else of the others of its package; nothing if there is none. */
	static Optional<PlanStops> of(Model model, ModelScope modelScope) {
		return Stream.concat(Stream.of(model), modelScope.own().stream()).flatMap(file -> file.getDeclarations().stream())
				.filter(Simulation.class::isInstance).map(Simulation.class::cast)
				.filter(simulation -> simulation.getName() != null && !simulation.getEvents().isEmpty()).findFirst()
				.map(simulation -> of(simulation, modelScope)).filter(stops -> !stops.times.isEmpty());
	}

	private static PlanStops of(Simulation simulation, ModelScope modelScope) {
		Plan plan = Plan.of(modelScope, simulation, simulation.getSeed());
		long end = plan.end().orElse(Plan.NEVER);
		List<Long> times = new ArrayList<>(plan.eventTimes().stream().filter(time -> time <= end).toList());
		if (!times.isEmpty() && end != Plan.NEVER && times.getLast() < end) {
			times.add(end);
		}
		return new PlanStops(simulation.getName(), times, plan);
	}
}
