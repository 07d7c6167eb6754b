package dev.lamina.benchmarks.simulation;

import java.util.ArrayList;
import java.util.List;

import dev.lamina.engine.program.ArrivalProcess;
import dev.lamina.engine.program.Client;
import dev.lamina.engine.program.ClientPhase;
import dev.lamina.engine.program.Scenario;
import dev.lamina.engine.program.Stage;
import dev.lamina.engine.program.StageProgram;
import dev.lamina.engine.random.Exponential;
import dev.lamina.engine.resource.ConcurrentEngine;
import dev.lamina.engine.resource.ProcessorPool;
import dev.lamina.engine.statistics.CostTerm;

/** Clients that all want the same GPU engine at the same time, where every event changes the share of everybody. */
final class ContentionScenario {
	private static final double MILLISECOND = 1e6;

	private ContentionScenario() {
	}

	/** So many clients without pause on one engine that runs them concurrently, and on cores that are never scarce. */
	static Scenario of(int count) {
		ConcurrentEngine engine = new ConcurrentEngine("engine", 1);
		ProcessorPool cores = new ProcessorPool("host", 4.0 * count);
		List<Client> clients = new ArrayList<>();
		for (int number = 0; number < count; number++) {
			String name = "client" + number;
			StageProgram program = new StageProgram("kernel", List.of(
					new Stage("cpu", cores.port(name, 1), new Exponential(0.1 * MILLISECOND), CostTerm.CPU, 0),
					new Stage("gpu", engine.port(name, 1), new Exponential(MILLISECOND), CostTerm.GPU, 0)));
			clients.add(Client.of(name, ClientPhase.steady(program, ArrivalProcess.ClosedLoop.eager(), 2)));
		}
		return new Scenario(clients);
	}
}
