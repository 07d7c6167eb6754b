package dev.lamina.simulation;

import static dev.lamina.simulation.SimulationModels.q;
import static dev.lamina.simulation.SimulationModels.vm;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.lamina.model.EngineKind;
import dev.lamina.model.GpuType;
import dev.lamina.model.GpuWork;
import dev.lamina.model.Profile;
import dev.lamina.model.ProfileKind;
import dev.lamina.model.SchedulerKind;
import dev.lamina.model.Technique;
import dev.lamina.model.Workload;

/** Work is as slow as the slower of two makes it: the units of its partition, or the memory bandwidth that comes with it. */
class MemoryBandwidthTest {
	/**
	 * Compute slices of 7, memory slices of 8, the parts of units and bandwidth that the work takes on the whole GPU, and how
	 * much slower it is.
	 */
	@ParameterizedTest
	@CsvSource({ "1, 1, 100 %, , 7", "1, 1, 100 %, 50 %, 7", "1, 1, 20 %, 90 %, 7.2", "1, 2, 20 %, 90 %, 3.6",
			"1, 2, 100 %, 90 %, 7", "3, 4, 40 %, 100 %, 2",
			"3, 4, 100 %, 100 %, 2.3333333", "3, 4, 10 %, 20 %, 1", "7, 8, 100 %, 100 %, 1" })
	void aPartitionIsAsSlowAsWhatItLacksMost(int compute, int memory, String units, String bandwidth, double slower)
			throws Exception {
		SimulationModels simulationModels = new SimulationModels(Technique.SPATIAL);
		simulationModels.gpuType.setComputeSlices(7);
		simulationModels.gpuType.setMemorySlices(8);
		Profile profile = simulationModels.profile("cut", ProfileKind.MIG, "2 GiB", 1);
		profile.setComputeSlices(compute);
		profile.setMemorySlices(memory);
		profile.getStarts().add(0);
		simulationModels.vm("v", 1, profile, work(simulationModels, units, bandwidth));
		assertEquals(1 / slower, vm(simulationModels.run(), "v").performance().value(), 1e-3);
	}

	@Test
	void kernelsThatRunTogetherShareTheBandwidth() throws Exception {
		SimulationModels simulationModels = new SimulationModels(Technique.SOFTWARE_SHARING).scheduler(SchedulerKind.CONCURRENT);
		simulationModels.vm("v", 4, null, work(simulationModels, "10 %", "50 %"));
		assertEquals(0.5, vm(simulationModels.run(), "v[0]").performance().value(), 1e-3);
	}

	@Test
	void slowerMemoryThanWhereItWasMeasuredStarvesItToo() throws Exception {
		SimulationModels simulationModels = new SimulationModels(Technique.PASS_THROUGH);
		simulationModels.engine(EngineKind.GRAPHICS, "20 TFLOP/s");
		simulationModels.gpuType.setBandwidth(q("500 GB/s"));
		GpuType measuredOn = EcoreUtil.copy(simulationModels.gpuType);
		measuredOn.setName("Faster");
		measuredOn.setBandwidth(q("1500 GB/s"));
		simulationModels.declare(measuredOn);
		Workload workload = work(simulationModels, "100 %", "80 %");
		workload.setReference(measuredOn);
		simulationModels.vm("v", 1, null, workload);
		assertEquals(2.4e6, vm(simulationModels.run(), "v").breakdownNanos().get("gpu"), 1);
	}

	private static Workload work(SimulationModels simulationModels, String units, String bandwidth) {
		Workload workload = simulationModels.workload("W", null, "1 ms");
		GpuWork work = workload.getOperation().getGpuWork().getFirst();
		work.setOccupancy(q(units));
		work.setBandwidth(bandwidth == null ? null : q(bandwidth));
		return workload;
	}
}
