package dev.lamina.simulation;

import static dev.lamina.simulation.Models.c;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.lamina.model.ProfileKind;
import dev.lamina.model.SchedulerKind;
import dev.lamina.model.Technique;
import dev.lamina.simulation.result.EngineResult;
import dev.lamina.simulation.result.HostResult;
import dev.lamina.simulation.result.SimulationResult;

/**
 * What holds of every run, whatever its rules: nobody starves where shares are promised, and nothing is used that is not there.
 */
class PropertiesTest {
	/** One VM with short frames beside three that always want the GPU, some of them with work that lasts many slices. */
	private static SimulationResult crowded(Technique technique, SchedulerKind scheduler) throws SimulationRefusedException {
		Models models = new Models(technique).scheduler(scheduler);
		models.cost().setContextSwitch(c("50 us"));
		models.cost().setTrap(c("10 us"));
		models.cost().setMarshal(c("1 us"));
		var quarter = models.profile("Board-4C", ProfileKind.VGPU, "4 GiB", 4);
		var greedy = models.workload("Greedy", "1 ms", "40 ms");
		greedy.setInFlight(4);
		Models.calls(greedy, "100");
		models.vm("small", 1, quarter, models.workload("Small", "1 ms", "1 ms"));
		models.vm("greedy", 3, quarter, greedy);
		return models.run();
	}

	@ParameterizedTest
	@EnumSource(names = { "EQUAL_SHARE", "FIXED_SHARE", "ROUND_ROBIN", "CREDIT", "WEIGHTED" })
	void nobodyStarvesUnderAShareScheduler(SchedulerKind scheduler) throws Exception {
		SimulationResult result = crowded(Technique.SR_IOV, scheduler);
		assertTrue(result.vms().stream().allMatch(vm -> vm.completed() > 0), result.vms()::toString);
		for (int greedy = 0; greedy < 3; greedy++) {
			double share = Models.share(result, "greedy[" + greedy + "]");
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
