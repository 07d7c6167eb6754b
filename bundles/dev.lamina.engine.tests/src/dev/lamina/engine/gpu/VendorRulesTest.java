package dev.lamina.engine.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import dev.lamina.engine.resource.Port;
import dev.lamina.engine.resource.StationBench;
import dev.lamina.engine.resource.StationBench.Noted;
import dev.lamina.engine.statistics.ResourceResult;
import dev.lamina.engine.statistics.ResourceResult.PortResult;

/** The rules of GVT-g, GPUvm and Intel's SR-IOV, with their own numbers. */
class VendorRulesTest {
	private static final long US = 1_000;
	private static final long MS = 1_000_000;
	private static final long SECOND = 1_000_000_000;
	private static final BalancedShare GVTG = new BalancedShare(MS, 100 * MS, 10);
	private static final CreditPolicy CREDIT = new CreditPolicy(50 * US);
	private static final BandPolicy BAND = new BandPolicy(50 * US, 100 * MS, 500 * US);

	private static StationBench bench(SchedulingPolicy policy, long granularity, long end, int... weights) {
		GpuEngine engine = new GpuEngine("gpu", 1, granularity, 0, policy);
		Port[] ports = new Port[weights.length];
		for (int i = 0; i < ports.length; i++) {
			ports[i] = engine.port("vm" + i, weights[i]);
		}
		StationBench bench = new StationBench(end, ports);
		for (int i = 0; i < ports.length; i++) {
			int port = i;
			bench.at(0, () -> bench.station.join(port));
		}
		return bench;
	}

	private static void jobs(StationBench bench, int client, long length, long total) {
		LongStream.range(0, total / length).forEach(ignored -> bench.job(0, client, length));
	}

	private static List<Long> busy(ResourceResult result) {
		return result.ports().stream().map(PortResult::busy).toList();
	}

	// ------------------------------------------------------------------ GVT-g

	@Test
	void twoBusyClientsOfWeightsFourAndTwoHaveTwoToOne() {
		StationBench bench = bench(GVTG, GpuEngine.NEVER, SECOND, 4, 2);
		jobs(bench, 0, 700 * US, SECOND);
		jobs(bench, 1, 1_900 * US, SECOND);
		ResourceResult result = bench.run();
		assertEquals(2.0 / 3, (double) result.ports().getFirst().busy() / result.busy(), 0.01);
		assertEquals(1.0, result.utilization(), 0.01);
	}

	@Test
	void anIdleResidentKeepsItsPartOfEachPeriod() {
		StationBench bench = bench(GVTG, 0, SECOND, 4, 2);
		jobs(bench, 1, MS, SECOND);
		assertEquals(SECOND / 3, bench.run().ports().get(1).busy(), 10 * MS);
	}

	@Test
	void turnsAreDecidedAtTicksAndOnlyWhereWorkHasDrained() {
		StationBench bench = bench(GVTG, GpuEngine.NEVER, SECOND, 1, 1);
		// the first runs on over two ticks; the second comes next, and the next tick is at 4 ms
		Noted longJob = bench.job(0, 0, 2_500 * US);
		Noted follower = bench.job(0, 0, 100 * US);
		Noted other = bench.job(100, 1, 1_000 * US);
		assertEquals(List.of(2_500 * US, 3_600 * US, 3_500 * US), bench.run(longJob, follower, other));
	}

	@Test
	void whoHasUsedUpItsPartWaitsForTheNextPeriodButAnotherMayRun() {
		StationBench bench = bench(GVTG, 0, SECOND, 1, 1);
		Noted greedy = bench.job(0, 0, 60 * MS);
		Noted late = bench.job(70 * MS, 1, 5 * MS);
		// 50 ms are its own; the engine idles until 70, serves the other, idles until 100
		assertEquals(List.of(110 * MS, 75 * MS), bench.run(greedy, late));
	}

	@Test
	void debtsAreForgottenEachSecond() {
		StationBench bench = bench(GVTG, GpuEngine.NEVER, 2 * SECOND, 1, 1);
		bench.job(0, 0, 900 * MS);
		Noted next = bench.job(0, 0, MS);
		// it owes 850 ms after the first period and would have time again after 1.7 s
		assertEquals(List.of(SECOND + MS), bench.run(next));
	}

