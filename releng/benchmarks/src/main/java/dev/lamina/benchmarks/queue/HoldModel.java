package dev.lamina.benchmarks.queue;

import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Events per second of a queue that always holds the same number: take the first, add one after an exponential gap. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class HoldModel {
	static final int BATCH = 50_000;

	/** What holds the events. */
	public enum Queue {
		KERNEL(LaminaKernel::new), BARE_HEAP(BareHeap::new), PRIORITY_QUEUE(JavaPriorityQueue::new), TREE_SET(JavaTreeSet::new),
		SSJ(SsjSimulator::new), CALENDAR_QUEUE(CalendarQueue::new);

		private final BiFunction<Integer, EventGaps, PendingEvents> full;

		Queue(BiFunction<Integer, EventGaps, PendingEvents> full) {
			this.full = full;
		}

		/** The queue after its order has forgotten how it was filled. */
		PendingEvents filled(int pending, EventGaps.Shape shape) {
			PendingEvents events = full.apply(pending, new EventGaps(pending, shape));
			events.hold(Math.max(BATCH, 2 * pending));
			return events;
		}
	}

	@Param
	public Queue queue;

	@Param({ "100", "10000", "1000000" })
	public int pending;

	private PendingEvents events;

	/** Fills the queue. */
	@Setup
	public void fill() {
		events = queue.filled(pending, EventGaps.Shape.EXPONENTIAL);
	}

	/** {@link #BATCH} events. */
	@Benchmark
	@OperationsPerInvocation(BATCH)
	public void hold() {
		events.hold(BATCH);
	}
}
