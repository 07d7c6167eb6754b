package dev.lamina.live;

import java.time.Duration;

/**
 * How much a live simulation may cost. How long it simulates follows from events, never from the clock, so that the same text
 * always gives the same figures; where the clock runs out there are none.
 *
 * @param maxDuration   the most time that is simulated
 * @param maxEvents    about as many events are simulated, those of VMs alone included
 * @param timeout  how long it may take by the clock
 */
public record SimulationBudget(Duration maxDuration, long maxEvents, Duration timeout) {
	/** Up to 10 s of simulated time in half a second or so of a processor. */
	public static final SimulationBudget DEFAULT = new SimulationBudget(Duration.ofSeconds(10), 2_000_000,
			Duration.ofSeconds(20));

	public SimulationBudget {
		if (maxDuration.isNegative() || maxDuration.isZero() || maxEvents < 1 || timeout.isNegative()) {
			throw new IllegalArgumentException(maxDuration + ", " + maxEvents + " events, " + timeout);
		}
	}
}
