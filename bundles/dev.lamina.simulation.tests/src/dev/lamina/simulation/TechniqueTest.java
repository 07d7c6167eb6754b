package dev.lamina.simulation;

import static dev.lamina.simulation.SimulationModels.c;
import static dev.lamina.simulation.SimulationModels.q;
import static dev.lamina.simulation.SimulationModels.vm;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.lamina.model.AuditUnit;
import dev.lamina.model.DistributionFamily;
import dev.lamina.model.EngineKind;
import dev.lamina.model.GpuType;
import dev.lamina.model.Operation;
import dev.lamina.model.Profile;
import dev.lamina.model.ProfileKind;
import dev.lamina.model.SchedulerKind;
import dev.lamina.model.Technique;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;
import dev.lamina.model.display.Resolution;
import dev.lamina.model.quantity.Percentile;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.VmResult;

/** What each technique costs an operation, by its mechanism. */
class TechniqueTest {
	@Test
	void passThroughAloneEqualsNativeWithinItsCostTerms() throws Exception {
		SimulationModels simulationModels = new SimulationModels(Technique.PASS_THROUGH);
		simulationModels.vm("v", 1, null, simulationModels.workload("W", "1 ms", "4 ms"));
		VmResult free = vm(simulationModels.run(), "v");
		assertEquals(1, free.performance().value(), 1e-9);
		assertEquals(0, free.slowdown().value(), 1e-9);
		simulationModels.cost().setInterrupt(c("50 us"));
		assertEquals(0.01, vm(simulationModels.run(), "v").slowdown().value(), 2e-3);
		assertEquals(50e3, vm(simulationModels.run(), "v").breakdownNanos().get("trap"), 1e-9);
	}

	@Test
	void translationSlowsTransfersOnly() throws Exception {
		SimulationModels simulationModels = new SimulationModels(Technique.PASS_THROUGH);
		simulationModels.gpuType.setPcieGeneration(3);
		simulationModels.gpuType.setPcieLanes(16);
		Workload workload = simulationModels.workload("W", null, "1 ms");
		workload.getOperation().setUpload(c("15.76 MB"));
		simulationModels.cost().setTranslation(q("10 %"));
		simulationModels.vm("v", 1, null, workload);
		VmResult result = vm(simulationModels.run(), "v");
		assertEquals(1.1e6, result.breakdownNanos().get("copy"), 10);
		assertEquals(1e6, result.breakdownNanos().get("gpu"), 10);
	}

	@Test
	void forwardingIsHiddenBehindTheGpuAndHalvesATrivialFrame() throws Exception {
		SimulationModels simulationModels = forwarding();
		Workload bound = simulationModels.workload("Bound", "100 us", "2 ms");
		Workload trivial = simulationModels.workload("Trivial", "80 us", "20 us");
		for (Workload workload : new Workload[] { bound, trivial }) {
			SimulationModels.calls(workload, "100");
			workload.getOperation().setRoundTrips(c("1"));
			workload.setInFlight(2);
		}
		Vm client = simulationModels.vm("v", 1, null, bound);
		double hidden = vm(simulationModels.run(), "v").performance().value();
		client.setWorkload(trivial);
		double seen = vm(simulationModels.run(), "v").performance().value();
		assertTrue(hidden > 0.97, () -> "a GPU-bound frame kept " + hidden);
		assertEquals(80.0 / 180, seen, 0.02);
	}

	private static SimulationModels forwarding() {
		SimulationModels simulationModels = new SimulationModels(Technique.API_FORWARDING);
		simulationModels.cost().setMarshal(c("500 ns"));
		simulationModels.cost().setDispatch(c("300 ns"));
		simulationModels.cost().setMessage(c("2 us"));
		simulationModels.cost().setBatch(16);
		simulationModels.cost().setRoundTrip(c("50 us"));
		return simulationModels;
	}

