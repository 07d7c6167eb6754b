package dev.lamina.live;

import java.time.Duration;

/**
 * How much a live simulation may cost. How long it simulates follows from events, never from the clock, so that the same text
 * always gives the same figures; where the clock runs out there are none.
 *
 * @param longest   the most time that is simulated
 * @param events    about as many events are simulated, those of VMs alone included
 * @param patience  how long it may take by the clock
 */
public record Budget(Duration longest, long events, Duration patience) {
	/** Up to 10 s of simulated time in half a second or so of a processor. */
	public static final Budget USUAL = new Budget(Duration.ofSeconds(10), 2_000_000, Duration.ofSeconds(20));

	public Budget {
		if (longest.isNegative() || longest.isZero() || events < 1 || patience.isNegative()) {
			throw new IllegalArgumentException(longest + ", " + events + " events, " + patience);
		}
	}
}
