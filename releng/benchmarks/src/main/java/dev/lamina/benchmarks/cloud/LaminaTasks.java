package dev.lamina.benchmarks.cloud;

import java.util.ArrayList;
import java.util.List;

import dev.lamina.engine.event.RunControl;
import dev.lamina.engine.program.ArrivalProcess;
import dev.lamina.engine.program.Client;
import dev.lamina.engine.program.ClientPhase;
import dev.lamina.engine.program.Scenario;
import dev.lamina.engine.program.Stage;
import dev.lamina.engine.program.StageProgram;
import dev.lamina.engine.random.ConstantDistribution;
import dev.lamina.engine.resource.ProcessorPool;
import dev.lamina.engine.statistics.ClientResult;
import dev.lamina.engine.statistics.CostTerm;
import dev.lamina.engine.statistics.MeasurementWindow;

/** The tasks on Lamina's engine. */
final class LaminaTasks {
	private static final long SECOND = 1_000_000_000L;

	private LaminaTasks() {
	}

	static long run(int hosts) {
		List<Client> clients = new ArrayList<>();
		for (int host = 0; host < hosts; host++) {
			ProcessorPool cores = new ProcessorPool("host" + host, TaskBenchmark.VMS);
			for (int vm = 0; vm < TaskBenchmark.VMS; vm++) {
				String name = "host" + host + ".vm" + vm;
				StageProgram task = new StageProgram("task", List.of(
						new Stage("cpu", cores.port(name, 1), new ConstantDistribution(TaskBenchmark.TASK_SECONDS * SECOND),
								CostTerm.CPU,
								0)));
				clients.add(Client.of(name,
						new ClientPhase(task, ArrivalProcess.ClosedLoop.eager(), 1, ClientPhase.UNLIMITED, TaskBenchmark.TASKS,
								true)));
			}
		}
		MeasurementWindow toTheEnd = MeasurementWindow.of((TaskBenchmark.TASKS + 1) * TaskBenchmark.TASK_SECONDS * SECOND, 0)
				.withBatches(1);
		return new Scenario(clients).run(1, toTheEnd, RunControl.NONE).clients().stream().mapToLong(ClientResult::completed)
				.sum();
	}
}
