package dev.lamina.benchmarks.fleet;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.SourceFile;
import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.fleet.Fleets;
import dev.lamina.fleet.inventory.InventoryException;
import dev.lamina.model.Fleet;
import dev.lamina.model.file.FileAccess;
import dev.lamina.result.FleetResult;

/** The time of the example fleet from file to result: reading, validating, and placing the demands of the published trace. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PublishedTraceBenchmark {
	private static final Path EXAMPLE = Path.of("dsl/dev.lamina.examples/fleet/openb.lamina");

	/** The whole example, where the checkout is the working directory. */
	@Benchmark
	public FleetResult place() throws UnreadableSourceException, InventoryException {
		Project project = Project.open(List.of(EXAMPLE));
		SourceFile sourceFile = project.sources().getFirst();
		if (!project.validate(sourceFile, () -> false).isEmpty()) {
			throw new IllegalStateException("The example is not sound.");
		}
		Fleet fleet = sourceFile.model().orElseThrow().getDeclarations().stream().filter(Fleet.class::isInstance)
				.map(Fleet.class::cast)
				.findFirst().orElseThrow();
		return Fleets.run(fleet, 42, FileAccess.within(EXAMPLE.getParent()), () -> false);
	}
}