	@Test
	void savingsCountOnWithinTheSecond() {
		StationBench bench = bench(GVTG, 0, SECOND, 1, 1);
		// six periods of 50 ms each have been dealt out by then, and a seventh at 600 ms
		Noted burst = bench.job(550 * MS, 0, 340 * MS);
		assertEquals(List.of(890 * MS), bench.run(burst));
	}

	// ------------------------------------------------------------------ GPUvm

	@Test
	void creditGivesNearlyEqualTimeWhereFifoGivesEqualNumbers() {
		long[] shares = new long[2];
		SchedulingPolicy[] policies = { new Fifo(), CREDIT };
		for (int i = 0; i < 2; i++) {
			StationBench bench = bench(policies[i], GpuEngine.NEVER, SECOND, 1, 1);
			for (int job = 0; job < 1_000; job++) {
				bench.job(0, 0, 5 * MS);
				bench.job(0, 1, MS);
			}
			shares[i] = busy(bench.run()).getFirst();
		}
		assertEquals(SECOND * 5 / 6, shares[0], 6 * MS);
		// savings are bounded by what was earned last, so that short jobs lose some of them
		assertEquals(SECOND / 2, shares[1], 60 * MS);
	}

	@Test
	void bandWaitsForWhoOnlyPauses() {
		assertTrue(pausing(BAND, 300 * US) > 1.5 * pausing(CREDIT, 300 * US));
		// a pause longer than the wait gains nothing
		assertEquals(pausing(CREDIT, 20 * MS), pausing(BAND, 20 * MS), 25 * MS);
	}

	/** What a client of short jobs with pauses has beside one of long jobs without. */
	private static long pausing(SchedulingPolicy policy, long pause) {
		StationBench bench = bench(policy, GpuEngine.NEVER, SECOND, 1, 1);
		jobs(bench, 0, 5 * MS, SECOND);
		bench.repeat(1, MS, pause);
		return bench.run().ports().get(1).busy();
	}

	@Test
	void aSingleClientIsNeverHeldUp() {
		for (SchedulingPolicy policy : List.of(CREDIT, BAND)) {
			StationBench bench = bench(policy, GpuEngine.NEVER, SECOND, 1, 1);
			jobs(bench, 0, 2 * MS, 2 * SECOND);
			assertEquals(1, bench.run().utilization(), policy.name());
		}
	}

	// ------------------------------------------------------------------ Intel SR-IOV

	@Test
	void whoDoesNotYieldInTimeIsStoppedAndDoesItAgain() {
		StationBench bench = bench(new RoundRobin(2 * MS, false, 16 * MS), 10 * MS, SECOND, 1, 1);
		Noted yields = bench.job(0, 0, 30 * MS);
		Noted other = bench.job(0, 1, MS);
		// the quantum ends at 2 ms, the job can be preempted at 10 ms
		assertEquals(List.of(31 * MS, 11 * MS), bench.run(yields, other));
		StationBench strict = bench(new RoundRobin(2 * MS, false, 5 * MS), 10 * MS, SECOND, 1, 1);
		Noted stopped = strict.job(0, 0, 30 * MS);
		Noted waiting = strict.job(0, 1, MS);
		// stopped at 7 ms with nothing done; alone from 8 ms on
		assertEquals(List.of(38 * MS, 8 * MS), strict.run(stopped, waiting));
	}

	@Test
	void nobodyIsStoppedForNobody() {
		StationBench bench = bench(new RoundRobin(2 * MS, false, 5 * MS), GpuEngine.NEVER, SECOND, 1, 1);
		assertEquals(List.of(100 * MS), bench.run(bench.job(0, 0, 100 * MS)));
		StationBench kept = bench(new RoundRobin(2 * MS, true, 5 * MS), GpuEngine.NEVER, SECOND, 1, 1);
		Noted never = kept.job(0, 0, 100 * MS);
		assertEquals(List.of(-1L), kept.run(never));
	}

	@Test
	void impossibleRulesAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> new BalancedShare(MS, US, 10));
		assertThrows(IllegalArgumentException.class, () -> new BalancedShare(MS, MS, 0));
		assertThrows(IllegalArgumentException.class, () -> new BandPolicy(MS, US, MS));
		assertThrows(IllegalArgumentException.class, () -> new CreditPolicy(0));
		assertThrows(IllegalArgumentException.class, () -> new RoundRobin(MS, true, 0));
	}
}
