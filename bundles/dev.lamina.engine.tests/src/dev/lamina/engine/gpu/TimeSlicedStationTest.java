package dev.lamina.engine.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.lamina.engine.event.RunFailedException;
import dev.lamina.engine.random.RandomStream;
import dev.lamina.engine.resource.Port;
import dev.lamina.engine.resource.StationBench;
import dev.lamina.engine.resource.StationBench.Noted;
import dev.lamina.engine.statistics.ResourceResult;
import dev.lamina.engine.statistics.ResourceResult.PortResult;

class TimeSlicedStationTest {
	private static final long SLICE = 1_000;

	private static GpuEngine engine(SchedulingPolicy policy, long granularity, long switchCost) {
		return new GpuEngine("gpu", 1, granularity, switchCost, policy);
	}

	private static StationBench bench(long end, GpuEngine engine, int clients) {
		Port[] ports = new Port[clients];
		for (int i = 0; i < clients; i++) {
			ports[i] = engine.port("vm" + i);
		}
		return new StationBench(end, ports);
	}

	private static void join(StationBench bench, int... clients) {
		for (int client : clients) {
			bench.at(0, () -> bench.station.join(client));
		}
	}

	/** Gives clients more work than they can do. */
	private static void flood(StationBench bench, int... clients) {
		join(bench, clients);
		for (int client : clients) {
			bench.job(0, client, 1_000_000_000L);
		}
	}

	private static List<Long> busy(ResourceResult result) {
		return result.ports().stream().map(PortResult::busy).toList();
	}

	// ------------------------------------------------------------------ mechanism

	@Test
	void jobsOfAClientRunInOrder() {
		StationBench bench = bench(10_000, engine(new BestEffort(SLICE), 0, 0), 1);
		assertEquals(List.of(300L, 700L, 2_010L), bench.run(bench.job(0, 0, 300), bench.job(0, 0, 400), bench.job(2_000, 0, 10)));
	}

	@Test
	void theSpeedOfAPartitionStretchesDemands() {
		StationBench bench = bench(10_000, new GpuEngine("2g", 2.0 / 7, 0, 0, new Fifo()), 1);
		Noted job = bench.job(0, 0, 200);
		assertEquals(List.of(700L), bench.run(job));
		assertEquals(700, job.service);
	}

	@Test
	void turnsAlternateAndEachSwitchIsPaidByTheJobThatComesIn() {
		StationBench bench = bench(100_000, engine(new BestEffort(SLICE), 0, 50), 2);
		Noted a = bench.job(0, 0, 2_000);
		Noted b = bench.job(0, 1, 1_500);
		// a 0–1000, switch, b 1050–2050, switch, a 2100–3100, switch, b 3150–3650
		assertEquals(List.of(3_100L, 3_650L), bench.run(a, b));
		assertEquals(50, a.switching);
		assertEquals(100, b.switching);
		ResourceResult result = bench.station.result();
		assertEquals(150, result.switching());
		assertEquals(100_000 - 3_650, result.idle());
	}

	@Test
	void aClientThatIsAloneIsNeverSwitched() {
		StationBench bench = bench(50_000, engine(new BestEffort(SLICE), 0, 300), 3);
		Noted job = bench.job(0, 1, 20_000);
		assertEquals(List.of(20_000L), bench.run(job));
		assertEquals(0, job.switching);
	}

	@Test
	void aJobIsCutOnlyAtItsGranularity() {
		StationBench bench = bench(100_000, engine(new BestEffort(SLICE), 700, 0), 2);
		// a is cut at 1400 (2 × 700), then at 2800: b 1400–2400 is one of 1000 at its end
		assertEquals(List.of(2_600L, 2_400L), bench.run(bench.job(0, 0, 1_600), bench.job(0, 1, 1_000)));
		StationBench never = bench(100_000, engine(new BestEffort(SLICE), GpuEngine.NEVER, 0), 2);
		assertEquals(List.of(9_000L, 10_000L), never.run(never.job(0, 0, 9_000), never.job(0, 1, 1_000)));
	}

	@Test
	void aReservedTurnCanBeUsedByWorkThatComesInIt() {
		StationBench bench = bench(100_000, engine(new EqualShare(SLICE, 0), 0, 0), 2);
		join(bench, 0, 1);
		Noted inTurn = bench.job(2_400, 0, 500);
		Noted outOfTurn = bench.job(1_500, 0, 100);
		Noted overTheEdge = bench.job(5_900, 1, 300);
		assertEquals(List.of(2_900L, 2_100L, 7_200L), bench.run(inTurn, outOfTurn, overTheEdge));
	}

	// ------------------------------------------------------------------ policies

