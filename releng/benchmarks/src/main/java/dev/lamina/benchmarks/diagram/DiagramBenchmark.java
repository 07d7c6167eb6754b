package dev.lamina.benchmarks.diagram;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import dev.lamina.design.assignment.AssignmentIndex;
import dev.lamina.diagram.Diagrams;
import dev.lamina.diagram.evaluation.Evaluation.Selection;
import dev.lamina.diagram.scene.Scene;
import dev.lamina.diagram.svg.SvgWriter;
import dev.lamina.diagram.svg.Theme;
import dev.lamina.dsl.project.ModelUnit;
import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.model.Model;

/**
 * The time from a model to the SVG of its partitioning: hosts of 8 GPUs that are cut into 6, each host with its own line for VMs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DiagramBenchmark {
	private static final int GPUS = 8;

	@Param({ "80", "1000" })
	public int gpus;

	private ModelUnit modelUnit;
	private Model model;

	/** Reads the model; seating its VMs counts as drawing, because each change of a model asks for it. */
	@Setup
	public void read() throws UnreadableSourceException {
		Project project = Project.ofText("generated.lamina", text(gpus / GPUS), Path.of("nowhere"));
		modelUnit = project.modelUnits().getFirst();
		model = project.sources().getFirst().model().orElseThrow();
	}

	private static String text(int hosts) {
		StringBuilder text = new StringBuilder("import nvidia.*\nimport stacks.*\n");
		for (int host = 0; host < hosts; host++) {
			text.append("host h").append(host).append(" { memory 1 TiB system Linux hypervisor KVM");
			for (int gpu = 0; gpu < GPUS; gpu++) {
				text.append(" gpu g").append(gpu).append(" : A40");
			}
			text.append(" }\npolicy p%1$d for h%1$d { stack NvidiaVgpu partition A40-8Q x 6 }\n".formatted(host))
					.append("vm v%1$d x 8 { system Linux memory 4 GiB gpu A40-8Q on h%1$d }\n".formatted(host));
		}
		return text.toString();
	}

	/** One picture. */
	@Benchmark
	public String draw() {
		AssignmentIndex.install(modelUnit.modelScope());
		Diagrams diagrams = Diagrams.load();
		Scene scene = diagrams.draw(diagrams.description("partitioning").orElseThrow(), model, Selection.DEFAULT,
				element -> Optional.empty());
		if (scene.boxes().size() != 2 * gpus / GPUS) {
			throw new IllegalStateException(scene.boxes().size() + " boxes at the top");
		}
		return SvgWriter.write(scene, Theme.AUTO, location -> Optional.empty(), Diagrams::image);
	}
}
