package dev.lamina.benchmarks.simulation;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import dev.lamina.engine.event.RunControl;
import dev.lamina.engine.program.Scenario;
import dev.lamina.engine.statistics.MeasurementWindow;
import dev.lamina.engine.statistics.RunResult;

/** Events per second where all clients want one GPU engine that runs them concurrently. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class SharedEngine {
	private static final MeasurementWindow HUNDRED_SECONDS = MeasurementWindow.of(100_000_000_000L, 1_000_000_000L)
			.withBatches(1);

	@Param({ "2", "48", "1000" })
	public int clients;

	private Scenario scenario;

	@Setup
	public void build() {
		scenario = ContentionScenario.of(clients);
	}

	/** One run. */
	@Benchmark
	public RunResult run(EventCounter counted) {
		RunResult result = scenario.run(1, HUNDRED_SECONDS, RunControl.NONE);
		counted.events += result.events();
		return result;
	}
}
