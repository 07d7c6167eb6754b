package dev.lamina.placement.time;

import java.util.OptionalLong;

import dev.lamina.model.PromiseWindow;

/** What the window of a promise means, as text and in nanoseconds. */
public final class PromiseWindows {
	private PromiseWindows() {
	}

	/** As it is written: {@code in boot}, {@code after boot}, {@code between 8:00 and 9:00}. */
	public static String text(PromiseWindow window) {
		if (isOfPhase(window)) {
			String phase = window.getPhase() == null || window.getPhase().eIsProxy() ? "?" : window.getPhase().getName();
			return (window.isAfter() ? "after " : "in ") + phase;
		}
		return "between " + SimulationClock.text(window.getStart(), window.getStartClock()) + " and "
				+ SimulationClock.text(window.getEnd(), window.getEndClock());
	}

	/** Whether it is a phase of a workload or what follows it, and no time. */
	public static boolean isOfPhase(PromiseWindow window) {
		return window.getPhase() != null || window.isAfter();
	}

	/** When it begins, in nanoseconds from the start; absent if it is no time of the simulation. */
	public static OptionalLong start(PromiseWindow window, SimulationClock clock) {
		return clock.at(window.getStart(), window.getStartClock());
	}

	/** When it ends, in nanoseconds from the start; absent if it is no time of the simulation. */
	public static OptionalLong end(PromiseWindow window, SimulationClock clock) {
		return clock.end(window.getEnd(), window.getEndClock());
	}
}
