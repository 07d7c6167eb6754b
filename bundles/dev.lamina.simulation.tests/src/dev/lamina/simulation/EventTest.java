package dev.lamina.simulation;

import static dev.lamina.simulation.SimulationModels.c;
import static dev.lamina.simulation.SimulationModels.q;
import static dev.lamina.simulation.SimulationModels.vm;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.lamina.model.Capability;
import dev.lamina.model.Comparison;
import dev.lamina.model.Declaration;
import dev.lamina.model.Event;
import dev.lamina.model.EventAction;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.Metric;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.ProfileKind;
import dev.lamina.model.ResetKind;
import dev.lamina.model.SchedulerKind;
import dev.lamina.model.Target;
import dev.lamina.model.Technique;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;
import dev.lamina.model.quantity.IndexRange;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.VmResult;
import dev.lamina.simulation.refusal.SimulationRefusedException;

/** What events in a run do: two equal hosts with a GPU for four each, and VMs that need a quarter of it all the time. */
class EventTest {
	private static final double MS = 1e6;

	private final SimulationModels simulationModels = new SimulationModels(Technique.MEDIATED)
			.scheduler(SchedulerKind.FIXED_SHARE);
	private final Profile quarter = simulationModels.profile("Board-4C", ProfileKind.VGPU, "4 GiB", 4);
	private final Workload workload = simulationModels.workload("W", null, "2500 us");
	private Host other;

	@BeforeEach
	void twoHosts() {
		simulationModels.host.setNetwork(q("1 GB/s"));
		other = EcoreUtil.copy(simulationModels.host);
		other.setName("other");
		simulationModels.declare(other);
		simulationModels.policy.getTargets().add(gpu(other));
		simulationModels.stack.getProvides().add(Capability.LIVE_MIGRATION);
		workload.setWorkingSet(q("512 MiB"));
		simulationModels.simulation().setDuration(q("4 s"));
		simulationModels.simulation().setWarmUp(q("1 ms"));
	}

	private Target gpu(Host host) {
		Target target = SimulationModels.FACTORY.createTarget();
		target.setElement(host);
		target.setGpu(host.getGpus().getFirst());
		return target;
	}

	private Vm vms(int count) {
		return simulationModels.vm("v", count, quarter, workload);
	}

	private Event event(String time, EventAction action, Target subject) {
		Event event = SimulationModels.FACTORY.createEvent();
		event.setTime(q(time));
		event.setAction(action);
		event.setSubject(subject);
		simulationModels.simulation().getEvents().add(event);
		return event;
	}

	private static Target element(Declaration element, int index) {
		Target target = SimulationModels.FACTORY.createTarget();
		target.setElement(element);
		target.setIndices(index < 0 ? null : IndexRange.of(index));
		return target;
	}

	private Event migrate(String time, Vm vm, int index) {
		Event event = event(time, EventAction.MIGRATE, element(vm, index));
		event.setDestination(gpu(other));
		return event;
	}

	private String refusal() {
		return assertThrows(SimulationRefusedException.class, simulationModels::run).getMessage();
	}

	// ------------------------------------------------------------------ migrate

	@Test
	void aMigrationCopiesInRoundsAndRestsForTheLast() throws Exception {
		workload.setDirtyRate(q("100 MB/s"));
		migrate("1 s", vms(1), -1);
		VmResult result = vm(simulationModels.run(), "v");
		// 512 MiB at 1 GB/s, then a tenth in each round, until at most 200 KiB are left: 53.7, 5.4, 0.54, 0.054 MB
		double copying = 536.870912 * (1 + 0.1 + 0.01 + 0.001) * MS;
		double rest = 0.0536870912 * MS;
		// and until it has had its turn to end its step
		assertEquals(rest, result.downtime().value(), 20 * MS);
		assertTrue(result.downtime().value() >= rest);
		assertEquals(copying + result.downtime().value(), result.interruption().value(), 1);
	}

	@Test
	void memoryThatChangesFasterThanItIsSentIsSentAtRest() throws Exception {
		workload.setDirtyRate(q("2 GB/s"));
		Vm vm = vms(1);
		migrate("1 s", vm, -1);
		SimulationModels.expect(vm, Metric.DOWNTIME, Comparison.AT_MOST, "600 ms");
		SimulationModels.expect(vm, Metric.DOWNTIME, Comparison.AT_MOST, "500 ms");
		SimulationResult result = simulationModels.run();
		assertEquals(536.870912 * MS, vm(result, "v").downtime().value(), 11 * MS);
		assertEquals(java.util.List.of(true, false), result.promises().stream().map(each -> each.kept()).toList());
		assertEquals("ms", result.promises().getFirst().unit());
	}

