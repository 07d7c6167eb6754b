package dev.lamina.placement.plan;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;

import dev.lamina.capacity.geometry.Quantities;
import dev.lamina.model.Event;
import dev.lamina.model.Simulation;
import dev.lamina.placement.assignment.Assignment;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.scope.ModelScope;
import dev.lamina.placement.time.SimulationClock;

/**
 * Who sits on which GPU, in which partition, at which time: an assignment and what the events of a simulation make of it. The
 * same model and seed always give the same plan.
 *
 * <p>Events count in the order of their times, those of one time in the order of the file. Each is held against the state in
 * which its VM or GPU is at that time. One that cannot happen is a problem and changes nothing. What a VM leaves is room for
 * others: at once if it is stopped, at the end of its copying if it migrates. A VM that is started later takes no room before; when
 * it starts it gets what it would have had from the beginning if that is free, else whatever is.
 */
public final class Plan {
	/** A time that does not come. */
	public static final long NEVER = Long.MAX_VALUE;

	private final Simulation simulation;
	private final Assignment initial;
	private final List<VmPlan> vms;
	private final List<Map<String, GpuSlot>> layouts;
	private final List<PlanProblem> problems;
	private final List<String> remarks;

	private Plan(Simulation simulation, Assignment initial, Planner planner) {
		this.simulation = simulation;
		this.initial = initial;
		vms = planner.vms().stream().map(VmTimeline::plan).toList();
		layouts = planner.gpus().stream().map(GpuTimeline::layouts).toList();
		problems = List.copyOf(planner.problems());
		remarks = planner.remarks();
	}

	/**
	 * The plan of a simulation.
	 *
	 * @param simulation null for no events
	 * @param seed       of placements that are drawn
	 */
	public static Plan of(ModelScope modelScope, Simulation simulation, long seed) {
		Assignment initial = Assignment.of(modelScope, seed);
		return new Plan(simulation, initial, new Planner(initial, simulation).run(NEVER));
	}

	/** Who sits where when nothing has happened yet. */
	public Assignment initial() {
		return initial;
	}

	/** Every VM that has a place, in the order of {@link Assignment#placements()}. */
	public List<VmPlan> vms() {
		return vms;
	}

	/**
	 * The GPU of a stay in that layout, with everything that is ever on it; partitions have the numbers of
	 * {@link PlannedAllocation#allocation()}.
	 */
	public GpuSlot slotOf(PlannedAllocation plannedAllocation) {
		return layouts.get(plannedAllocation.gpu()).get(plannedAllocation.layout());
	}

	/** The events that cannot happen, in the order of time. Problems of the beginning are those of {@link #initial()}. */
	public List<PlanProblem> problems() {
		return problems;
	}

	/** Sentences about what the events do to VMs beyond what they say. */
	public List<String> remarks() {
		return remarks;
	}

	/**
	 * Who sits where at a time, when everything that happens at it has happened.
	 *
	 * @param time nanoseconds of simulated time, from 0
	 */
	public PlanSnapshot at(long time) {
		return new Planner(initial, simulation).run(time).snapshot(simulation, time);
	}

	/** The clock of its simulation. */
	public SimulationClock clock() {
		return SimulationClock.of(simulation);
	}

	/** The times of events, each once, ascending, in nanoseconds. */
	public List<Long> eventTimes() {
		return new Planner(initial, simulation).times();
	}

	/** When the simulation ends, in nanoseconds; absent if it does not say. */
	public OptionalLong end() {
		return SimulationClock.of(simulation).duration().map(Quantities::nanoseconds).orElse(OptionalLong.empty());
	}

	/**
	 * The GPUs to which the VMs of a migration could go at its time, in the order of the model, at most so many; none for one
	 * that is not complete.
	 */
	public List<GpuSlot> destinations(Event migration, int most) {
		if (!new Planner(initial, simulation).events().contains(migration)) {
			return List.of();
		}
		return IntStream.range(0, initial.slots().size())
				.filter(number -> MigrateEvent.isPossible(migration, Planner.time(migration), number,
						new Planner(initial, simulation).runBefore(migration)))
				.limit(most).mapToObj(initial.slots()::get).toList();
	}

	/** The sum of two times; {@link #NEVER} if one of them does not come. */
	static long later(long time, long more) {
		return more > NEVER - time ? NEVER : time + more;
	}
}
