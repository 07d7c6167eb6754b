package dev.lamina.benchmarks.cloud;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The time to simulate hosts of 8 VMs with one core each, every VM doing 50 tasks of 10 s one after the other. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TaskBenchmark {
	static final int VMS = 8;
	static final int TASKS = 50;
	static final long TASK_SECONDS = 10;

	/** Who simulates it. */
	public enum Simulator {
		LAMINA, CLOUDSIM_PLUS
	}

	@Param
	public Simulator simulator;

	@Param({ "10", "100" })
	public int hosts;

	/** All tasks, from building the hosts to the end. */
	@Benchmark
	public long run() {
		long completed = simulator == Simulator.LAMINA ? LaminaTasks.run(hosts) : CloudSimPlusTasks.run(hosts);
		if (completed != (long) hosts * VMS * TASKS) {
			throw new IllegalStateException(simulator + " completed " + completed + " tasks.");
		}
		return completed;
	}
}
