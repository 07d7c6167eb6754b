package dev.lamina.engine.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.lamina.engine.event.Kernel;
import dev.lamina.engine.event.RunControl;
import dev.lamina.engine.program.RateProfile.Piece;
import dev.lamina.engine.random.ConstantDistribution;
import dev.lamina.engine.random.Exponential;
import dev.lamina.engine.random.ProbabilityDistribution;
import dev.lamina.engine.resource.ProcessorPool;
import dev.lamina.engine.statistics.ClientResult;
import dev.lamina.engine.statistics.CostTerm;
import dev.lamina.engine.statistics.MeasurementWindow;

/** Rates that change with time, held to the closed forms: numbers in intervals, M/M/1 in each. */
class RateProfileTest {
	private static final long SECOND = 1_000_000_000L;
	/** 2 per second, from 10 s on rising to 6 at 20 s, then 6, then nothing from 30 s on. */
	private static final RateProfile RATES = RateProfile.once(List.of(Piece.constant(0, 2), new Piece(10 * SECOND, 2, 6),
			Piece.constant(20 * SECOND, 6), Piece.constant(30 * SECOND, 0)));

	@Test
	void expectedNumbersAreTheAreaUnderTheRate() {
		assertEquals(20, RATES.expected(10 * SECOND), 1e-9);
		assertEquals(20 + 15, RATES.expected(15 * SECOND), 1e-9);
		assertEquals(20 + 40 + 60, RATES.expected(40 * SECOND), 1e-9);
		for (double number : new double[] { 0.5, 20, 27, 60, 61.3, 119.9 }) {
			assertEquals(number, RATES.expected(RATES.time(number)), 1e-7);
		}
		assertEquals(Kernel.MAX_TIME, RATES.time(120.5));
	}

	@Test
	void aPeriodComesAgain() {
		RateProfile daily = RateProfile.every(10 * SECOND, List.of(Piece.constant(0, 1), new Piece(4 * SECOND, 1, 3)));
		assertEquals(4 + 12, daily.expected(10 * SECOND), 1e-9);
		assertEquals(3 * 16 + 4, daily.expected(34 * SECOND), 1e-9);
		assertEquals(34 * SECOND, daily.time(52), 2);
	}

	@Test
	void aLimitCutsARamp() {
		RateProfile cut = RATES.atMost(4);
		assertEquals(20 + 15 + 20 + 40, cut.expected(30 * SECOND), 1e-9);
	}

	@Test
	void whatIsNoProfileIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> RateProfile.once(List.of(Piece.constant(1, 1))));
		assertThrows(IllegalArgumentException.class, () -> RateProfile.once(List.of(new Piece(0, 1, 2))));
		assertThrows(IllegalArgumentException.class, () -> RateProfile.once(List.of(Piece.constant(0, 1), Piece.constant(0, 2))));
	}

	private static ClientResult run(ArrivalProcess arrivals, ProbabilityDistribution service, long from, long to, long seed) {
		ProcessorPool pool = new ProcessorPool("cpu", 1);
		StageProgram program = new StageProgram("request", List.of(
				new Stage("cpu", pool.port("c", 1), service, CostTerm.CPU, Lane.APPLICATION.bit())));
		Client client = Client.of("c", ClientPhase.steady(program, arrivals, 1));
		return new Scenario(List.of(client)).run(seed, MeasurementWindow.of(to, from), RunControl.NONE).client("c");
	}

	/** Over 400 seeds the number in each interval has the mean and the variance of a Poisson process. */
	@Test
	void numbersInIntervalsArePoisson() {
		ArrivalProcess arrivals = new ArrivalProcess.OpenByTime(RATES, new Exponential(1));
		long[][] intervals = { { 0, 10, 20 }, { 10, 15, 15 }, { 15, 20, 25 }, { 20, 30, 60 } };
		int seeds = 400;
		for (long[] interval : intervals) {
			double sum = 0;
			double squares = 0;
			for (int seed = 0; seed < seeds; seed++) {
				long number = run(arrivals, new ConstantDistribution(1), interval[0] * SECOND, interval[1] * SECOND, seed)
						.completed();
				sum += number;
				squares += (double) number * number;
			}
			double mean = sum / seeds;
			double variance = squares / seeds - mean * mean;
			double expected = interval[2];
			assertEquals(expected, mean, 4 * Math.sqrt(expected / seeds), "mean in " + interval[0] + " s");
			assertEquals(expected, variance, 4 * expected * Math.sqrt(2.0 / seeds + 1 / (expected * seeds)),
					"variance in " + interval[0] + " s");
		}
	}

	/** In each of two long intervals the mean time in the system is that of M/M/1: 1 / (service rate - rate). */
	@Test
	void eachIntervalIsASingleServerQueue() {
		long hour = 3600 * SECOND;
		ArrivalProcess arrivals = new ArrivalProcess.OpenByTime(
				RateProfile.once(List.of(Piece.constant(0, 2), Piece.constant(4 * hour, 7))), new Exponential(1));
		ProbabilityDistribution service = new Exponential(0.1 * SECOND);
		assertEquals(1.0 / (10 - 2), run(arrivals, service, hour / 60, 4 * hour, 1).meanLatency() / SECOND, 0.006);
		assertEquals(1.0 / (10 - 7), run(arrivals, service, 4 * hour + hour / 60, 8 * hour, 1).meanLatency() / SECOND, 0.03);
	}

	/** At fixed times their number is exact, and none is drawn. */
	@Test
	void pacedOperationsFollowTheRate() {
		ArrivalProcess arrivals = new ArrivalProcess.PacedByTime(RATES, new ConstantDistribution(0.5));
		assertEquals(20, run(arrivals, new ConstantDistribution(1), 0, 10 * SECOND, 1).completed());
		assertEquals(40, run(arrivals, new ConstantDistribution(1), 10 * SECOND, 20 * SECOND, 1).completed());
		assertEquals(60, run(arrivals, new ConstantDistribution(1), 20 * SECOND, 40 * SECOND, 1).completed());
		assertTrue(run(arrivals, new ConstantDistribution(1), 31 * SECOND, 40 * SECOND, 1).completed() == 0);
	}
}
