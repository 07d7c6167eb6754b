package dev.lamina.engine.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.lamina.engine.event.RunControl;
import dev.lamina.engine.gpu.BestEffort;
import dev.lamina.engine.gpu.GpuEngine;
import dev.lamina.engine.random.ConstantDistribution;
import dev.lamina.engine.random.Exponential;
import dev.lamina.engine.resource.Delay;
import dev.lamina.engine.resource.Port;
import dev.lamina.engine.resource.ProcessorPool;
import dev.lamina.engine.statistics.ClientResult;
import dev.lamina.engine.statistics.CostTerm;
import dev.lamina.engine.statistics.MeasurementWindow;
import dev.lamina.engine.statistics.ResourceResult;
import dev.lamina.engine.statistics.RunResult;

class IndependentSubmodelsTest {
	private static final MeasurementWindow SECOND = MeasurementWindow.of(1_000_000_000, 100_000_000);
	private static final Delay DELAY = new Delay("delay");

	private final ProcessorPool one = new ProcessorPool("one", 1);
	private final ProcessorPool other = new ProcessorPool("other", 1);

	private static Client client(String name, Port... ports) {
		List<Stage> stages = new ArrayList<>();
		for (Port port : ports) {
			stages.add(new Stage("stage" + stages.size(), port, new Exponential(1e6), CostTerm.CPU, 0));
		}
		return Client.of(name, ClientPhase.steady(new StageProgram("work", stages), ArrivalProcess.ClosedLoop.eager(), 2));
	}

	@Test
	void clientsMeetOnWhateverTheyShareDirectlyOrNot() {
		GpuEngine gpu = new GpuEngine("gpu", 1, 0, 0, new BestEffort(1_000_000));
		assertEquals(List.of(List.of(0, 2, 3), List.of(1)),
				IndependentSubmodels.of(List.of(client("a", one.port("a", 1)), client("b", other.port("b", 1)),
						client("c", gpu.port("c")), client("d", one.port("d", 1), gpu.port("d")))));
	}

	@Test
	void clientsDoNotMeetOnADelay() {
		assertEquals(List.of(List.of(0), List.of(1)),
				IndependentSubmodels.of(List.of(client("a", DELAY.port("a")), client("b", DELAY.port("b")))));
	}

	@Test
	void clientsMeetWhereTheyMoveTo() {
		Client moving = client("a", one.port("a", 1));
		Relocation relocation = new Relocation(java.util.Map.of(moving.phases().getFirst().program(),
				client("a", other.port("a", 1)).phases().getFirst().program()), List.of());
		Interruption migration = new Interruption(0, 500_000_000, false, 0, 0, 0, Optional.of(relocation));
		assertEquals(List.of(List.of(0, 1)),
				IndependentSubmodels.of(List.of(moving.withInterruptions(List.of(migration)), client("b", other.port("b", 1)))));
	}

	/** What islands are for: neither order nor company makes a difference to any figure. */
	@Test
	void resultsAreThoseOfEachIslandAloneInTheOrderOfTheScenario() {
		Client a = client("a", one.port("a", 1), DELAY.port("a"));
		Client b = client("b", other.port("b", 1), DELAY.port("b"));
		Client c = client("c", DELAY.port("c"), one.port("c", 1));
		RunResult whole = new Scenario(List.of(a, b, c)).run(7, SECOND, RunControl.NONE);
		RunResult first = new Scenario(List.of(a, c)).run(7, SECOND, RunControl.NONE);
		RunResult second = new Scenario(List.of(b)).run(7, SECOND, RunControl.NONE);
		assertEquals(List.of("a", "b", "c"), whole.clients().stream().map(ClientResult::name).toList());
		assertEquals(List.of("one", "delay", "other"), whole.resources().stream().map(ResourceResult::name).toList());
		assertEquals(List.of(first.client("a"), second.client("b"), first.client("c")), whole.clients());
		assertEquals(first.resource("one"), whole.resource("one"));
		assertEquals(second.resource("other"), whole.resource("other"));
		ResourceResult delay = whole.resource("delay");
		assertEquals(
				List.of(first.resource("delay").ports().get(0), second.resource("delay").ports().get(0),
						first.resource("delay").ports().get(1)),
				delay.ports());
		assertEquals(first.resource("delay").busy() + second.resource("delay").busy(), delay.busy());
		assertEquals(first.events() + second.events(), whole.events());
	}

	@Test
	void progressGrowsOverAllIslandsToTheEnd() {
		List<Client> clients = new ArrayList<>();
		for (int number = 0; number < 5; number++) {
			String name = "client" + number;
			clients.add(Client.of(name, ClientPhase.steady(new StageProgram("work", List.of(new Stage("cpu",
					new ProcessorPool("pool" + number, 1).port(name, 1), new ConstantDistribution(10_000), CostTerm.CPU, 0))),
					ArrivalProcess.ClosedLoop.eager(), 1)));
		}
		List<Double> told = new ArrayList<>();
		new Scenario(clients).run(1, SECOND, new RunControl() {
			@Override
			public void progress(double fraction) {
				told.add(fraction);
			}
		});
		assertEquals(told.stream().sorted().toList(), told);
		assertEquals(1.0, told.getLast());
		assertTrue(told.size() > 5 * 20, told.size() + " times");
	}
}