	@Test
	void launchesAreCallsWhetherSomebodyWaitsForThemOrNot() throws Exception {
		SimulationModels simulationModels = forwarding();
		Workload workload = simulationModels.workload("W", "1 us", null);
		workload.getOperation().setLaunches(c("160"));
		simulationModels.vm("v", 1, null, workload);
		// 160 launches of 0.5 us to pack, 10 messages of 2 us, 0.3 us to execute each
		assertEquals(80e3 + 20e3 + 48e3, vm(simulationModels.run(), "v").breakdownNanos().get("call"), 1);
		simulationModels.cost().setLaunchRoundTrips(q("1"));
		assertEquals(160 * 50e3, vm(simulationModels.run(), "v").breakdownNanos().get("call"), 1);
	}

	@Test
	void callsAfterALaunchAreHiddenByItsKernel() throws Exception {
		SimulationModels simulationModels = forwarding();
		simulationModels.cost().setLaunchRoundTrips(q("3"));
		simulationModels.cost().setTrailingRoundTrips(q("2"));
		Workload workload = simulationModels.workload("W", null, "1 us");
		workload.getOperation().setLaunches(c("1"));
		simulationModels.vm("v", 1, null, workload);
		// calls of 50 us: a short kernel sees all five, a long one the three before it
		assertEquals(250e3, vm(simulationModels.run(), "v").latency().mean().value(), 1);
		workload.getOperation().getGpuWork().getFirst().setTime(c("60 us"));
		assertEquals(250e3, vm(simulationModels.run(), "v").latency().mean().value(), 1);
		workload.getOperation().getGpuWork().getFirst().setTime(c("2 ms"));
		assertEquals(2150e3, vm(simulationModels.run(), "v").latency().mean().value(), 1);
		// of twenty launches all calls but those before the first kernel run beside the kernels
		workload.getOperation().setLaunches(c("20"));
		assertEquals(150e3 + (20 * 2 + 19 * 3) * 50e3, vm(simulationModels.run(), "v").latency().mean().value(), 1);
		// where operations overlap, the thread that makes the calls decides
		workload.setInFlight(4);
		assertEquals(1e9 / (20 * 5 * 50e3), vm(simulationModels.run(), "v").throughput().value(), 1);
	}

	@Test
	void pipelinedCopiesAreAsFastAsTheSlowerOfTheirWays() throws Exception {
		SimulationModels simulationModels = forwarding();
		simulationModels.gpuType.setPcieGeneration(3);
		simulationModels.gpuType.setPcieLanes(16);
		simulationModels.cost().setUploadBandwidth(q("1 GB/s"));
		Workload workload = simulationModels.workload("W", null, null);
		workload.getOperation().setUpload(c("157.6 MB"));
		simulationModels.vm("v", 1, null, workload);
		assertEquals(157.6e6 + 10e6, vm(simulationModels.run(), "v").latency().mean().value(), 10);
		simulationModels.cost().setPipeline(q("1.576 MB"));
		assertEquals(157.6e6 + 0.1e6, vm(simulationModels.run(), "v").latency().mean().value(), 10);
		// where the bus is the slower way, it decides
		simulationModels.cost().setUploadBandwidth(q("100 GB/s"));
		assertEquals(10e6, vm(simulationModels.run(), "v").latency().mean().value(), 10);
	}

	@Test
	void aLaunchTrapsWhereItIsMediated() throws Exception {
		SimulationModels simulationModels = new SimulationModels(Technique.MEDIATED);
		simulationModels.cost().setTrap(c("5 us"));
		simulationModels.cost().setLaunchTraps(q("2"));
		Workload workload = simulationModels.workload("W", null, "1 ms");
		workload.getOperation().setLaunches(c("10"));
		simulationModels.vm("v", 1, null, workload);
		assertEquals(100e3, vm(simulationModels.run(), "v").breakdownNanos().get("trap"), 1e-6);
	}

	@Test
	void workThatFillsAPartOfTheGpuLeavesTheRestToOthers() throws Exception {
		SimulationModels simulationModels = new SimulationModels(Technique.SOFTWARE_SHARING).scheduler(SchedulerKind.CONCURRENT);
		Workload workload = simulationModels.workload("W", null, "1 ms");
		workload.getOperation().getGpuWork().getFirst().setOccupancy(q("40 %"));
		Vm vms = simulationModels.vm("v", 2, null, workload);
		assertEquals(1, vm(simulationModels.run(), "v[0]").performance().value(), 1e-3);
		vms.setCount(5);
		assertEquals(0.5, vm(simulationModels.run(), "v[0]").performance().value(), 1e-3);
	}