	@Test
	void fixedShareGivesOneOfFourHoweverManyAreResident() {
		for (int residents = 1; residents <= 4; residents++) {
			StationBench bench = bench(4_000_000, engine(new FixedShare(SLICE, 4, 33), 0, 0), 4);
			int[] clients = IntStream.range(0, residents).toArray();
			flood(bench, clients);
			ResourceResult result = bench.run();
			for (int client : clients) {
				assertEquals(1_000_000, result.ports().get(client).busy(), residents + " residents");
			}
			assertEquals((4 - residents) * 1_000_000L, result.idle());
		}
	}

	@Test
	void moreClientsThanSlotsAreRefused() {
		StationBench bench = bench(10_000, engine(new FixedShare(SLICE, 2, 0), 0, 0), 3);
		join(bench, 0, 1, 2);
		assertTrue(assertThrows(RunFailedException.class, bench::run).getMessage().contains("2 slots"));
	}

	@Test
	void equalShareGivesOneOfTheResidentsAlsoBesideIdleOnes() {
		StationBench bench = bench(6_000_000, engine(new EqualShare(SLICE, 33), 0, 0), 4);
		flood(bench, 0, 2);
		join(bench, 3);
		ResourceResult result = bench.run();
		assertEquals(List.of(2_000_000L, 0L, 2_000_000L, 0L), busy(result));
		assertEquals(2_000_000, result.idle());
	}

	@Test
	void equalShareFollowsWhoComesAndGoes() {
		StationBench bench = bench(4_000_000, engine(new EqualShare(SLICE, 0), 0, 0), 2);
		flood(bench, 0);
		bench.at(1_000_000, () -> bench.station.join(1));
		bench.at(3_000_000, () -> bench.station.leave(1));
		ResourceResult result = bench.run();
		assertEquals(3_000_000, result.ports().get(0).busy(), SLICE);
		assertEquals(1_000_000, result.idle(), SLICE);
	}

	@Test
	void bestEffortGivesIdleTimeToWhoCanUseIt() {
		StationBench bench = bench(1_000_000, engine(new BestEffort(SLICE), 0, 0), 3);
		flood(bench, 0);
		join(bench, 1, 2);
		bench.job(0, 1, 200_000);
		ResourceResult result = bench.run();
		assertEquals(List.of(800_000L, 200_000L, 0L), busy(result));
		assertEquals(0, result.idle());
	}

	@Test
	void roundRobinKeepsOrSkipsIdleClients() {
		for (boolean keep : new boolean[] { true, false }) {
			StationBench bench = bench(1_000_000, engine(new RoundRobin(SLICE, keep), 0, 0), 4);
			flood(bench, 1);
			join(bench, 0, 2, 3);
			assertEquals(keep ? 250_000 : 1_000_000, bench.run().ports().get(1).busy());
		}
	}

	@Test
	void weightsDivideTheTimeOfThoseWithWork() {
		GpuEngine engine = engine(new WeightedShare(SLICE), 0, 0);
		StationBench bench = new StationBench(7_000_000, engine.port("heavy", 4), engine.port("middle", 2),
				engine.port("light", 1));
		flood(bench, 0, 1, 2);
		List<Long> busy = busy(bench.run());
		assertEquals(4_000_000, busy.get(0), 2 * SLICE);
		assertEquals(2_000_000, busy.get(1), 2 * SLICE);
		assertEquals(1_000_000, busy.get(2), 2 * SLICE);
		StationBench two = new StationBench(5_000_000, engine.port("heavy", 4), engine.port("middle", 2),
				engine.port("light", 1));
		flood(two, 0, 2);
		assertEquals(4_000_000, two.run().ports().getFirst().busy(), 2 * SLICE);
	}

	@Test
	void aClientCannotSaveItsWeightedShareForLater() {
		GpuEngine engine = engine(new WeightedShare(SLICE), 0, 0);
		StationBench bench = new StationBench(2_000_000, engine.port("steady", 1), engine.port("late", 1));
		flood(bench, 0);
		bench.job(1_000_000, 1, 1_000_000_000L);
		List<Long> busy = busy(bench.run());
		assertEquals(1_500_000, busy.get(0), 2 * SLICE);
		assertEquals(500_000, busy.get(1), 2 * SLICE);
	}

	@Test
	void fifoFollowsTheOrderOfSubmissionAcrossClients() {
		StationBench bench = bench(100_000, engine(new Fifo(), 0, 0), 2);
		assertEquals(List.of(5_000L, 6_000L, 5_500L),
				bench.run(bench.job(0, 0, 5_000), bench.job(20, 0, 500), bench.job(10, 1, 500)));
	}

