package dev.lamina.simulation;

import static dev.lamina.simulation.SimulationModels.share;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lamina.model.Comparison;
import dev.lamina.model.EngineKind;
import dev.lamina.model.Metric;
import dev.lamina.model.Profile;
import dev.lamina.model.ProfileKind;
import dev.lamina.model.SchedulerKind;
import dev.lamina.model.Technique;
import dev.lamina.model.Vendor;
import dev.lamina.model.Vm;
import dev.lamina.model.VmWeight;
import dev.lamina.model.Workload;
import dev.lamina.result.SimulationResult;

/** What the vendor's schedulers promise, on a GPU that is laid out for four vGPUs, as a T4 for T4-4C. */
class SchedulingTest {
	private static SimulationModels vgpus(SchedulerKind scheduler, int busy, int idle) {
		SimulationModels simulationModels = new SimulationModels(Technique.SR_IOV).scheduler(scheduler);
		Profile quarter = simulationModels.profile("Board-4C", ProfileKind.VGPU, "4 GiB", 4);
		Workload workload = simulationModels.workload("W", "200 us", "5 ms");
		workload.setInFlight(3);
		simulationModels.vm("busy", busy, quarter, workload);
		if (idle > 0) {
			simulationModels.vm("idle", idle, quarter, null);
		}
		return simulationModels;
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4 })
	void aFixedShareIsOneOfTheMostInstancesHoweverManyAreBusy(int busy) throws Exception {
		SimulationResult result = vgpus(SchedulerKind.FIXED_SHARE, busy, 0).run();
		for (String vm : names(busy)) {
			assertEquals(0.25, share(result, vm), 0.01, vm);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4 })
	void anEqualShareIsOneOfTheResidents(int busy) throws Exception {
		SimulationResult result = vgpus(SchedulerKind.EQUAL_SHARE, busy, 0).run();
		for (String vm : names(busy)) {
			assertEquals(1.0 / busy, share(result, vm), 0.02, vm);
		}
	}

	@Test
	void anEqualShareIsKeptForIdleResidents() throws Exception {
		assertEquals(0.5, share(vgpus(SchedulerKind.EQUAL_SHARE, 1, 1).run(), "busy"), 0.02);
	}

	@Test
	void bestEffortLetsOneBusyVmTakeTheRest() throws Exception {
		assertTrue(share(vgpus(SchedulerKind.BEST_EFFORT, 1, 3).run(), "busy") > 0.99);
		assertEquals(0.25, share(vgpus(SchedulerKind.BEST_EFFORT, 4, 0).run(), "busy[2]"), 0.01);
	}

	@Test
	void graphicsAndComputeShareTheUnitsOfAGpu() throws Exception {
		SimulationModels simulationModels = vgpus(SchedulerKind.BEST_EFFORT, 1, 0);
		Workload shading = simulationModels.workload("Shading", "200 us", "5 ms");
		shading.setInFlight(3);
		shading.getOperation().getGpuWork().getFirst().setEngine(EngineKind.GRAPHICS);
		simulationModels.model.getDeclarations().stream().filter(Workload.class::isInstance).map(Workload.class::cast).findFirst()
				.orElseThrow()
				.getOperation().getGpuWork().getFirst().setEngine(EngineKind.COMPUTE);
		simulationModels.vm("shading", 1, simulationModels.gpuType.getProfiles().getFirst(), shading);
		SimulationResult result = simulationModels.run();
		assertEquals(100, SimulationModels.vm(result, "busy").throughput().value(), 3);
		assertEquals(100, SimulationModels.vm(result, "shading").throughput().value(), 3);
	}

	@Test
	void anIdleVmChangesNothingUnderBestEffort() throws Exception {
		SimulationResult without = vgpus(SchedulerKind.BEST_EFFORT, 2, 0).run();
		SimulationResult with = vgpus(SchedulerKind.BEST_EFFORT, 2, 2).run();
		assertEquals(without.vms(), with.vms().subList(0, 2));
	}

	@Test
	void aFrameLimitHoldsUnderBestEffortOnly() throws Exception {
		SimulationModels simulationModels = vgpus(SchedulerKind.BEST_EFFORT, 1, 0);
		simulationModels.gpuType.getProfiles().getFirst().setFrameLimit(SimulationModels.q("60 fps"));
		assertEquals(60, SimulationModels.vm(simulationModels.run(), "busy").throughput().value(), 0.6);
		simulationModels.scheduler(SchedulerKind.EQUAL_SHARE);
		assertEquals(200, SimulationModels.vm(simulationModels.run(), "busy").throughput().value(), 2);
	}

	@Test
	void switchesCostTimeWhereSeveralAreBusy() throws Exception {
		SimulationModels simulationModels = vgpus(SchedulerKind.ROUND_ROBIN, 2, 0);
		simulationModels.policy.getScheduler().setSlice(SimulationModels.q("16 ms"));
		simulationModels.cost().setContextSwitch(SimulationModels.c("700 us"));
		SimulationResult result = simulationModels.run();
		assertEquals(0.7 / 16.7, result.gpus().getFirst().engines().getFirst().switchOverhead(), 0.003);
	}

	@Test
	void theShareOfAPromiseLeavesSwitchesOut() throws Exception {
		SimulationModels simulationModels = vgpus(SchedulerKind.FIXED_SHARE, 4, 0);
		simulationModels.cost().setContextSwitch(SimulationModels.c("100 us"));
		Vm vms = (Vm) simulationModels.model.getDeclarations().getLast();
		SimulationModels.expect(vms, Metric.SHARE, Comparison.EQUAL, "25 %").setTolerance(SimulationModels.q("1 %"));
		assertTrue(simulationModels.run().keepsPromises());
	}

	@Test
	void weightsDivideTheTime() throws Exception {
		SimulationModels simulationModels = new SimulationModels(Technique.MEDIATED).scheduler(SchedulerKind.WEIGHTED);
		Workload workload = simulationModels.workload("W", null, "500 us");
		workload.setInFlight(3);
		weight(simulationModels, simulationModels.vm("a", 1, null, workload), 4);
		weight(simulationModels, simulationModels.vm("b", 1, null, workload), 2);
		SimulationResult result = simulationModels.run();
		assertEquals(2.0 / 3, share(result, "a"), 0.02);
		assertEquals(1.0 / 3, share(result, "b"), 0.02);
	}

	/** D8: two busy vGPUs of weights 4 and 2, that is of types 4 and 8. */
	@Test
	void gvtgGivesWeightsFourAndTwoTwoToOne() throws Exception {
		SimulationModels simulationModels = gvtg(SchedulerKind.WEIGHTED);
		Workload workload = simulationModels.workload("W", null, "700 us");
		workload.setInFlight(3);
		simulationModels.vm("a", 1, type(simulationModels, 4), workload);
		simulationModels.vm("b", 1, type(simulationModels, 8), workload);
		simulationModels.simulation().setDuration(SimulationModels.q("1.2 s"));
		SimulationResult result = simulationModels.run();
		assertEquals(2.0 / 3, share(result, "a") / (share(result, "a") + share(result, "b")), 0.02);
		assertEquals("weighted", result.gpus().getFirst().scheduler());
	}

	@Test
	void gvtgKeepsThePartOfAnIdleVgpu() throws Exception {
		SimulationModels simulationModels = gvtg(SchedulerKind.WEIGHTED);
		Workload workload = simulationModels.workload("W", null, "700 us");
		simulationModels.vm("a", 1, type(simulationModels, 4), null);
		simulationModels.vm("b", 1, type(simulationModels, 8), workload);
		assertEquals(1.0 / 3, share(simulationModels.run(), "b"), 0.05);
	}

	/** D7: slices of 16 ms that end where the work has drained, and 0.7 ms per switch. */
	@Test
	void theRoundRobinOfThePaperLosesFourPercentToSwitches() throws Exception {
		SimulationModels simulationModels = gvtg(SchedulerKind.ROUND_ROBIN);
		simulationModels.cost().setSlice(SimulationModels.q("16 ms"));
		simulationModels.cost().setContextSwitch(SimulationModels.c("700 us"));
		Workload workload = simulationModels.workload("W", null, "400 us");
		workload.setInFlight(3);
		simulationModels.vm("v", 3, type(simulationModels, 4), workload);
		assertEquals(0.042, simulationModels.run().gpus().getFirst().engines().getFirst().switchOverhead(), 0.005);
	}

	private static SimulationModels gvtg(SchedulerKind kind) {
		SimulationModels simulationModels = new SimulationModels(Technique.MEDIATED).scheduler(kind);
		simulationModels.gpuType.setVendor(Vendor.INTEL);
		return simulationModels;
	}

	private static Profile type(SimulationModels simulationModels, int number) {
		Profile type = simulationModels.profile("V4_" + number, ProfileKind.VGPU, "1 GiB", 7);
		type.setWeight(16 / number);
		return type;
	}

	@Test
	void gpuvmGivesTimeByCreditAndBandAndNumbersByFifo() throws Exception {
		double[] longs = new double[3];
		SchedulerKind[] kinds = { SchedulerKind.FIFO, SchedulerKind.CREDIT, SchedulerKind.BAND };
		for (int i = 0; i < kinds.length; i++) {
			SimulationModels simulationModels = new SimulationModels(Technique.FULL_VIRTUALIZATION).scheduler(kinds[i]);
			Workload large = simulationModels.workload("Large", null, "5 ms");
			Workload small = simulationModels.workload("Small", "100 us", "1 ms");
			large.setInFlight(2);
			simulationModels.vm("large", 1, null, large);
			simulationModels.vm("small", 1, null, small);
			SimulationResult result = simulationModels.run();
			assertEquals(kinds[i].getLiteral(), result.gpus().getFirst().scheduler());
			longs[i] = share(result, "large");
		}
		assertEquals(5.0 / 6, longs[0], 0.01);
		// under credit a VM that pauses between its jobs loses its turn, under band it is waited for
		assertTrue(longs[1] > 0.8 && longs[2] < 0.65, longs[1] + " " + longs[2]);
	}

	@Test
	void anIntelFunctionIsStoppedAtItsPreemptionTimeout() throws Exception {
		SimulationModels simulationModels = new SimulationModels(Technique.SR_IOV).scheduler(SchedulerKind.ROUND_ROBIN);
		Profile function = simulationModels.profile("VF-2", ProfileKind.VGPU, "8 GiB", 2);
		function.setQuantum(SimulationModels.q("16 ms"));
		function.setPreemptionTimeout(SimulationModels.q("32 ms"));
		simulationModels.gpuType.setPreemption(SimulationModels.q("1 s"));
		Workload endless = simulationModels.workload("Endless", null, "200 ms");
		Workload brief = simulationModels.workload("Brief", "1 ms", "4 ms");
		simulationModels.vm("endless", 1, function, endless);
		simulationModels.vm("brief", 1, function, brief);
		SimulationResult stopped = simulationModels.run();
		assertEquals(0, SimulationModels.vm(stopped, "endless").completed());
		assertEquals(1e9 / 53e6, SimulationModels.vm(stopped, "brief").throughput().value(), 1);
		// upstream xe sets no limit: the long work runs to its end
		simulationModels.cost().setSlice(SimulationModels.q("1000 s"));
		SimulationResult unlimited = simulationModels.run();
		assertEquals(1e9 / 204e6, SimulationModels.vm(unlimited, "endless").throughput().value(), 0.7);
	}

	@Test
	void theMultimediaEnginesOfInstinctHaveLongTurns() throws Exception {
		SimulationModels simulationModels = new SimulationModels(Technique.SR_IOV).scheduler(SchedulerKind.ROUND_ROBIN);
		simulationModels.gpuType.setVendor(Vendor.AMD);
		simulationModels.cost().setSlice(SimulationModels.q("6 ms"));
		Workload workload = simulationModels.workload("W", null, "400 ms");
		simulationModels.vm("v", 2, null, workload);
		simulationModels.cost().setContextSwitch(SimulationModels.c("1 ms"));
		assertEquals(1.0 / 7, simulationModels.run().gpus().getFirst().engines().getFirst().switchOverhead(), 0.005);
		workload.getOperation().getGpuWork().getFirst().setEngine(EngineKind.DECODE);
		assertEquals(1.0 / 256, simulationModels.run().gpus().getFirst().engines().getFirst().switchOverhead(), 0.001);
	}

	@Test
	void aFixedQuantumIsKeptForIdleFunctions() throws Exception {
		for (boolean keep : new boolean[] { true, false }) {
			SimulationModels simulationModels = vgpus(SchedulerKind.ROUND_ROBIN, 1, 3);
			simulationModels.cost().setIdleSlices(keep);
			simulationModels.cost().setSlice(SimulationModels.q("6 ms"));
			assertEquals(keep ? 0.25 : 1, share(simulationModels.run(), "busy"), 0.02);
		}
	}

	private static void weight(SimulationModels simulationModels, Vm vm, int number) {
		VmWeight weight = SimulationModels.FACTORY.createVmWeight();
		weight.setVm(vm);
		weight.setWeight(number);
		simulationModels.policy.getScheduler().getWeights().add(weight);
	}

	private static String[] names(int count) {
		String[] names = new String[count];
		for (int i = 0; i < count; i++) {
			names[i] = count == 1 ? "busy" : "busy[" + i + "]";
		}
		return names;
	}
}
