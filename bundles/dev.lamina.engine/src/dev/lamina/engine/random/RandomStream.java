package dev.lamina.engine.random;

import java.util.HashMap;
import java.util.Map;

/**
 * A stream of random numbers that depends on nothing but a seed and a name. Streams of different names are independent
 * for all purposes. The generator is xoshiro256++ by Blackman and Vigna (2019), its state filled by SplitMix64.
 */
public final class RandomStream {
	private static final long GOLDEN = 0x9E3779B97F4A7C15L;
	private static final double UNIT = 0x1p-53;

	private final long origin;
	private RandomStream whole;
	private Map<String, RandomStream> commons;
	private long a;
	private long b;
	private long c;
	private long d;

	/**
	 * The stream of one source.
	 *
	 * @param seed of the run
	 * @param source stable name of the source, such as client, program and stage
	 */
	public RandomStream(long seed, String... source) {
		this(named(mix(seed + GOLDEN), source));
	}

	private RandomStream(long named) {
		origin = named;
		long state = named;
		a = mix(state += GOLDEN);
		b = mix(state += GOLDEN);
		c = mix(state += GOLDEN);
		d = mix(state + GOLDEN);
	}

	/** The stream of a part of this one's source; its numbers are those of a stream that has both names. */
	public RandomStream substream(String... source) {
		RandomStream part = new RandomStream(named(origin, source));
		part.whole = this;
		return part;
	}

	/**
	 * What all parts of a source have in common: each part has its own copy of the stream of that name, so that the n-th draw of
	 * all of them is the same as long as each draws once at a time.
	 */
	public RandomStream sharedSubstream(String name) {
		if (commons == null) {
			commons = new HashMap<>();
		}
		return commons.computeIfAbsent(name,
				key -> new RandomStream(named(whole == null ? origin : whole.origin, "common", key)));
	}

	private static long named(long origin, String... source) {
		long state = origin;
		for (String part : source) {
			for (int i = 0; i < part.length(); i++) {
				state = mix(state ^ part.charAt(i)) + GOLDEN;
			}
			state = mix(state ^ 0x1_0000) + GOLDEN;
		}
		return state;
	}

	/** The next 64 random bits. */
	public long nextLong() {
		long result = Long.rotateLeft(a + d, 23) + a;
		long shifted = b << 17;
		c ^= a;
		d ^= b;
		b ^= c;
		a ^= d;
		c ^= shifted;
		d = Long.rotateLeft(d, 45);
		return result;
	}

	/** A number from the open interval between 0 and 1: never 0, never 1. */
	public double nextDouble() {
		return ((nextLong() >>> 12) + 0.5) * (2 * UNIT);
	}

	/** The seed of the replication of that number, so that every replication has streams of its own. */
	public static long seedOf(long seed, int replication) {
		return mix(mix(seed + GOLDEN) ^ (replication + 1) * GOLDEN);
	}

	private static long mix(long value) {
		long z = value;
		z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
		z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
		return z ^ (z >>> 31);
	}
}