	@Test
	void aMigratedVmWorksOnTheOtherGpuAndLeavesTheFirst() throws Exception {
		simulationModels.scheduler(SchedulerKind.EQUAL_SHARE);
		workload.setInFlight(3);
		migrate("1 s", vms(2), 1);
		SimulationResult result = simulationModels.run();
		// until 1.54 s half of the first GPU each, then one GPU each
		double first = result.gpus().getFirst().engines().getFirst().shares().get("v[0]");
		assertEquals((1.537 / 2 + 2.463) / 4, first, 0.01);
		double second = result.gpus().get(1).engines().getFirst().shares().get("v[1]");
		assertEquals(2.463 / 4, second, 0.01);
		assertEquals(0, vm(result, "v[0]").downtime().value());
	}

	@Test
	void theTermsOfAnInterruptedOperationStillAddUp() throws Exception {
		workload.setDirtyRate(q("2 GB/s"));
		migrate("1 s", vms(3), 2);
		for (VmResult vm : simulationModels.run().vms()) {
			assertEquals(vm.latency().mean().value(),
					vm.breakdownNanos().values().stream().mapToDouble(Double::doubleValue).sum(), 1e-3);
			assertEquals(vm.name().equals("v[2]"), vm.breakdownNanos().get("lifecycle") > 0);
		}
	}

	@Test
	void aMigrationNeedsAStackThatProvidesIt() {
		simulationModels.stack.getProvides().clear();
		Event event = migrate("1 s", vms(1), -1);
		SimulationRefusedException refused = assertThrows(SimulationRefusedException.class, simulationModels::run);
		assertEquals("v cannot migrate while it runs: its stack S provides no live-migration.", refused.getMessage());
		assertSame(event, refused.subject().orElseThrow());
	}

	@Test
	void aMigrationNeedsTheSameTypeStackAndRoom() {
		Vm vm = vms(1);
		migrate("1 s", vm, -1);
		Vm there = simulationModels.vm("there", 4, quarter, workload);
		there.getGpu().setPlace(gpu(other));
		assertTrue(refusal().startsWith("v finds no room: 1 instance of Board-4C on other.g"), this::refusal);
		simulationModels.model.getDeclarations().remove(there);

		GpuType foreign = EcoreUtil.copy(simulationModels.gpuType);
		foreign.setName("Foreign");
		simulationModels.declare(foreign);
		other.getGpus().getFirst().setType(foreign);
		assertEquals("v runs on type Board, other.g has type Foreign: a VM migrates only to a GPU of the same type.", refusal());
		other.getGpus().getFirst().setType(simulationModels.gpuType);

		simulationModels.policy.getTargets().removeLast();
		Policy second = EcoreUtil.copy(simulationModels.policy);
		second.setName("second");
		second.setStack(EcoreUtil.copy(simulationModels.stack));
		second.getStack().setName("T");
		second.getTargets().clear();
		second.getTargets().add(gpu(other));
		simulationModels.declare(second, second.getStack());
		assertEquals("v runs under S, other.g is under T. A VM migrates only within one stack.", refusal());
	}

	@Test
	void aMigrationNeedsAWayAndAnotherPlace() {
		Event event = migrate("1 s", vms(1), -1);
		simulationModels.host.setNetwork(null);
		other.setNetwork(null);
		assertTrue(refusal().contains("Give the hosts a network"), this::refusal);
		event.setDestination(gpu(simulationModels.host));
		assertTrue(refusal().startsWith("v migrates nowhere"), this::refusal);
	}

	@Test
	void fourFindRoomOneAfterTheOtherAndAFifthDoesNot() throws Exception {
		Vm vms = vms(4);
		migrate("1 s", vms, -1);
		assertEquals(4, simulationModels.run().vms().stream().filter(vm -> vm.downtime().value() > 0).count());
		Vm there = simulationModels.vm("there", 1, quarter, workload);
		there.getGpu().setPlace(gpu(other));
		assertTrue(refusal().startsWith("v[3] finds no room"), this::refusal);
	}

	// ------------------------------------------------------------------ suspend and resume

	@Test
	void aSuspendedVmIsSavedAndRestored() throws Exception {
		simulationModels.cost().setSaveBandwidth(q("2 GB/s"));
		simulationModels.cost().setRestoreBandwidth(q("1 GB/s"));
		Vm vm = vms(1);
		event("1 s", EventAction.SUSPEND, element(vm, -1));
		event("2 s", EventAction.RESUME, element(vm, -1));
		assertEquals(1_000 * MS + 536.870912 * MS, vm(simulationModels.run(), "v").downtime().value(), 1);
		simulationModels.simulation().getEvents().getLast().setTime(q("1100 ms"));
		// resumed before all is saved: 268 ms to save and 537 to restore, after the end of its step
		assertEquals(805.3 * MS, vm(simulationModels.run(), "v").downtime().value(), 11 * MS);
	}

