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

/** Events per second of the whole engine, opening and results included, for data centres of different sizes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class WholeSimulation {
	/** Long enough that opening a run does not count: about 12,000 events for each host. */
	private static final MeasurementWindow TWO_SECONDS = MeasurementWindow.of(2_000_000_000L, 200_000_000L).withBatches(1);

	@Param({ "1", "10", "100", "1000", "10000" })
	public int hosts;

	private Scenario scenario;

	@Setup
	public void build() {
		scenario = DataCentreScenario.of(hosts);
	}

	/** One run. */
	@Benchmark
	public RunResult run(EventCounter counted) {
		RunResult result = scenario.run(1, TWO_SECONDS, RunControl.NONE);
		counted.events += result.events();
		return result;
	}
}
