package dev.lamina.benchmarks.language;

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

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.UnreadableSourceException;

/** The time from a text to all that is wrong with it: parsing, linking and validation. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ValidationBenchmark {
	/** Whether anything is wrong. */
	public enum Text {
		SOUND, BROKEN
	}

	@Param({ "1000", "10000", "50000" })
	public int lines;

	@Param
	public Text text;

	private String model;

	/** Writes the text, and refuses to measure one that is not what it is called. */
	@Setup
	public void write() throws UnreadableSourceException {
		model = text == Text.SOUND ? GeneratedModel.sound(lines) : GeneratedModel.broken(lines);
		List<Diagnostic> diagnostics = read();
		if (diagnostics.isEmpty() != (text == Text.SOUND)) {
			throw new IllegalStateException("The " + text + " text has " + diagnostics.size() + " problems"
					+ (diagnostics.isEmpty() ? "." : ", first: " + diagnostics.getFirst()));
		}
	}

	/** One text. */
	@Benchmark
	public List<Diagnostic> read() throws UnreadableSourceException {
		Project project = Project.ofText("generated.lamina", model, Path.of("nowhere"));
		return project.validate(project.sources().getFirst(), () -> false);
	}
}