	@Test
	void aHeavyTailOfSynchronousCallsCountsByItsSum() throws Exception {
		SimulationModels simulationModels = forwarding();
		var tail = SimulationModels.FACTORY.createDistribution();
		tail.setFamily(DistributionFamily.EMPIRICAL);
		tail.setMinimum(q("10 us"));
		for (String[] point : new String[][] { { "p50", "10 us" }, { "p98.99", "10 us" }, { "p99", "10 ms" } }) {
			var quantile = SimulationModels.FACTORY.createQuantilePoint();
			quantile.setPercentile(new Percentile(point[0]));
			quantile.setValue(q(point[1]));
			tail.getPoints().add(quantile);
		}
		simulationModels.cost().setRoundTrip(tail);
		Workload workload = simulationModels.workload("W", "1 us", null);
		workload.getOperation().setRoundTrips(c("100"));
		simulationModels.vm("v", 1, null, workload);
		simulationModels.simulation().setDuration(q("60 s"));
		// 99 calls of 10 us and one of 10 ms in the mean; neither a hundred medians (1 ms) nor none of the tail
		assertEquals(11e6, vm(simulationModels.run(), "v").latency().mean().value(), 0.6e6);
	}

	@Test
	void workMeasuredOnAnotherGpuIsScaledBySpeed() throws Exception {
		SimulationModels simulationModels = new SimulationModels(Technique.PASS_THROUGH);
		simulationModels.engine(EngineKind.GRAPHICS, "20 TFLOP/s");
		GpuType slower = EcoreUtil.copy(simulationModels.gpuType);
		slower.setName("Slower");
		slower.getEngines().getFirst().setSpeed(q("5 TFLOP/s"));
		simulationModels.declare(slower);
		Workload workload = simulationModels.workload("W", null, "4 ms");
		workload.setReference(slower);
		simulationModels.vm("v", 1, null, workload);
		assertEquals(1e6, vm(simulationModels.run(), "v").breakdownNanos().get("gpu"), 1);
		assertEquals(1, vm(simulationModels.run(), "v").performance().value(), 1e-9);
	}

	@Test
	void softwareSharingRunsAtTheSameTimeOrInTurn() throws Exception {
		SimulationModels simulationModels = new SimulationModels(Technique.SOFTWARE_SHARING).scheduler(SchedulerKind.CONCURRENT);
		simulationModels.vm("v", 2, null, simulationModels.workload("W", "3 ms", "3 ms"));
		SimulationResult together = simulationModels.run();
		assertEquals(together.vms().get(0).throughput().value(), together.vms().get(1).throughput().value(), 2);
		assertTrue(together.gpus().getFirst().engines().getFirst().utilization() <= 1);
	}

	@Test
	void aFractionOfAGpuIsNeverExceededUnderSoftwareSharing() throws Exception {
		SimulationModels simulationModels = new SimulationModels(Technique.SOFTWARE_SHARING).scheduler(SchedulerKind.CONCURRENT);
		simulationModels.vm("v", 1, null, simulationModels.workload("W", null, "3 ms")).getGpu().setFraction(q("10 %"));
		assertEquals(0.1, SimulationModels.share(simulationModels.run(), "v"), 0.01);
	}

	@Test
	void everySynchronousCallOfALaunchWaits() throws Exception {
		SimulationModels simulationModels = forwarding();
		simulationModels.cost().setLaunchRoundTrips(q("6.2"));
		Workload workload = simulationModels.workload("W", "1 ms", null);
		workload.getOperation().setLaunches(c("10"));
		simulationModels.vm("v", 1, null, workload);
		assertEquals(62 * 50e3, vm(simulationModels.run(), "v").breakdownNanos().get("call"), 1);
	}

