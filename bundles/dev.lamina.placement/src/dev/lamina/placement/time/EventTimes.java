package dev.lamina.placement.time;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;

import dev.lamina.capacity.geometry.Quantities;
import dev.lamina.model.Event;
import dev.lamina.model.EventAction;
import dev.lamina.model.Simulation;
import dev.lamina.model.Vm;
import dev.lamina.model.quantity.IndexRange;

/**
 * When an event happens: at its time, or with {@code over} to the first of N VMs at its time and to each following one an Nth of
 * that length later.
 */
public final class EventTimes {
	private EventTimes() {
	}

	/** The simulation of an event; null for one that stands nowhere. */
	public static Simulation simulation(Event event) {
		return event.eContainer() instanceof Simulation simulation ? simulation : null;
	}

	/** When an event happens, or begins to happen, in nanoseconds; absent if it does not say so in a way that can be understood. */
	public static OptionalLong of(Event event) {
		return SimulationClock.of(simulation(event)).at(event.getTime(), event.getClock());
	}

	/** When an event happens to one of the VMs that it is about, in nanoseconds. */
	public static OptionalLong of(Event event, Vm vm, int index) {
		OptionalLong first = of(event);
		OptionalLong length = spread(event);
		if (first.isEmpty() || length.isEmpty()) {
			return first;
		}
		IndexRange range = event.getSubject() == null ? null : event.getSubject().getIndices();
		int number = range == null ? Math.max(1, vm.getCount()) : range.size();
		int before = range == null ? index : index - range.first();
		long later = BigInteger.valueOf(length.getAsLong()).multiply(BigInteger.valueOf(Math.clamp(before, 0, number)))
				.divide(BigInteger.valueOf(number)).longValueExact();
		return OptionalLong.of(later > Long.MAX_VALUE - first.getAsLong() ? Long.MAX_VALUE : first.getAsLong() + later);
	}

	/** Over how many nanoseconds an event happens to one VM after the other; absent if to all at once. */
	public static OptionalLong spread(Event event) {
		return event.getSpread() == null || !isSpreadable(event.getAction()) ? OptionalLong.empty()
				: Quantities.nanoseconds(event.getSpread());
	}

	/** Whether an event of a kind can happen to one VM after the other. */
	public static boolean isSpreadable(EventAction action) {
		return action == EventAction.START || action == EventAction.STOP;
	}

	/** The time of an event as it is written: 9:15, 30 s. */
	public static String text(Event event) {
		return SimulationClock.text(event.getTime(), event.getClock());
	}

	/** A time in the simulation of an event, for people. */
	public static String text(Event event, long nanoseconds) {
		return SimulationClock.of(simulation(event)).text(nanoseconds);
	}

	/** When it has happened to all VMs that it is about, at the latest, in nanoseconds. */
	public static OptionalLong end(Event event) {
		OptionalLong first = of(event);
		OptionalLong length = spread(event);
		return first.isEmpty() || length.isEmpty() ? first
				: Optional.of(length.getAsLong()).filter(more -> more <= Long.MAX_VALUE - first.getAsLong())
						.map(more -> OptionalLong.of(first.getAsLong() + more)).orElse(OptionalLong.of(Long.MAX_VALUE));
	}
}
