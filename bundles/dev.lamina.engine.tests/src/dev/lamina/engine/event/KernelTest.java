package dev.lamina.engine.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.function.ToLongFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lamina.engine.random.RandomStream;

class KernelTest {
	private final Kernel kernel = new Kernel();
	private final List<String> log = new ArrayList<>();

	private int timer(String name, int priority) {
		return kernel.registerTimer(ignored -> log.add(name + "@" + kernel.now()), 0, priority);
	}

	@Test
	void eventsFollowTimeThenPriorityThenScheduling() {
		int late = timer("late", -5);
		int second = timer("second", 0);
		int first = timer("first", 0);
		int urgent = timer("urgent", -1);
		int lazy = timer("lazy", 127);
		kernel.schedule(late, 20);
		kernel.schedule(lazy, 10);
		kernel.schedule(first, 10);
		kernel.schedule(second, 10);
		kernel.schedule(urgent, 10);
		kernel.run(100, RunControl.NONE);
		assertEquals(List.of("urgent@10", "first@10", "second@10", "lazy@10", "late@20"), log);
		assertEquals(100, kernel.now());
		assertEquals(5, kernel.events());
	}

	@Test
	void aTimerCanBeMovedAndCancelled() {
		int moved = timer("moved", 0);
		int cancelled = timer("cancelled", 0);
		kernel.schedule(moved, 10);
		kernel.schedule(cancelled, 20);
		kernel.schedule(moved, 30);
		kernel.cancel(cancelled);
		assertTrue(kernel.isPending(moved));
		assertFalse(kernel.isPending(cancelled));
		kernel.run(100, RunControl.NONE);
		assertEquals(List.of("moved@30"), log);
		assertFalse(kernel.isPending(moved));
	}

	@Test
	void aRunEndsWithTheEventsOfItsLastNanosecond() {
		kernel.schedule(timer("in", 0), 50);
		kernel.schedule(timer("out", 0), 51);
		kernel.run(50, RunControl.NONE);
		assertEquals(List.of("in@50"), log);
		kernel.run(60, RunControl.NONE);
		assertEquals(List.of("in@50", "out@51"), log);
	}

	/** Random setting, moving and cancelling from within events gives what a sorted set gives. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 5, 64, 1000, 5000 })
	void randomEventsComeInTheOrderOfASortedSet(int count) {
		randomEvents(count, 2000, random -> (long) (random.nextDouble() * 20));
	}

	/**
	 * So do crowds, whatever their times are like: alike, skewed by a thousand and by a billion, at the end of time, or the same.
	 */
	@ParameterizedTest
	@CsvSource({ "3000, 1, 20000", "3000, 1000, 20000", "20000, 1000000000, 2000", "3000, 4e18, 20000", "3000, 0.001, 2000",
			"1200, 1000, 60000" })
	void crowdsComeInTheOrderOfASortedSet(int count, double skew, int rounds) {
		randomEvents(count, rounds,
				random -> (long) Math.min(1e18,
						random.nextDouble() * 4 * count * (random.nextDouble() < 0.1 ? skew : Math.min(skew, 1))));
	}

	private void randomEvents(int count, int rounds, ToLongFunction<RandomStream> gap) {
		record Pending(long time, int priority, long serial, int timer) {
		}
		TreeSet<Pending> expected = new TreeSet<>(
				Comparator.comparingLong(Pending::time).thenComparingInt(Pending::priority).thenComparingLong(Pending::serial));
		Pending[] pending = new Pending[count];
		long[] serial = { 0 };
		RandomStream random = new RandomStream(count, "kernel");
		int[] timers = new int[count];
		List<Integer> wrong = new ArrayList<>();

		class Driver implements EventHandler {
			void set(int index) {
				forget(index);
				long time = kernel.now() + gap.applyAsLong(random);
				pending[index] = new Pending(time, index % 3 - 1, serial[0]++, index);
				expected.add(pending[index]);
				kernel.schedule(timers[index], time);
			}

			void forget(int index) {
				if (pending[index] != null) {
					expected.remove(pending[index]);
					pending[index] = null;
				}
			}

			@Override
			public void fire(int index) {
				Pending first = expected.pollFirst();
				if (first == null || first.timer() != index || first.time() != kernel.now()) {
					wrong.add(index);
				}
				pending[index] = null;
				int actions = (int) (random.nextDouble() * 4);
				for (int i = 0; i < actions; i++) {
					int other = (int) (random.nextDouble() * count);
					if (random.nextDouble() < 0.2) {
						forget(other);
						kernel.cancel(timers[other]);
					} else {
						set(other);
					}
				}
			}
		}
		Driver driver = new Driver();
		for (int i = 0; i < count; i++) {
			timers[i] = kernel.registerTimer(driver, i, i % 3 - 1);
		}
		for (int i = 0; i < count; i += 2) {
			driver.set(i);
		}
		for (int round = 0; round < rounds; round++) {
			driver.set((int) (random.nextDouble() * count));
			kernel.run(kernel.now() + 5, RunControl.NONE);
		}
		assertEquals(List.of(), wrong);
		for (int i = 0; i < count; i++) {
			assertEquals(pending[i] != null, kernel.isPending(timers[i]));
		}
		assertTrue(kernel.events() > 500);
	}

	@Test
	void whatLiesBeyond146YearsIsNotReachedBefore() {
		int timer = timer("never", 0);
		kernel.scheduleAfter(timer, Long.MAX_VALUE);
		kernel.run(Kernel.MAX_TIME - 1, RunControl.NONE);
		assertEquals(0, log.size());
		kernel.schedule(timer, Long.MAX_VALUE);
		assertEquals(Kernel.MAX_TIME, Kernel.saturatedAdd(kernel.now(), 1));
		assertEquals(Kernel.MAX_TIME, Kernel.saturatedAdd(1, Long.MAX_VALUE));
		assertEquals(3, Kernel.saturatedAdd(1, 2));
		kernel.run(Kernel.MAX_TIME, RunControl.NONE);
		assertEquals(1, log.size());
		assertThrows(IllegalArgumentException.class, () -> kernel.schedule(timer, 0));
	}

	@Test
	void aRunInWhichTimeStandsStillIsRefused() {
		int[] timer = new int[1];
		timer[0] = kernel.registerTimer(ignored -> kernel.scheduleAfter(timer[0], 0), 0);
		kernel.schedule(timer[0], 7);
		RunFailedException failure = assertThrows(RunFailedException.class, () -> kernel.run(10, RunControl.NONE));
		assertTrue(failure.getMessage().contains("stands still at 7 ns"), failure.getMessage());
	}

	@Test
	void aRunTellsItsProgressAndCanBeCancelled() {
		int[] timer = new int[1];
		timer[0] = kernel.registerTimer(ignored -> kernel.scheduleAfter(timer[0], 1), 0);
		kernel.schedule(timer[0], 0);
		List<Double> told = new ArrayList<>();
		RunControl control = new RunControl() {
			@Override
			public boolean isCancelled() {
				return told.size() == 3;
			}

			@Override
			public void progress(double fraction) {
				told.add(fraction);
			}
		};
		assertThrows(CancellationException.class, () -> kernel.run(1_000_000, control));
		assertEquals(3, told.size());
		assertTrue(told.get(0) > 0 && told.get(0) < told.get(1) && told.get(2) < 0.05, told.toString());
	}
}
