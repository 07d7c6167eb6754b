package dev.lamina.placement.time;

import java.util.Optional;
import java.util.OptionalLong;

import dev.lamina.capacity.geometry.Quantities;
import dev.lamina.model.Simulation;
import dev.lamina.model.quantity.ClockTime;
import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;

/**
 * The times of a simulation in nanoseconds from its start. A time of day is the first one after the start, so a simulation from
 * 22:00 to 6:00 goes over midnight.
 */
public final class SimulationClock {
	private static final long SECOND = 1_000_000_000L;

	private final Simulation simulation;

	private SimulationClock(Simulation simulation) {
		this.simulation = simulation;
	}

	/** The clock of a simulation; null for one that the model does not declare. */
	public static SimulationClock of(Simulation simulation) {
		return new SimulationClock(simulation);
	}

	/** The time of day at which it starts; absent if it has none. */
	public Optional<ClockTime> start() {
		return Optional.ofNullable(simulation).map(Simulation::getStart);
	}

	/** How long it lasts; absent if it does not say. */
	public Optional<Quantity> duration() {
		if (simulation == null || simulation.getDuration() != null) {
			return Optional.ofNullable(simulation).map(Simulation::getDuration);
		}
		return start().filter(start -> simulation.getEnd() != null).map(start -> start.secondsUntil(simulation.getEnd()))
				.map(seconds -> Quantity.ofBase((seconds == 0 ? ClockTime.DAY : seconds) * SECOND, Dimension.DURATION));
	}

	/**
	 * When a time is; absent if it is none, or a time of day in a simulation without a start.
	 *
	 * @param time  from the start; null if it is a time of day
	 * @param clock the time of day; null if there is none
	 */
	public OptionalLong at(Quantity time, ClockTime clock) {
		if (clock == null) {
			return time == null ? OptionalLong.empty() : Quantities.nanoseconds(time);
		}
		return start().map(start -> OptionalLong.of(start.secondsUntil(clock) * SECOND)).orElse(OptionalLong.empty());
	}

	/**
	 * When a window that ends at a time ends; a time of day that is the start is the end of the day that begins with it.
	 */
	public OptionalLong end(Quantity time, ClockTime clock) {
		OptionalLong end = at(time, clock);
		return clock != null && end.isPresent() && end.getAsLong() == 0
				? OptionalLong.of(ClockTime.DAY * SECOND) : end;
	}

	/** A time as it is written; empty if it is none. */
	public static String text(Quantity time, ClockTime clock) {
		return clock != null ? clock.toString() : time == null ? "" : time.toString();
	}

	/** A time for people: of day if the simulation has a start, else from the start. */
	public String text(long nanoseconds) {
		return start().map(start -> start.after(nanoseconds))
				.orElseGet(() -> Quantity.ofBase(nanoseconds, Dimension.DURATION).toString());
	}
}
