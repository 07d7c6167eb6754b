package dev.lamina.placement.assignment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;

import dev.lamina.model.Event;
import dev.lamina.model.EventAction;
import dev.lamina.model.Simulation;
import dev.lamina.model.Vm;
import dev.lamina.placement.scope.ModelScope;
import dev.lamina.placement.time.EventTimes;

/**
 * Says which VMs are not there from the beginning, because an event of a simulation starts them. Until then they take no room;
 * what others have left by then is room for them.
 */
public final class VmStarts {
	private static final long NEVER = Long.MAX_VALUE;

	/** The simulations that start or stop a VM, by VM, in the order of the files. */
	private final Map<Vm, List<Simulation>> simulations = new LinkedHashMap<>();
	private final List<Simulation> all;

	private VmStarts(List<Simulation> simulations) {
		all = simulations;
		for (Simulation simulation : simulations) {
			simulation.getEvents().stream()
					.filter(event -> event.getAction() == EventAction.START || event.getAction() == EventAction.STOP)
					.filter(event -> event.getSubject() != null && event.getSubject().getElement() instanceof Vm)
					.map(event -> (Vm) event.getSubject().getElement()).distinct()
					.forEach(vm -> this.simulations.computeIfAbsent(vm, key -> new ArrayList<>()).add(simulation));
		}
	}

	/** Those of all simulations of a model. */
	public static VmStarts of(ModelScope modelScope) {
		return new VmStarts(modelScope.declared(Simulation.class).toList());
	}

	/** Whether a simulation starts one of the VMs of a declaration, so that it is not there from the beginning. */
	public boolean isLater(Vm vm, int index) {
		return simulations.getOrDefault(vm, List.of()).stream()
				.anyMatch(simulation -> start(simulation, vm, index).isPresent());
	}

	/** Whether a simulation starts a VM of the model. */
	public boolean isAnyLater() {
		return simulations.keySet().stream().anyMatch(vm -> initialCount(vm) < vm.getCount());
	}

	/** How many of the VMs of a declaration are there from the beginning, whatever the simulation. */
	public int initialCount(Vm vm) {
		return simulations.containsKey(vm)
				? (int) instances(vm).filter(index -> !isLater(vm, index)).count() : vm.getCount();
	}

	/** Whether VMs of another declaration are there in a simulation when one is started. */
	public boolean isThereWhenStarts(Vm other, Vm started) {
		return all.stream().anyMatch(simulation -> begin(simulation, other) <= begin(simulation, started)
				&& begin(simulation, started) < end(simulation, other));
	}

	private static long begin(Simulation simulation, Vm vm) {
		return instances(vm).mapToLong(index -> start(simulation, vm, index).orElse(0)).min().orElse(0);
	}

	private static long end(Simulation simulation, Vm vm) {
		return instances(vm).mapToLong(index -> first(simulation, EventAction.STOP, vm, index).orElse(NEVER)).max().orElse(NEVER);
	}

	private static IntStream instances(Vm vm) {
		return IntStream.range(0, Math.clamp(vm.getCount(), 0, InstanceLimit.MAX_INSTANCES));
	}

	/**
	 * When an event starts a VM that is not there from the beginning, in nanoseconds; absent if it is there: nothing starts it,
	 * or it is stopped before.
	 *
	 * @param simulation null for no events
	 */
	public static OptionalLong start(Simulation simulation, Vm vm, int index) {
		OptionalLong start = first(simulation, EventAction.START, vm, index);
		OptionalLong stop = first(simulation, EventAction.STOP, vm, index);
		return start.isPresent() && stop.isPresent() && stop.getAsLong() < start.getAsLong() ? OptionalLong.empty() : start;
	}

	/**
	 * When an event of a kind is about a VM for the first time, in nanoseconds.
	 *
	 * @param simulation null for no events
	 */
	public static OptionalLong first(Simulation simulation, EventAction action, Vm vm, int index) {
		return simulation == null ? OptionalLong.empty()
				: simulation.getEvents().stream().filter(event -> event.getAction() == action && isOf(event, vm, index))
						.mapToLong(event -> EventTimes.of(event, vm, index).orElseThrow()).min();
	}

	private static boolean isOf(Event event, Vm vm, int index) {
		return event.getSubject() != null && TargetMatcher.matches(event.getSubject(), vm, index)
				&& EventTimes.of(event).isPresent();
	}
}