	@Test
	void emulationTurnsGpuWorkIntoWorkOfTheVirtualCpus() throws Exception {
		SimulationModels simulationModels = new SimulationModels(Technique.EMULATION);
		simulationModels.engine(EngineKind.GRAPHICS, "1 TFLOP/s");
		simulationModels.cost().setFlopsPerCycle(q("5"));
		Workload workload = simulationModels.workload("W", null, "1 ms");
		workload.setReference(simulationModels.gpuType);
		simulationModels.host.getGpus().clear();
		simulationModels.policy.getTargets().getFirst().setGpu(null);
		simulationModels.vm("v", 1, null, workload).getGpu().getPlace().setGpu(null);
		// 1 ms at 1 TFLOP/s are 1 GFLOP; four cores do 5 x 2 GHz each
		assertEquals(25e6, vm(simulationModels.run(), "v").latency().mean().value(), 10);
		simulationModels.gpuType.getEngines().getFirst().setSpeed(q("2 TFLOP/s"));
		assertEquals(50e6, vm(simulationModels.run(), "v").latency().mean().value(), 10);
		assertEquals(4, simulationModels.run().hosts().getFirst().virtualizationCores(), 1e-6);
	}

	@Test
	void applicationAndRasteriserHaveNoMoreThanTheProcessorsOfTheVm() throws Exception {
		SimulationModels simulationModels = new SimulationModels(Technique.EMULATION);
		simulationModels.engine(EngineKind.GRAPHICS, "1 TFLOP/s");
		simulationModels.cost().setFlopsPerCycle(q("5"));
		Workload workload = simulationModels.workload("W", "10 ms", "1 ms");
		workload.setReference(simulationModels.gpuType);
		workload.setInFlight(3);
		simulationModels.host.getGpus().clear();
		simulationModels.policy.getTargets().getFirst().setGpu(null);
		simulationModels.vm("v", 1, null, workload).getGpu().getPlace().setGpu(null);
		SimulationResult result = simulationModels.run();
		// 10 ms of one core and 100 ms of rasterising for a frame, on four cores that are never idle
		assertEquals(4 / 0.110, vm(result, "v").throughput().value(), 0.6);
		assertEquals(4, result.hosts().getFirst().virtualizationCores() + result.hosts().getFirst().guestCores(), 0.001);
	}

	@Test
	void emulationCopiesEveryPictureToItsViewer() throws Exception {
		SimulationModels simulationModels = new SimulationModels(Technique.EMULATION);
		simulationModels.cost().setReadBackBandwidth(q("1 GB/s"));
		Workload workload = simulationModels.workload("W", "1 ms", null);
		workload.getOperation().setDisplay(new Resolution(1000, 250));
		simulationModels.vm("v", 1, null, workload);
		assertEquals(1e6, vm(simulationModels.run(), "v").breakdownNanos().get("copy"), 1);
	}

	@Test
	void mediationTrapsPartOfTheAccessesAndAuditsWhatIsSubmitted() throws Exception {
		SimulationModels simulationModels = new SimulationModels(Technique.MEDIATED);
		simulationModels.cost().setTrap(c("10 us"));
		simulationModels.cost().setTrapped(q("20 %"));
		simulationModels.audit("1 us", AuditUnit.KIB);
		simulationModels.audit("2 us", AuditUnit.ENTRY);
		simulationModels.audit("3 us", AuditUnit.FLUSH);
		simulationModels.vm("v", 1, null, submission(simulationModels));
		VmResult result = vm(simulationModels.run(), "v");
		assertEquals(200e3, result.breakdownNanos().get("trap"), 1);
		assertEquals(64e3 + 512e3 + 12e3, result.breakdownNanos().get("audit"), 1);
	}

