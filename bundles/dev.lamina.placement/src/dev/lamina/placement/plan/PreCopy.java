package dev.lamina.placement.plan;

/**
 * A live migration's copying of memory while its owner works on: each round sends what was changed during the round before, until
 * little is left, or no less than before, or rounds or bytes run out. The rest is sent while the owner rests.
 *
 * <p>The rule is that of Xen (Clark et al., NSDI 2005; xc_domain_save): at most 50 pages left, 30 rounds, three times the memory
 * sent.
 *
 * @param rounds      how many there are, at least 1 where there is something to send
 * @param nanoseconds that they take together
 * @param rest        bytes still to be sent
 */
record PreCopy(int rounds, long nanoseconds, long rest) {
	private static final double LITTLE = 50 * 4096;
	private static final int MAX_ROUNDS = 30;
	private static final double MAX_SENT = 3;
	private static final double SECOND = 1e9;

	/**
	 * The rounds for memory of a size.
	 *
	 * @param bytes     size, not negative
	 * @param dirty     bytes changed per second, not negative; nothing is changed twice before all is changed once
	 * @param bandwidth bytes per second, above zero
	 */
	static PreCopy of(double bytes, double dirty, double bandwidth) {
		double left = bytes;
		double sent = 0;
		double seconds = 0;
		int rounds = 0;
		boolean shrinks = true;
		while (left > LITTLE && shrinks && rounds < MAX_ROUNDS && sent <= MAX_SENT * bytes) {
			double time = left / bandwidth;
			double changed = Math.min(bytes, dirty * time);
			seconds += time;
			sent += left;
			rounds++;
			shrinks = changed < left;
			left = changed;
		}
		return new PreCopy(rounds, Math.round(seconds * SECOND), Math.round(left));
	}
}