	@Test
	void priorityPreemptsWhereTheJobCanBeCut() {
		GpuEngine engine = engine(new PriorityPolicy(SLICE), 400, 0);
		StationBench bench = new StationBench(100_000, engine.port("low", 1), engine.port("high", 9));
		Noted low = bench.job(0, 0, 5_000);
		Noted high = bench.job(450, 1, 2_000);
		Noted again = bench.job(2_700, 1, 100);
		// high waits until 800; the first job of low stands at 800, so the next cut is at 1200 of it: 3200
		assertEquals(List.of(7_100L, 2_800L, 2_900L), bench.run(low, high, again));
		StationBench later = new StationBench(100_000, engine.port("low", 1), engine.port("high", 9));
		// 850 lies between the last two cuts, and the last one is the end of the job
		assertEquals(List.of(1_200L, 1_300L), later.run(later.job(0, 0, 1_200), later.job(850, 1, 100)));
	}

	@Test
	void overshootIsTakenBackFromLaterSlices() {
		// one client can be cut every 700 only, so that each of its slices of 1000 overshoots by 400
		assertEquals(10_000_000 * 1_400.0 / 2_400, coarseClient(0), 3_000);
		assertEquals(5_000_000, coarseClient(1), 3_000);
		assertEquals(5_000_000, coarseClient(33), 30_000);
	}

	private static long coarseClient(int averaging) {
		StationBench bench = bench(10_000_000, engine(new EqualShare(SLICE, averaging), 700, 0), 2);
		join(bench, 0, 1);
		bench.job(0, 0, 1_000_000_000L);
		for (int i = 0; i < 100_000; i++) {
			bench.job(0, 1, 100);
		}
		return bench.run().ports().getFirst().busy();
	}

	// ------------------------------------------------------------------ laws

	static List<SchedulingPolicy> policies() {
		return List.of(new BestEffort(SLICE), new EqualShare(SLICE, 33), new FixedShare(SLICE, 6, 33),
				new RoundRobin(SLICE, true),
				new RoundRobin(SLICE, false), new WeightedShare(SLICE), new Fifo(), new PriorityPolicy(SLICE),
				new BalancedShare(SLICE, 10 * SLICE, 10),
				new CreditPolicy(50), new BandPolicy(50, 10 * SLICE, 500));
	}

	@ParameterizedTest
	@MethodSource("policies")
	void allTimeIsAccountedForAndAllWorkIsDone(SchedulingPolicy policy) {
		for (long granularity : new long[] { 0, 130, GpuEngine.NEVER }) {
			GpuEngine engine = engine(policy, granularity, 40);
			Port[] ports = new Port[4];
			for (int i = 0; i < ports.length; i++) {
				ports[i] = engine.port("vm" + i, 1 + i);
			}
			long end = 3_000_000;
			StationBench bench = new StationBench(end, ports);
			join(bench, 0, 1, 2, 3);
			RandomStream random = new RandomStream(7, policy.name());
			List<Noted> jobs = new ArrayList<>();
			List<Long> times = new ArrayList<>();
			long demand = 0;
			for (int i = 0; i < 400; i++) {
				times.add((long) (random.nextDouble() * 1_000_000));
				long work = 1 + (long) (random.nextDouble() * 3_000);
				demand += work;
				jobs.add(bench.job(times.getLast(), (int) (random.nextDouble() * 4), work));
			}
			ResourceResult result = bench.run();
			assertEquals(end, result.busy() + result.switching() + result.idle());
			assertEquals(demand, result.busy());
			for (int i = 0; i < jobs.size(); i++) {
				Noted job = jobs.get(i);
				assertTrue(job.done >= times.get(i) + job.service + job.switching, "job " + i);
			}
			assertEquals(result.switching(), jobs.stream().mapToLong(job -> job.switching).sum());
		}
	}

	@ParameterizedTest
	@MethodSource("conserving")
	void aWorkConservingPolicyNeverIdlesWhileThereIsWork(SchedulingPolicy policy) {
		for (long granularity : new long[] { 0, 130, GpuEngine.NEVER }) {
			StationBench bench = bench(3_000_000, engine(policy, granularity, 40), 4);
			join(bench, 0, 1, 2, 3);
			RandomStream random = new RandomStream(8, policy.name());
			List<Noted> jobs = new ArrayList<>(List.of(bench.job(0, 3, 10_000)));
			for (int i = 0; i < 300; i++) {
				jobs.add(bench.job((long) (random.nextDouble() * 10_000), (int) (random.nextDouble() * 4),
						1 + (long) (random.nextDouble() * 3_000)));
			}
			ResourceResult result = bench.run();
			assertEquals(result.busy() + result.switching(), jobs.stream().mapToLong(job -> job.done).max().orElseThrow());
		}
	}

	static List<SchedulingPolicy> conserving() {
		return List.of(new BestEffort(SLICE), new RoundRobin(SLICE, false), new WeightedShare(SLICE), new Fifo(),
				new PriorityPolicy(SLICE),
				new CreditPolicy(50));
	}
}