	@Test
	void fullVirtualizationTrapsEverythingAndParaVirtualizationBatchesTables() throws Exception {
		SimulationModels full = new SimulationModels(Technique.FULL_VIRTUALIZATION);
		full.cost().setTrap(c("10 us"));
		full.vm("v", 1, null, submission(full));
		assertEquals(1000e3, vm(full.run(), "v").breakdownNanos().get("trap"), 1);
		full.cost().setTrapped(q("10 %")); // the other registers are mapped into the guest
		assertEquals(100e3, vm(full.run(), "v").breakdownNanos().get("trap"), 1);
		SimulationModels para = new SimulationModels(Technique.PARA_VIRTUALIZATION);
		para.cost().setTrap(c("10 us"));
		para.cost().setTrapped(q("0 %"));
		para.cost().setTableBatch(128);
		para.vm("v", 1, null, submission(para));
		assertEquals(20e3, vm(para.run(), "v").breakdownNanos().get("trap"), 1);
	}

	private static Workload submission(SimulationModels simulationModels) {
		Workload workload = simulationModels.workload("W", "1 ms", "1 ms");
		Operation operation = workload.getOperation();
		operation.setMmio(c("100"));
		operation.setCommands(c("64 KiB"));
		operation.setTableUpdates(c("256"));
		operation.setFlushes(c("4"));
		return workload;
	}

	@Test
	void aSliceOfSevenHasASeventhOfTheSpeed() throws Exception {
		double whole = partitioned("7g", 7);
		assertEquals(7, whole / partitioned("1g", 1), 0.05);
	}

	private static double partitioned(String name, int slices) throws Exception {
		SimulationModels simulationModels = new SimulationModels(Technique.SPATIAL);
		simulationModels.gpuType.setComputeSlices(7);
		simulationModels.gpuType.setMemorySlices(8);
		Profile profile = simulationModels.profile(name, ProfileKind.MIG, "2 GiB", 1);
		profile.setComputeSlices(slices);
		profile.setMemorySlices(slices == 7 ? 8 : 1);
		profile.getStarts().add(0);
		simulationModels.vm("v", 1, profile, simulationModels.workload("W", null, "1 ms"));
		return vm(simulationModels.run(), "v").throughput().value();
	}

	@Test
	void partitionsDoNotDisturbEachOther() throws Exception {
		SimulationModels simulationModels = new SimulationModels(Technique.SPATIAL);
		simulationModels.gpuType.setComputeSlices(7);
		simulationModels.gpuType.setMemorySlices(8);
		Profile profile = simulationModels.profile("1g", ProfileKind.MIG, "2 GiB", 7);
		profile.setComputeSlices(1);
		profile.setMemorySlices(1);
		profile.getStarts().addAll(java.util.List.of(0, 1, 2, 3, 4, 5, 6));
		Workload workload = simulationModels.workload("W", null, "1 ms");
		simulationModels.vm("v", 7, profile, workload);
		SimulationResult result = simulationModels.run();
		for (VmResult vm : result.vms()) {
			assertEquals(1.0 / 7, vm.performance().value(), 0.002, vm.name());
		}
		assertEquals(7, result.gpus().getFirst().engines().size());
	}

	@ParameterizedTest
	@EnumSource(value = Technique.class, names = "EMULATION", mode = EnumSource.Mode.EXCLUDE)
	void theTermsOfAnOperationAddUpToItsLatency(Technique technique) throws Exception {
		SimulationModels simulationModels = expensive(technique, 2);
		for (VmResult vm : simulationModels.run().vms()) {
			double sum = vm.breakdownNanos().values().stream().mapToDouble(Double::doubleValue).sum();
			assertEquals(vm.latency().mean().value(), sum, 1e-6 * sum, vm.name());
		}
	}

	@ParameterizedTest
	@EnumSource(value = Technique.class, names = "EMULATION", mode = EnumSource.Mode.EXCLUDE)
	void halvingEveryCostNeverSlowsAVm(Technique technique) throws Exception {
		List<VmResult> dear = expensive(technique, 2).run().vms();
		List<VmResult> cheap = expensive(technique, 1).run().vms();
		for (int i = 0; i < dear.size(); i++) {
			assertTrue(cheap.get(i).throughput().value() >= dear.get(i).throughput().value(), technique.getLiteral());
			assertTrue(cheap.get(i).slowdown().value() <= dear.get(i).slowdown().value(), technique.getLiteral());
		}
	}

