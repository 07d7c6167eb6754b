package dev.lamina.engine.program;

import java.util.ArrayList;
import java.util.List;

import dev.lamina.engine.event.Kernel;

/**
 * At which rate operations begin over the time of a run: constant or linear from one time to the next, once or again and again.
 *
 * <p>Arrivals at a changing rate are those of a constant one on a clock that runs as fast as the rate: the number of operations
 * expected until a time. So the number in any interval, and for exponential gaps its Poisson distribution, is exact.
 */
public final class RateProfile {
	private static final double SECOND = 1e9;

	/**
	 * A rate from a time on.
	 *
	 * @param start nanoseconds
	 * @param rate  operations per second at the start
	 * @param end   operations per second that it has come to when the next piece starts
	 */
	public record Piece(long start, double rate, double end) {
		public Piece {
			if (start < 0 || !(rate >= 0 && rate < Double.POSITIVE_INFINITY) || !(end >= 0 && end < Double.POSITIVE_INFINITY)) {
				throw new IllegalArgumentException(
						"Operations cannot begin at " + rate + " to " + end + " per second from " + start + " ns on.");
			}
		}

		/** The same rate until the next piece. */
		public static Piece constant(long start, double rate) {
			return new Piece(start, rate, rate);
		}
	}

	private final List<Piece> pieces;
	private final long period;
	/** Operations expected until the start of each piece, and until the end of a period. */
	private final double[] until;

	private RateProfile(List<Piece> pieces, long period) {
		this.pieces = List.copyOf(pieces);
		this.period = period;
		if (pieces.isEmpty() || pieces.getFirst().start() != 0) {
			throw new IllegalArgumentException("A profile of rates begins at 0 ns.");
		}
		until = new double[pieces.size() + 1];
		for (int number = 0; number < pieces.size(); number++) {
			long end = end(number);
			if (end <= pieces.get(number).start()) {
				throw new IllegalArgumentException("The pieces of a profile follow each other and end with its period.");
			}
			until[number + 1] = end == Kernel.MAX_TIME ? Double.POSITIVE_INFINITY
					: until[number] + within(pieces.get(number), end, end - pieces.get(number).start());
		}
	}

	/** Rates that come once; the last one stays, and is constant. */
	public static RateProfile once(List<Piece> pieces) {
		if (!pieces.isEmpty() && pieces.getLast().rate() != pieces.getLast().end()) {
			throw new IllegalArgumentException("The last piece of a profile has no end at which its rate could be another.");
		}
		return new RateProfile(pieces, Kernel.MAX_TIME);
	}

	/**
	 * Rates that come again after a period.
	 *
	 * @param period nanoseconds, after the start of the last piece
	 */
	public static RateProfile every(long period, List<Piece> pieces) {
		return new RateProfile(pieces, period);
	}

	/** The same rates, cut to at most so many operations per second. */
	public RateProfile atMost(double limit) {
		List<Piece> cut = new ArrayList<>();
		for (int number = 0; number < pieces.size(); number++) {
			Piece piece = pieces.get(number);
			long length = end(number) - piece.start();
			cut.add(new Piece(piece.start(), Math.min(limit, piece.rate()), Math.min(limit, piece.end())));
			long crossing = Math.round(length * ((limit - piece.rate()) / (piece.end() - piece.rate())));
			if (Math.min(piece.rate(), piece.end()) < limit && Math.max(piece.rate(), piece.end()) > limit && crossing > 0
					&& crossing < length) {
				cut.removeLast();
				cut.add(new Piece(piece.start(), Math.min(limit, piece.rate()), limit));
				cut.add(new Piece(piece.start() + crossing, limit, Math.min(limit, piece.end())));
			}
		}
		return new RateProfile(cut, period);
	}

	private long end(int number) {
		return number + 1 < pieces.size() ? pieces.get(number + 1).start() : period;
	}

	/** How many operations are expected to begin from 0 ns to a time. */
	public double expected(long time) {
		long rest = time % period;
		int number = pieces.size() - 1;
		while (pieces.get(number).start() > rest) {
			number--;
		}
		Piece piece = pieces.get(number);
		double before = time < period ? 0 : (double) (time / period) * until[pieces.size()];
		return before + until[number] + within(piece, end(number), rest - piece.start());
	}

	/**
	 * The first time until which so many operations are expected, in nanoseconds, rounded up; {@link Kernel#MAX_TIME} if it does
	 * not come.
	 */
	public long time(double expected) {
		double perPeriod = until[pieces.size()];
		if (perPeriod == 0) {
			return Kernel.MAX_TIME;
		}
		double periods = Double.isInfinite(perPeriod) ? 0 : Math.floor(expected / perPeriod);
		double rest = expected - (Double.isInfinite(perPeriod) ? 0 : periods * perPeriod);
		int number = 0;
		while (number < pieces.size() - 1 && until[number + 1] <= rest) {
			number++;
		}
		Piece piece = pieces.get(number);
		double missing = (rest - until[number]) * SECOND;
		double bend = (piece.end() - piece.rate()) / (end(number) - piece.start());
		double divisor = piece.rate() + Math.sqrt(Math.max(0, piece.rate() * piece.rate() + 2 * bend * missing));
		double after = missing <= 0 ? 0 : 2 * missing / divisor;
		double time = periods * (period == Kernel.MAX_TIME ? 0 : period) + piece.start() + Math.ceil(after);
		return time >= Kernel.MAX_TIME ? Kernel.MAX_TIME : (long) time;
	}

	/** Operations expected in the first nanoseconds of a piece. */
	private static double within(Piece piece, long end, long elapsed) {
		double mean = piece.rate() + (piece.end() - piece.rate()) * ((double) elapsed / (end - piece.start())) / 2;
		return mean * elapsed / SECOND;
	}
}
