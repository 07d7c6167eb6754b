package dev.lamina.benchmarks.queue;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** As {@link HoldModel}, with gaps that are very unlike each other: what a queue that counts on their evenness is worth. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ShapedHoldModel {
	@Param({ "KERNEL", "BARE_HEAP", "CALENDAR_QUEUE" })
	public HoldModel.Queue queue;

	@Param({ "SKEWED", "SIMULATED" })
	public EventGaps.Shape gaps;

	@Param({ "100", "10000", "1000000" })
	public int pending;

	private PendingEvents events;

	/** Fills the queue. */
	@Setup
	public void fill() {
		events = queue.filled(pending, gaps);
	}

	/** {@link HoldModel#BATCH} events. */
	@Benchmark
	@OperationsPerInvocation(HoldModel.BATCH)
	public void hold() {
		events.hold(HoldModel.BATCH);
	}
}