	/** With several in flight a faster step may only move the waiting; one at a time, every cost is time. */
	@ParameterizedTest
	@EnumSource(value = Technique.class, names = "EMULATION", mode = EnumSource.Mode.EXCLUDE)
	void halvingEveryCostShortensAnOperationThatIsAlone(Technique technique) throws Exception {
		assertTrue(alone(technique, 1) < alone(technique, 2), technique.getLiteral());
	}

	private static double alone(Technique technique, int factor) throws Exception {
		SimulationModels simulationModels = expensive(technique, factor);
		Vm vm = (Vm) simulationModels.model.getDeclarations().getLast();
		vm.setCount(1);
		vm.getWorkload().setInFlight(1);
		return vm(simulationModels.run(), "v").latency().mean().value();
	}

	/** Every cost there is, in units of microseconds; two VMs where the technique shares a GPU. */
	private static SimulationModels expensive(Technique technique, int factor) {
		SimulationModels simulationModels = new SimulationModels(technique);
		simulationModels.gpuType.setPcieGeneration(4);
		simulationModels.gpuType.setPcieLanes(16);
		simulationModels.cost().setTrap(c(4 * factor + " us"));
		simulationModels.cost().setMarshal(c(factor + " us"));
		simulationModels.cost().setDispatch(c(factor + " us"));
		simulationModels.cost().setMessage(c(10 * factor + " us"));
		simulationModels.cost().setBatch(10);
		simulationModels.cost().setRoundTrip(c(20 * factor + " us"));
		simulationModels.cost().setUploadBandwidth(q(8 / factor + " GB/s"));
		simulationModels.cost().setDownloadBandwidth(q(8 / factor + " GB/s"));
		simulationModels.cost().setCopyLatency(q(10 * factor + " us"));
		simulationModels.cost().setPresent(c(100 * factor + " us"));
		simulationModels.cost().setReadBackBandwidth(q(4 / factor + " GB/s"));
		simulationModels.cost().setTranslation(q(5 * factor + " %"));
		simulationModels.cost().setInterrupt(c(10 * factor + " us"));
		simulationModels.cost().setContextSwitch(c(50 * factor + " us"));
		simulationModels.audit(factor + " us", AuditUnit.KIB);
		simulationModels.audit(factor + " us", AuditUnit.ENTRY);
		simulationModels.audit(factor + " us", AuditUnit.FLUSH);
		Workload workload = submission(simulationModels);
		SimulationModels.calls(workload, "200");
		workload.getOperation().setRoundTrips(c("3"));
		workload.getOperation().setUpload(c("1 MiB"));
		workload.getOperation().setReadBack(c("1 MiB"));
		workload.getOperation().setDisplay(new Resolution(1280, 720));
		workload.setInFlight(2);
		boolean alone = technique == Technique.PASS_THROUGH || technique == Technique.SPATIAL;
		simulationModels.vm("v", alone ? 1 : 2, null, workload);
		return simulationModels;
	}

	@Test
	void theCallsOfAnOperationAreDrawnOnceForAllItsStages() throws Exception {
		SimulationModels simulationModels = new SimulationModels(Technique.API_FORWARDING);
		simulationModels.cost().setMarshal(c("1 us"));
		simulationModels.cost().setDispatch(c("1 us"));
		Workload workload = simulationModels.workload("W", "1 us", null);
		SimulationModels.calls(workload, "1");
		var random = SimulationModels.FACTORY.createDistribution();
		random.setFamily(DistributionFamily.EXPONENTIAL);
		random.setMean(SimulationModels.q("1000"));
		workload.getOperation().getCalls().getFirst().setCount(random);
		simulationModels.vm("v", 1, null, workload);
		var breakdown = vm(simulationModels.run(), "v");
		double call = breakdown.breakdownNanos().get("call");
		// With one draw a frame takes twice its exponential count: its median is ln 2 times its mean. Of two draws it would be
		// 0.84 times.
		assertEquals(Math.log(2), breakdown.latency().p50().value() / call, 0.05);
	}
}
