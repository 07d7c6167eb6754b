package dev.lamina.simulation;

import static dev.lamina.simulation.SimulationModels.c;
import static dev.lamina.simulation.SimulationModels.q;
import static dev.lamina.simulation.SimulationModels.vm;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import dev.lamina.model.Event;
import dev.lamina.model.EventAction;
import dev.lamina.model.Operation;
import dev.lamina.model.OperationKind;
import dev.lamina.model.Phase;
import dev.lamina.model.SchedulerKind;
import dev.lamina.model.Target;
import dev.lamina.model.Technique;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;
import dev.lamina.result.VmResult;
import dev.lamina.simulation.refusal.SimulationRefusedException;

/** The course of a workload: phases one after the other, and what of it is measured. */
class PhasesTest {
	private final SimulationModels simulationModels = new SimulationModels(Technique.SR_IOV).scheduler(SchedulerKind.BEST_EFFORT);
	private final Workload workload = simulationModels.workload("W", "1 ms", null);
	private final Vm vm = simulationModels.vm("v", 1, null, workload);

	private Phase phase(String name, String duration, String cpu) {
		Phase phase = SimulationModels.FACTORY.createPhase();
		phase.setName(name);
		phase.setDuration(duration == null ? null : q(duration));
		if (cpu != null) {
			Operation operation = SimulationModels.FACTORY.createOperation();
			operation.setKind(OperationKind.ITERATION);
			operation.setCpu(c(cpu));
			phase.setOperation(operation);
		}
		workload.getPhases().add(phase);
		return phase;
	}

	private void event(EventAction action, String time) {
		Event event = SimulationModels.FACTORY.createEvent();
		event.setAction(action);
		event.setTime(q(time));
		Target target = SimulationModels.FACTORY.createTarget();
		target.setElement(vm);
		event.setSubject(target);
		simulationModels.simulation().getEvents().add(event);
	}

	private VmResult run() throws SimulationRefusedException {
		return vm(simulationModels.run(), "v");
	}

	@Test
	void thePhaseWithoutAnOperationOfItsOwnIsTheSteadyOneAndMeasured() throws Exception {
		phase("init", "500 ms", "50 ms");
		phase("steady", "1 s", null);
		phase("close", "100 ms", "50 ms");
		VmResult result = run();
		assertEquals(1000, result.completed(), 1);
		assertEquals(1000, result.throughput().value(), 1);
		assertEquals(1e6, result.latency().max().value(), 1e3);
		assertEquals(0, result.slowdown().value(), 1e-9);
	}

	@Test
	void theLastPhaseMayCloseWithoutEnd() throws Exception {
		phase("steady", "1 s", null);
		phase("close", null, "50 ms");
		assertEquals(800, run().completed(), 1);
	}

	@Test
	void withoutASteadyOperationEveryPhaseIsMeasured() throws Exception {
		workload.setOperation(null);
		phase("first", "1 s", "10 ms");
		phase("second", null, "5 ms");
		assertEquals(80 + 200, run().completed(), 2);
	}

	@Test
	void aPhaseThatNeverEndsMustBeTheLast() throws Exception {
		Phase endless = phase("init", null, "50 ms");
		SimulationRefusedException refused = assertThrows(SimulationRefusedException.class, simulationModels::run);
		assertEquals("The phase 'init' never ends, so 'frame' never begins. Say how long it lasts: for 2 s, or for 100 times.",
				refused.getMessage());
		assertSame(endless, refused.subject().orElseThrow());
		endless.setTimes(10);
		assertEquals(1500, run().completed(), 1);
	}

	@Test
	void aPhaseNeedsAnOperation() {
		workload.setOperation(null);
		Phase empty = phase("steady", "1 s", null);
		phase("close", null, "1 ms");
		assertSame(empty, assertThrows(SimulationRefusedException.class, simulationModels::run).subject().orElseThrow());
	}

	@Test
	void measuresCoverTheTimeInWhichTheVmIsThere() throws Exception {
		double always = run().throughput().value();
		event(EventAction.START, "500 ms");
		event(EventAction.STOP, "1 s");
		VmResult result = run();
		assertEquals(500, result.completed(), 1);
		assertEquals(always, result.throughput().value(), 1);
		assertEquals(1, result.performance().value(), 1e-9);
	}

	@Test
	void aVmThatAnEventStartsInitializesItsGpuFirst() throws Exception {
		simulationModels.cost().setInitialization(q("300 ms"));
		assertEquals(0, run().interruption().value(), "it was there already");
		event(EventAction.START, "500 ms");
		VmResult result = run();
		assertEquals(1200, result.completed(), 1);
		assertEquals(1000, result.throughput().value(), 1);
		assertEquals(300e6, result.interruption().value(), 1);
		assertEquals(0, result.downtime().value(), 1);
	}

	@Test
	void theEdgesOfTheMeasuredTimeDoNotBlurTheSlowdown() throws Exception {
		simulationModels.cost().setInterrupt(c("70 ms"));
		workload.getOperation().setCpu(c("700 ms"));
		simulationModels.simulation().setDuration(q("10 s"));
		simulationModels.simulation().setWarmUp(q("1 s"));
		VmResult result = run();
		assertEquals(0.1, result.slowdown().value(), 1e-9);
		assertEquals(1 / 1.1, result.performance().value(), 1e-9);
		assertTrue(result.completed() > 5);
	}
}
