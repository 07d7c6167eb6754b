package dev.lamina.benchmarks.queue;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.LongStream;

import dev.lamina.benchmarks.simulation.DataCentreModel;
import dev.lamina.dsl.project.Project;
import dev.lamina.model.Model;
import dev.lamina.model.Simulation;
import dev.lamina.placement.scope.ModelScope;
import dev.lamina.result.trace.TraceEvent;
import dev.lamina.result.trace.TraceSink;
import dev.lamina.result.trace.TracedRun;
import dev.lamina.simulation.RunMonitor;
import dev.lamina.simulation.RunOptions;
import dev.lamina.simulation.Simulations;
import dev.lamina.simulation.trace.TraceWindow;

/** How long the steps of the VMs and the turns on the GPU engines took in a traced run of a generated model, in nanoseconds. */
final class SimulatedGaps {
	private static final long[] SEEN = trace();

	private SimulatedGaps() {
	}

	static long[] seen() {
		return SEEN;
	}

	private static long[] trace() {
		LongStream.Builder lengths = LongStream.builder();
		TraceSink sink = new TraceSink() {
			@Override
			public void begin(TracedRun run) {
				// nothing has taken time yet
			}

			@Override
			public void accept(TraceEvent event) {
				switch (event) {
					case TraceEvent.Step step -> lengths.add(step.to() - step.from());
					case TraceEvent.Occupied turn -> lengths.add(turn.to() - turn.from());
					default -> {
						// consists of steps, or takes no time
					}
				}
			}

			@Override
			public void end(OptionalLong fullAt) {
				// what was seen until then is enough
			}
		};
		try {
			Project project = Project.ofText("centre.lamina", DataCentreModel.of(1, 5_000), Path.of("nowhere"));
			Model model = project.sources().getFirst().model().orElseThrow();
			Simulation simulation = model.getDeclarations().stream().filter(Simulation.class::isInstance)
					.map(Simulation.class::cast)
					.findFirst().orElseThrow();
			Simulations.trace(ModelScope.of(model), simulation, 1, RunOptions.asModelled(Path.of("nowhere")), RunMonitor.NONE,
					new TraceWindow(OptionalLong.empty(), 4_000_000_000L), sink);
		} catch (Exception failure) {
			throw new IllegalStateException("The generated model cannot be traced.", failure);
		}
		return lengths.build().filter(length -> length > 0).toArray();
	}
}
