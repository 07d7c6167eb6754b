package dev.lamina.benchmarks.simulation;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.SourceFile;
import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.model.Model;
import dev.lamina.model.Simulation;
import dev.lamina.result.SimulationResult;
import dev.lamina.simulation.RunMonitor;
import dev.lamina.simulation.RunOptions;
import dev.lamina.simulation.Simulations;
import dev.lamina.simulation.refusal.SimulationRefusedException;

/**
 * Events per second from text to results on one thread: reading, validating, placing, both runs of each VM, results and verdicts.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class TextToResult {
	@Param({ "1", "10", "100", "1000", "10000" })
	public int hosts;

	private String text;

	/** Writes the text. The more hosts there are, the shorter they are simulated, so that the largest run ends in about 20 s. */
	@Setup
	public void write() {
		int milliseconds = switch (hosts) {
			case 1, 10 -> 20_000;
			case 100 -> 5_000;
			case 1000 -> 1_000;
			default -> 200;
		};
		text = DataCentreModel.of(hosts, milliseconds);
	}

	/** One text. */
	@Benchmark
	public List<SimulationResult> run(EventCounter counted) throws UnreadableSourceException, SimulationRefusedException {
		Project project = Project.ofText("centre.lamina", text, Path.of("nowhere"));
		SourceFile sourceFile = project.sources().getFirst();
		if (!project.validate(sourceFile, () -> false).isEmpty()) {
			throw new IllegalStateException("The text is not sound.");
		}
		Model model = sourceFile.model().orElseThrow();
		Simulation simulation = model.getDeclarations().stream().filter(Simulation.class::isInstance).map(Simulation.class::cast)
				.findFirst()
				.orElseThrow();
		return Simulations.run(model, simulation, RunOptions.asModelled(Path.of("nowhere")), new Counting(counted));
	}

	/** Counts the events of replications that are over. */
	private record Counting(EventCounter counted) implements RunMonitor {
		@Override
		public boolean isCancelled() {
			return false;
		}

		@Override
		public void progress(double fraction) {
			// only the end counts
		}

		@Override
		public void replicated(long events) {
			counted.events += events;
		}
	}
}
