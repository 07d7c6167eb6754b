package dev.lamina.dsl.validation;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import dev.lamina.capacity.geometry.Quantities;
import dev.lamina.model.Operation;
import dev.lamina.model.Phase;
import dev.lamina.model.Simulation;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;
import dev.lamina.model.inheritance.InheritanceResolver;
import dev.lamina.model.quantity.ClockTime;
import dev.lamina.placement.scope.ModelScope;
import dev.lamina.placement.time.OperationRates;
import dev.lamina.placement.time.SimulationClock;

/** Whether times of day lie in a simulation. */
final class ClockWindow {
	private ClockWindow() {
	}

	/**
	 * Why a time of day is none of a simulation, as a sentence with what to do; nothing if it is one.
	 *
	 * @param clock null if there is none
	 * @param end   whether the end of the simulation is one of its times
	 */
	static Optional<String> problem(ClockTime clock, Simulation simulation, boolean end) {
		if (clock == null) {
			return Optional.empty();
		}
		SimulationClock times = SimulationClock.of(simulation);
		if (times.start().isEmpty()) {
			return Optional.of(clock + " is a time of day, but simulation " + simulation.getName()
					+ " does not say at which one it starts. Add for example 'from 8:00' to it, or write a time from its start.");
		}
		OptionalLong at = end ? times.end(null, clock) : times.at(null, clock);
		OptionalLong duration = times.duration().map(Quantities::nanoseconds).orElse(OptionalLong.empty());
		boolean inside = duration.isEmpty() || at.getAsLong() < duration.getAsLong()
				|| end && at.getAsLong() == duration.getAsLong();
		return inside ? Optional.empty() : Optional.of(clock + " is not between " + times.start().get() + " and "
				+ times.text(duration.getAsLong()) + ", when simulation " + simulation.getName()
				+ " runs. Choose a time in between, or let it run at that time.");
	}

	/** The time of day at which a simulation starts, if it has one. */
	static String[] proposals(Simulation simulation) {
		return SimulationClock.of(simulation).start().map(start -> new String[] { start.toString() }).orElse(new String[0]);
	}

	/** A workload of a VM that changes its rate by time of day. */
	static Optional<Workload> clockedWorkload(ModelScope modelScope) {
		return modelScope.declared(Vm.class).filter(ClockWindow::isClocked).map(Vm::getWorkload).findFirst();
	}

	/** Whether the workload of a VM changes its rate by time of day. */
	static boolean isClocked(Vm vm) {
		return vm.getWorkload() != null && !vm.getWorkload().eIsProxy()
				&& operations(InheritanceResolver.resolve(vm.getWorkload())).anyMatch(OperationRates::isByClock);
	}

	private static Stream<Operation> operations(Workload workload) {
		return Stream.concat(Stream.ofNullable(workload.getOperation()),
				workload.getPhases().stream().map(Phase::getOperation).flatMap(Stream::ofNullable));
	}
}
