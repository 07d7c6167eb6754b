package dev.lamina.engine.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lamina.engine.random.RandomStream;
import dev.lamina.engine.resource.StationBench.Noted;
import dev.lamina.engine.statistics.CostTerm;
import dev.lamina.engine.statistics.ResourceResult;
import dev.lamina.engine.statistics.ResourceResult.PortResult;

class FairShareStationTest {
	private static final long END = 1_000_000;

	@Test
	void jobsRunAtFullSpeedWhileCoresSuffice() {
		ProcessorPool pool = new ProcessorPool("host", 4);
		StationBench bench = new StationBench(END, pool.port("a", 2), pool.port("b", 2));
		assertEquals(List.of(100L, 260L, 137L),
				bench.run(bench.job(0, 0, 100), bench.job(60, 0, 200), bench.job(30, 1, 107)));
	}

	@Test
	void jobsShareACoreEqually() {
		ProcessorPool pool = new ProcessorPool("host", 1);
		StationBench bench = new StationBench(END, pool.port("a", 1), pool.port("b", 1));
		// alone until 50, then half speed each: b's 100 take until 250, the rest of a runs alone
		Noted a = bench.job(0, 0, 200);
		Noted b = bench.job(50, 1, 100);
		assertEquals(List.of(300L, 250L), bench.run(a, b));
		assertEquals(200, a.service);
		assertEquals(100, b.service);
	}

	@Test
	void aClientHasAtMostItsLimit() {
		ProcessorPool pool = new ProcessorPool("host", 16);
		StationBench bench = new StationBench(END, pool.port("vm", 2));
		assertEquals(List.of(200L, 200L, 200L, 200L),
				bench.run(bench.job(0, 0, 100), bench.job(0, 0, 100), bench.job(0, 0, 100), bench.job(0, 0, 100)));
	}