	@Test
	void aVmThatIsNotResumedIsDownUntilTheEnd() throws Exception {
		event("1 s", EventAction.SUSPEND, element(vms(2), 0));
		SimulationResult result = simulationModels.run();
		assertEquals(3_000 * MS, vm(result, "v[0]").downtime().value());
		assertEquals(0, vm(result, "v[1]").downtime().value());
	}

	@Test
	void whatIsNotSuspendedCannotBeResumed() {
		Vm vm = vms(1);
		event("1 s", EventAction.RESUME, element(vm, -1));
		assertEquals("v is not suspended and cannot be resumed. Suspend it before.", refusal());
		event("500 ms", EventAction.SUSPEND, element(vm, -1));
		event("600 ms", EventAction.SUSPEND, element(vm, -1));
		assertEquals("v is suspended already. Resume it before.", refusal());
	}

	// ------------------------------------------------------------------ GPUs

	@Test
	void aFailureStopsTheUsersOfTheGpuForResetAndInitialization() throws Exception {
		simulationModels.cost().setReset(q("100 ms"));
		simulationModels.cost().setInitialization(q("400 ms"));
		vms(2);
		Vm elsewhere = simulationModels.vm("elsewhere", 1, quarter, workload);
		elsewhere.getGpu().setPlace(gpu(other));
		event("1 s", EventAction.FAIL, gpu(simulationModels.host));
		SimulationResult result = simulationModels.run();
		assertEquals(500 * MS, vm(result, "v[0]").downtime().value());
		assertEquals(500 * MS, vm(result, "v[1]").downtime().value());
		assertEquals(0, vm(result, "elsewhere").downtime().value());
	}

	@Test
	void aGpuThatCannotBeResetStaysDown() throws Exception {
		simulationModels.gpuType.getReset().add(ResetKind.NONE);
		vms(1);
		event("1 s", EventAction.FAIL, gpu(simulationModels.host));
		assertEquals(3_000 * MS, vm(simulationModels.run(), "v").downtime().value());
	}

	@Test
	void aVmThatHasLeftIsSparedTheFailure() throws Exception {
		simulationModels.cost().setReset(q("100 ms"));
		migrate("500 ms", vms(2), 1);
		event("3 s", EventAction.FAIL, gpu(simulationModels.host));
		SimulationResult result = simulationModels.run();
		assertEquals(100 * MS, vm(result, "v[0]").downtime().value());
		assertTrue(vm(result, "v[1]").downtime().value() < 20 * MS);
		assertEquals(List.of("fail"), vm(result, "v[0]").causes());
		assertEquals(List.of("migrate"), vm(result, "v[1]").causes());
	}

	@Test
	void whatStoppedAVmForLongestIsNamedFirst() throws Exception {
		simulationModels.cost().setReset(q("100 ms"));
		Vm vm = vms(1);
		event("500 ms", EventAction.FAIL, gpu(simulationModels.host));
		event("1 s", EventAction.SUSPEND, element(vm, -1));
		event("2 s", EventAction.RESUME, element(vm, -1));
		event("3 s", EventAction.FAIL, gpu(simulationModels.host));
		assertEquals(List.of("suspend", "fail"), vm(simulationModels.run(), "v").causes());
	}

	@Test
	void partitioningAnewStopsTheUsersMeanwhile() throws Exception {
		simulationModels.cost().setReconfiguration(q("1 s"));
		vms(1);
		event("1 s", EventAction.REPARTITION, gpu(simulationModels.host));
		assertEquals(1_000 * MS, vm(simulationModels.run(), "v").downtime().value(), 10 * MS);
		simulationModels.cost().setReconfiguration(null);
		assertTrue(refusal().contains("Add for example 'reconfiguration 2 s' to its cost"), this::refusal);
		simulationModels.simulation().getEvents().getFirst().setAction(EventAction.FAIL);
		assertTrue(refusal().contains("Add one, such as 'reset 100 ms'"), this::refusal);
	}

	@Test
	void eventsAreTheSameOnAnyNumberOfThreads() throws Exception {
		simulationModels.cost().setReset(q("100 ms"));
		simulationModels.cost().setContextSwitch(c("20 us"));
		simulationModels.simulation().setReplications(4);
		migrate("500 ms", vms(3), 1);
		event("700 ms", EventAction.FAIL, gpu(simulationModels.host));
		String one = Simulations
				.run(simulationModels.model, simulationModels.simulation(), SimulationModels.options(1), RunMonitor.NONE)
				.getFirst().runHash();
		String two = Simulations
				.run(simulationModels.model, simulationModels.simulation(), SimulationModels.options(2), RunMonitor.NONE)
				.getFirst().runHash();
		assertEquals(one, two);
	}
}
