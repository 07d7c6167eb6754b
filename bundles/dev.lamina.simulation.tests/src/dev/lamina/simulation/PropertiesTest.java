package dev.lamina.simulation;

import static dev.lamina.simulation.SimulationModels.c;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.lamina.model.ProfileKind;
import dev.lamina.model.SchedulerKind;
import dev.lamina.model.Technique;
import dev.lamina.result.EngineResult;
import dev.lamina.result.HostResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.simulation.refusal.SimulationRefusedException;

/**
 * What holds of every run, whatever its rules: no one starves where shares are promised, and nothing is used that is not there.
 */
class PropertiesTest {
	/** One VM with short frames beside three that always want the GPU, some of them with work that lasts many slices. */
	private static SimulationResult crowded(Technique technique, SchedulerKind scheduler) throws SimulationRefusedException {
		SimulationModels simulationModels = new SimulationModels(technique).scheduler(scheduler);
		simulationModels.cost().setContextSwitch(c("50 us"));
		simulationModels.cost().setTrap(c("10 us"));
		simulationModels.cost().setMarshal(c("1 us"));
		var quarter = simulationModels.profile("Board-4C", ProfileKind.VGPU, "4 GiB", 4);
		var greedy = simulationModels.workload("Greedy", "1 ms", "40 ms");
		greedy.setInFlight(4);
		SimulationModels.calls(greedy, "100");
		simulationModels.vm("small", 1, quarter, simulationModels.workload("Small", "1 ms", "1 ms"));
		simulationModels.vm("greedy", 3, quarter, greedy);
		return simulationModels.run();
	}

	@ParameterizedTest
	@EnumSource(names = { "EQUAL_SHARE", "FIXED_SHARE", "ROUND_ROBIN", "CREDIT", "WEIGHTED" })
	void nobodyStarvesUnderAShareScheduler(SchedulerKind scheduler) throws Exception {
		SimulationResult result = crowded(Technique.SR_IOV, scheduler);
		assertTrue(result.vms().stream().allMatch(vm -> vm.completed() > 0), result.vms()::toString);
		for (int greedy = 0; greedy < 3; greedy++) {
			double share = SimulationModels.share(result, "greedy[" + greedy + "]");
			assertTrue(share > 0.2 && share < 0.4, scheduler + ": " + share);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "API_FORWARDING", "MEDIATED", "FULL_VIRTUALIZATION", "PARA_VIRTUALIZATION", "SR_IOV" })
	void nothingIsUsedThatIsNotThere(Technique technique) throws Exception {
		SimulationResult result = crowded(technique, SchedulerKind.BEST_EFFORT);
		for (EngineResult engine : result.gpus().getFirst().engines()) {
			double shares = engine.shares().values().stream().mapToDouble(Double::doubleValue).sum();
			assertTrue(engine.utilization() + engine.switchOverhead() <= 1 + 1e-9, engine::toString);
			assertTrue(Math.abs(shares - engine.utilization()) < 1e-6, engine::toString);
		}
		HostResult host = result.hosts().getFirst();
		assertTrue(host.virtualizationCores() + host.guestCores() <= host.cores() + 1e-9, host::toString);
	}
}