	@Test
	void whatAClientCannotUseGoesToTheOthers() {
		// 3 cores: a has one job and so one core at most; b with six jobs has the other two
		ProcessorPool pool = new ProcessorPool("host", 3);
		StationBench bench = new StationBench(END, pool.port("a", 8), pool.port("b", 8));
		Noted a = bench.job(0, 0, 300);
		List<Noted> b = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			b.add(bench.job(0, 1, 100));
		}
		ResourceResult result = bench.run();
		assertEquals(300, a.done);
		b.forEach(job -> assertEquals(300, job.done));
		assertEquals(900, result.busy(), 1e-6);
		assertEquals(900.0 / (3 * END), result.utilization(), 1e-12);
	}

	@Test
	void aSaturatedPoolIsSharedBetweenClientsNotJobs() {
		ProcessorPool pool = new ProcessorPool("host", 1);
		StationBench bench = new StationBench(END, pool.port("a", 1), pool.port("b", 1));
		assertEquals(List.of(200L, 300L, 300L), bench.run(bench.job(0, 0, 100), bench.job(0, 1, 100), bench.job(0, 1, 100)));
	}

	@Test
	void aLinkTakesBytesOverBandwidthAndThenItsLatency() {
		FairShareLink link = new FairShareLink("pcie", 2e9, 500);
		StationBench bench = new StationBench(END, link.port("a"), link.port("b", 0.5e9));
		Noted a = bench.job(0, 0, 2_000);
		Noted later = bench.job(10_000, 0, 2_000);
		Noted slow = bench.job(20_000, 1, 2_000);
		assertEquals(List.of(1_500L, 11_500L, 24_500L), bench.run(a, later, slow));
		assertEquals(1_500, a.service);
		assertEquals(4_500, slow.service);
	}

	@Test
	void concurrentClientsShareAnEngineUpToTheirShares() {
		ConcurrentEngine engine = new ConcurrentEngine("mps", 2);
		StationBench bench = new StationBench(END, engine.port("a", 0.25), engine.port("b", 1));
		// a has a quarter of a double-speed engine, b the rest
		assertEquals(List.of(200L, 200L), bench.run(bench.job(0, 0, 100), bench.job(0, 1, 300)));
	}

	@Test
	void aJobThatSpreadsOverSeveralCoresIsDoneSoonerAndUsesAsMuch() {
		ProcessorPool pool = new ProcessorPool("host", 8);
		StationBench bench = new StationBench(END, pool.port("a", 4, 16), pool.port("b", 8, 2), pool.port("c", 0.5));
		Noted wide = bench.job(0, 0, 400);
		Noted two = bench.job(0, 1, 300);
		Noted narrow = bench.job(0, 2, 60);
		ResourceResult result = bench.run();
		assertEquals(List.of(100L, 150L, 120L), List.of(wide.done, two.done, narrow.done));
		assertEquals(List.of(100L, 150L, 120L), List.of(wide.service, two.service, narrow.service));
		assertEquals(List.of(400L, 300L, 60L), result.ports().stream().map(PortResult::busy).toList());
		assertEquals(760, result.busy(), 1e-6);
	}

	@Test
	void boundPortsUseNoMoreThanTheirBoundTogether() {
		ProcessorPool pool = new ProcessorPool("host", 16);
		SharedLimit four = new SharedLimit("vm", 4);
		StationBench bench = new StationBench(END, pool.port("application", 4).within(four),
				pool.port("rasteriser", 4, 4).within(four),
				pool.port("other", 4));
		// five threads on four processors: 0.8 of one and 3.2 of four, until the application is done
		Noted application = bench.job(0, 0, 80);
		Noted rasteriser = bench.job(0, 1, 400);
		Noted other = bench.job(0, 2, 90);
		ResourceResult result = bench.run();
		assertEquals(List.of(100L, 120L, 90L), List.of(application.done, rasteriser.done, other.done));
		assertEquals(80 + 400 + 90, result.busy(), 1e-6);
	}

	@Test
	void workThatCannotUseAllOfAShareCountsAgainstItAllTheSame() {
		ConcurrentEngine engine = new ConcurrentEngine("mps", 1);
		Port half = engine.port("a", 0.5);
		StationBench bench = new StationBench(END, half, new Port(engine, "a", 0.25, 1, half.sharedLimit()));
		// 0.5 + 0.25 are wanted and 0.5 are there: a third and a sixth, then 0.5
		assertEquals(List.of(350L, 300L), bench.run(bench.job(0, 0, 125), bench.job(0, 1, 50)));
	}

	@Test
	void usedTimeIsKnownByClientAndTerm() {
		ProcessorPool pool = new ProcessorPool("host", 1);
		StationBench bench = new StationBench(END, pool.port("a", 1), pool.port("b", 1));
		bench.job(0, 0, 100);
		bench.job(0, 1, 50).term = CostTerm.CALL;
		bench.job(0, 1, 70);
		ResourceResult result = bench.run();
		assertEquals(100, result.ports().get(0).busy());
		assertEquals(120, result.ports().get(1).busy());
		assertEquals(50, result.ports().get(1).terms().get(CostTerm.CALL.ordinal()));
		assertEquals(70, result.ports().get(1).terms().get(CostTerm.GPU.ordinal()));
		assertEquals(220, result.busy(), 1e-6);
	}

	/** The two clocks give what a plain fluid model gives that shares again at every event. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 })
	void randomLoadAgreesWithAFluidModel(int seed) {
		RandomStream random = new RandomStream(seed, "fluid");
		double capacity = seed % 4 == 0 ? 2.5 : 1 + seed % 4;
		ProcessorPool pool = new ProcessorPool("host", capacity);
		Port[] ports = new Port[5];
		Arrays.setAll(ports, i -> pool.port("vm" + i, i == 4 ? 0.5 : 1 + i % 3));
		if (seed > 8) {
			SharedLimit common = new SharedLimit("first", 1.25);
			ports[0] = ports[0].within(common);
			ports[2] = ports[2].within(common);
		}
		StationBench bench = new StationBench(100_000_000, ports);
		int count = 300;
		Noted[] jobs = new Noted[count];
		long[] times = new long[count];
		int[] owner = new int[count];
		long time = 0;
		for (int i = 0; i < count; i++) {
			time += (long) (random.nextDouble() * 60_000);
			times[i] = time;
			owner[i] = (int) (random.nextDouble() * ports.length);
			jobs[i] = bench.job(time, owner[i], 1 + (long) (random.nextDouble() * 200_000));
		}
		double[] expected = fluid(times, owner, jobs, ports, capacity);
		ResourceResult result = bench.run();
		double demand = 0;
		for (int i = 0; i < count; i++) {
			assertEquals(expected[i], jobs[i].done, 400, "job " + i);
			assertTrue(jobs[i].service <= jobs[i].done - times[i]);
			demand += jobs[i].demand;
		}
		assertEquals(demand, result.busy(), 400 * count);
		assertTrue(result.utilization() <= 1);
	}

	private static double[] fluid(long[] times, int[] owner, Noted[] jobs, Port[] ports, double capacity) {
		int count = jobs.length;
		double[] left = new double[count];
		double[] done = new double[count];
		Arrays.setAll(left, i -> jobs[i].demand);
		double now = 0;
		int next = 0;
		while (true) {
			double[] speed = speeds(next, left, owner, ports, capacity);
			double step = next < count ? times[next] - now : Double.POSITIVE_INFINITY;
			for (int i = 0; i < next; i++) {
				if (left[i] > 0) {
					step = Math.min(step, left[i] / speed[i]);
				}
			}
			if (Double.isInfinite(step)) {
				return done;
			}
			now += step;
			for (int i = 0; i < next; i++) {
				if (left[i] > 0) {
					left[i] -= step * speed[i];
					if (left[i] < 1e-6) {
						left[i] = 0;
						done[i] = now;
					}
				}
			}
			while (next < count && times[next] <= now) {
				next++;
			}
		}
	}

	/** Raises all ports together, bit by bit, until each has what it wants or the capacity is used up. */
	private static double[] speeds(int known, double[] left, int[] owner, Port[] ports, double capacity) {
		int[] running = new int[ports.length];
		for (int i = 0; i < known; i++) {
			running[owner[i]] += left[i] > 0 ? 1 : 0;
		}
		double[] wants = new double[ports.length];
		Arrays.setAll(wants, port -> Math.min(running[port], ports[port].limit()));
		double bound = 0;
		for (int port = 0; port < ports.length; port++) {
			bound += ports[port].sharedLimit().isPresent() ? wants[port] : 0;
		}
		for (int port = 0; port < ports.length; port++) {
			wants[port] *= ports[port].sharedLimit().isPresent() && bound > 1.25 ? 1.25 / bound : 1;
		}
		double low = 0;
		double high = capacity + 1;
		for (int i = 0; i < 100; i++) {
			double level = (low + high) / 2;
			double used = 0;
			for (int port = 0; port < ports.length; port++) {
				used += Math.min(level, wants[port]);
			}
			if (used > capacity) {
				high = level;
			} else {
				low = level;
			}
		}
		double[] speed = new double[left.length];
		for (int i = 0; i < known; i++) {
			int port = owner[i];
			if (left[i] > 0) {
				speed[i] = Math.min(low, wants[port]) / running[port];
			}
		}
		return speed;
	}

	@Test
	void impossibleResourcesAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> new ProcessorPool("host", 0));
		assertThrows(IllegalArgumentException.class, () -> new FairShareLink("net", 0, 0));
		assertThrows(IllegalArgumentException.class, () -> new FairShareLink("net", 1, -1));
		assertThrows(IllegalArgumentException.class, () -> new ConcurrentEngine("gpu", Double.NaN));
		assertThrows(IllegalArgumentException.class, () -> new ProcessorPool("host", 1).port("vm", 0));
	}
}
