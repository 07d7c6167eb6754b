package dev.lamina.benchmarks.diagram;

import java.nio.file.Path;
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
import dev.lamina.design.tables.TableServices;
import dev.lamina.dsl.project.Project;
import dev.lamina.dsl.project.UnreadableSourceException;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.Profile;
import dev.lamina.placement.assignment.Assignment;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.scope.ModelScope;

/**
 * One refresh of the table "Room for profiles" after a change: 40 GPUs, each cut by a policy of its own for 6 VMs, by 22
 * profiles.
 *
 * <p>The baseline does the least that such a table needs, in the same run: it lays out the model and searches the room of each
 * GPU once.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RoomTableBenchmark {
	private static final int GPUS = 40;

	/** What is measured. */
	public enum Refresh {
		/** The cells as Sirius asks for them: the text of each, and whether it is grey. */
		TABLE,
		/** Layout and one search for each GPU. */
		BASELINE
	}

	@Param
	public Refresh refresh;

	private final TableServices services = new TableServices();
	private Model model;

	/** Reads the model. */
	@Setup
	public void read() throws UnreadableSourceException {
		StringBuilder text = new StringBuilder(
				"import nvidia.*\nimport stacks.*\nhost h { memory 4 TiB system Linux hypervisor KVM");
		for (int gpu = 0; gpu < GPUS; gpu++) {
			text.append(" gpu g").append(gpu).append(" : A40");
		}
		text.append(" }\n");
		for (int gpu = 0; gpu < GPUS; gpu++) {
			text.append("policy p%1$d for h.g%1$d { stack NvidiaVgpu partition A40-8Q x 5 }\n".formatted(gpu))
					.append("vm v%1$d x 5 { system Linux memory 4 GiB gpu A40-8Q on h.g%1$d }\n".formatted(gpu));
		}
		model = Project.ofText("generated.lamina", text.toString(), Path.of("nowhere")).sources().getFirst().model()
				.orElseThrow();
	}

	/** One refresh; the number of cells with room keeps it from being left out. */
	@Benchmark
	public int refresh() {
		return switch (refresh) {
			case TABLE -> table();
			case BASELINE ->
					Assignment.of(ModelScope.of(model)).slots().stream().map(GpuSlot::room).mapToInt(rooms -> (int) rooms.stream()
							.filter(room -> room.more() > 0).count()).sum();
		};
	}

	private int table() {
		// every change of the model makes it forget
		AssignmentIndex.install(ModelScope.of(model));
		int open = 0;
		for (HostGpu gpu : services.gpus(model)) {
			for (Profile profile : services.profilesOf(gpu)) {
				boolean none = services.hasNoRoomFor(gpu, profile);
				open += !none && !services.roomFor(gpu, profile).isEmpty() ? 1 : 0;
			}
		}
		return open;
	}
}
