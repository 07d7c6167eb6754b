package dev.lamina.simulation;

import static dev.lamina.simulation.SimulationModels.q;
import static dev.lamina.simulation.SimulationModels.vm;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.lamina.model.Comparison;
import dev.lamina.model.Event;
import dev.lamina.model.EventAction;
import dev.lamina.model.Metric;
import dev.lamina.model.Partition;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.ProfileKind;
import dev.lamina.model.SchedulerKind;
import dev.lamina.model.Target;
import dev.lamina.model.Technique;
import dev.lamina.model.Vm;
import dev.lamina.model.VmWeight;
import dev.lamina.model.Workload;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.VmResult;
import dev.lamina.simulation.refusal.SimulationRefusedException;

/** A GPU of four slices that is cut again while VMs run: by day a half and two quarters, by night four quarters. */
class RepartitionTest {
	private static final double MS = 1e6;

	private final SimulationModels simulationModels = new SimulationModels(Technique.SPATIAL);
	private final Policy night = SimulationModels.FACTORY.createPolicy();
	private final Workload workload = simulationModels.workload("W", null, "1 ms");
	private Profile quarter;
	private Profile half;

	@BeforeEach
	void day() {
		simulationModels.gpuType.setComputeSlices(4);
		simulationModels.gpuType.setMemorySlices(4);
		quarter = slices("1g", 1);
		half = slices("2g", 2);
		cut(simulationModels.policy, half, 1);
		cut(simulationModels.policy, quarter, 2);
		night.setName("night");
		night.setStack(simulationModels.stack);
		cut(night, quarter, 4);
		simulationModels.declare(night);
		simulationModels.cost().setReconfiguration(q("1 s"));
		simulationModels.simulation().setDuration(q("4 s"));
		simulationModels.simulation().setWarmUp(q("1 ns"));
	}

	private Profile slices(String name, int slices) {
		Profile profile = simulationModels.profile(name, ProfileKind.MIG, slices * 4 + " GiB", 4 / slices);
		profile.setComputeSlices(slices);
		profile.setMemorySlices(slices);
		return profile;
	}

	private static void cut(Policy policy, Profile profile, int count) {
		Partition partition = SimulationModels.FACTORY.createPartition();
		partition.setProfile(profile);
		partition.setCount(count);
		policy.getPartitions().add(partition);
	}

	private Event repartition(String time, Policy policy) {
		return repartition(simulationModels, time, policy);
	}

	private static Event repartition(SimulationModels simulationModels, String time, Policy policy) {
		Event event = event(simulationModels, time, EventAction.REPARTITION, simulationModels.onGpu());
		Target destination = SimulationModels.FACTORY.createTarget();
		destination.setElement(policy);
		event.setDestination(destination);
		return event;
	}

	private static Event event(SimulationModels simulationModels, String time, EventAction action, Target subject) {
		Event event = SimulationModels.FACTORY.createEvent();
		event.setTime(q(time));
		event.setAction(action);
		event.setSubject(subject);
		simulationModels.simulation().getEvents().add(event);
		return event;
	}

	private static Target of(Vm vm) {
		Target target = SimulationModels.FACTORY.createTarget();
		target.setElement(vm);
		return target;
	}

	private String refusal() {
		return assertThrows(SimulationRefusedException.class, simulationModels::run).getMessage();
	}

	@Test
	void aPolicyThatIsOnlyASuccessorHoldsForNothingBefore() throws Exception {
		simulationModels.policy.getTargets().clear();
		simulationModels.vm("v", 1, half, workload);
		repartition("4 s", night);
		// would be a conflict of two policies without GPUs, and 'v' would find no half under one of them
		assertEquals(2000, vm(simulationModels.run(), "v").completed(), 1);
	}

	@Test
	void aVmWhoseProfileIsCutGoesOnWithItAndOneWhoseIsNotStandsStill() throws Exception {
		simulationModels.vm("q", 2, quarter, workload);
		simulationModels.vm("h", 1, half, workload);
		repartition("1 s", night);
		SimulationResult result = simulationModels.run();
		for (String name : List.of("q[0]", "q[1]")) {
			// 4 ms for an iteration on a quarter, in 3 of 4 s
			assertEquals(750, vm(result, name).completed(), 1, name);
			assertEquals(1000 * MS, vm(result, name).downtime().value(), 4 * MS, name);
		}
		VmResult h = vm(result, "h");
		assertEquals(500, h.completed(), 1);
		assertEquals(3000 * MS, h.downtime().value());
		assertEquals(
				List.of("'h' stands still from 1 s on: No 2g is left on h.g for 'h'. Add a partition of it to policy night."),
				result.remarks());
		assertEquals(List.of("graphics[0]", "graphics[0] of night", "graphics[1]", "graphics[1] of night", "graphics[2]"),
				result.gpus().getFirst().engines().stream().map(engine -> engine.name()).toList());
	}

	@Test
	void aVmThatFoundNoPlaceGoesOnWhereTheGpuIsCutAsBefore() throws Exception {
		simulationModels.vm("h", 1, half, workload);
		repartition("1 s", night);
		repartition("2 s", simulationModels.policy);
		SimulationResult result = simulationModels.run();
		// at work until 1 s and from 3 s on
		assertEquals(1000, vm(result, "h").completed(), 1);
		assertEquals(2000 * MS, vm(result, "h").downtime().value());
		assertEquals(1, result.remarks().size());
		assertTrue(result.remarks().getFirst().startsWith("'h' stands still from 1 s to 2 s: "), result.remarks()::toString);
	}

	@Test
	void sharesAndUtilizationCountBothLayouts() throws Exception {
		Vm q = simulationModels.vm("q", 1, quarter, workload);
		simulationModels.cost().setReconfiguration(q("1 ns"));
		repartition("2 s", night);
		SimulationModels.expect(q, Metric.SHARE, Comparison.AT_LEAST, "24.5 %");
		SimulationModels.expect(q, Metric.SHARE, Comparison.AT_MOST, "25.5 %");
		SimulationModels.expect(q, Metric.UTILIZATION, Comparison.AT_LEAST, "99 %");
		SimulationModels.expect(q, Metric.UTILIZATION, Comparison.AT_MOST, "100.1 %");
		assertEquals(List.of(), simulationModels.run().promises().stream().filter(each -> !each.kept())
				.map(each -> each.text() + each.measured()).toList());
	}

	@Test
	void aVmThatComesLaterFindsTheNewLayoutAndOneThatHasLeftNeedsNoPlace() throws Exception {
		Vm early = simulationModels.vm("early", 2, quarter, workload);
		Vm other = simulationModels.vm("other", 1, half, workload);
		cutAnewTo(half, 2);
		event(simulationModels, "500 ms", EventAction.STOP, of(early));
		event(simulationModels, "3 s", EventAction.START, of(other));
		repartition("1 s", night);
		SimulationResult result = simulationModels.run();
		assertEquals(List.of(), result.remarks());
		assertEquals(500, vm(result, "other").completed(), 1);
		assertEquals(0, vm(result, "other").downtime().value());
		assertEquals(0, vm(result, "early[0]").downtime().value());
	}

	@Test
	void aVmMayStartOnASliceThatOnlyTheNewLayoutHas() throws Exception {
		Profile whole = slices("4g", 4);
		cutAnewTo(whole, 1);
		Vm day = simulationModels.vm("day", 2, quarter, workload);
		Vm training = simulationModels.vm("training", 1, whole, workload);
		event(simulationModels, "1 s", EventAction.STOP, of(day));
		repartition("1 s", night);
		event(simulationModels, "3 s", EventAction.START, of(training));
		SimulationResult result = simulationModels.run();
		assertEquals(List.of(), result.remarks());
		// 1 ms on the whole GPU in the last second
		assertEquals(1000, vm(result, "training").completed(), 1);
		assertEquals(0, vm(result, "training").downtime().value());
		assertEquals(250, vm(result, "day[0]").completed(), 1);
		simulationModels.simulation().getEvents().get(2).setTime(q("500 ms"));
		assertEquals("Policy p cuts no 4g on h.g. Add a partition of it.", refusal());
	}

	@Test
	void aVmThatWaitsForASliceIsRefusedWhereNoneIsLeft() {
		Profile whole = slices("4g", 4);
		cutAnewTo(whole, 1);
		Vm training = simulationModels.vm("training", 2, whole, workload);
		repartition("1 s", night);
		event(simulationModels, "3 s", EventAction.START, of(training));
		assertEquals(
				"training[1] has no place on h.g when it starts: No 4g is left on h.g for 'training[1]'. Add a partition of it "
						+ "to policy night.",
				refusal());
	}

	private void cutAnewTo(Profile profile, int count) {
		night.getPartitions().clear();
		cut(night, profile, count);
	}

	@Test
	void aSuccessorMustBeAPolicyOfTheSameStackThatFits() {
		simulationModels.vm("q", 1, quarter, workload);
		Event event = repartition("1 s", night);
		cutAnewTo(quarter, 5);
		assertTrue(refusal().startsWith("Policy night cannot cut h.g: "), this::refusal);
		cutAnewTo(quarter, 4);
		night.setStack(null);
		assertEquals("h.g is under S, policy night names none. A GPU is repartitioned only under the same stack.", refusal());
		event.getDestination().setElement(simulationModels.host);
		assertEquals("A GPU is repartitioned under a policy. Write: repartition h.g to POLICY.", refusal());
	}

	@Test
	void partitionsShareThePciExpressOfTheirGpuInEveryLayout() throws Exception {
		simulationModels.gpuType.setPcieGeneration(4);
		simulationModels.gpuType.setPcieLanes(16);
		workload.getOperation().getGpuWork().clear();
		workload.getOperation().setUpload(SimulationModels.c("31504000 B"));
		simulationModels.cost().setReconfiguration(q("1 ns"));
		simulationModels.vm("a", 1, quarter, workload);
		repartition("2 s", night);
		// 31.5 GB/s: a copy takes a millisecond for one and two for each of two, whatever slices they have
		assertEquals(4000, vm(simulationModels.run(), "a").completed(), 2);
		simulationModels.vm("b", 1, quarter, workload);
		SimulationResult both = simulationModels.run();
		assertEquals(2000, vm(both, "a").completed(), 2);
		assertEquals(2000, vm(both, "b").completed(), 2);
	}

	@Test
	void whoStandsStillCannotBeSuspended() {
		Vm h = simulationModels.vm("h", 1, half, workload);
		repartition("1 s", night);
		event(simulationModels, "2 s", EventAction.SUSPEND, of(h));
		assertTrue(refusal().startsWith("h stands still since 1 s and cannot suspend: No 2g is left"), this::refusal);
	}

	@Test
	void turnsAreThoseOfTheNewPolicy() throws Exception {
		SimulationResult result = inTurnsThen(SchedulerKind.WEIGHTED).run();
		// half of the first two seconds and three quarters of the others
		assertEquals(1000 + 1500, vm(result, "one").completed(), 25);
		assertEquals(1000 + 500, vm(result, "two").completed(), 25);
	}

	@Test
	void workThatKeepsAPartOfTheGpuBusyGainsWhereOthersRunBesideIt() throws Exception {
		SimulationModels shared = inTurnsThen(SchedulerKind.CONCURRENT);
		shared.model.getDeclarations().stream().filter(Workload.class::isInstance).map(Workload.class::cast).findFirst()
				.orElseThrow()
				.getOperation().getGpuWork().getFirst().setOccupancy(q("25 %"));
		SimulationResult result = shared.run();
		// 1 ms each, first by turns, then the two operations of each VM at a time on a quarter of the GPU
		assertEquals(1000 + 2000, vm(result, "one").completed(), 25);
		assertEquals(1000 + 2000, vm(result, "two").completed(), 25);
	}

	/** Two VMs that take turns for two seconds and then share by another rule. */
	private static SimulationModels inTurnsThen(SchedulerKind kind) {
		SimulationModels shared = new SimulationModels(Technique.MEDIATED).scheduler(SchedulerKind.ROUND_ROBIN);
		shared.cost().setReconfiguration(q("1 ns"));
		shared.simulation().setWarmUp(q("1 ns"));
		shared.simulation().setDuration(q("4 s"));
		Workload work = shared.workload("W", null, "1 ms");
		work.setInFlight(2);
		Vm one = shared.vm("one", 1, null, work);
		shared.vm("two", 1, null, work);
		Policy other = EcoreUtil.copy(shared.policy);
		other.setName("other");
		other.getTargets().clear();
		other.getScheduler().setKind(kind);
		VmWeight weight = SimulationModels.FACTORY.createVmWeight();
		weight.setVm(one);
		weight.setWeight(3);
		other.getScheduler().getWeights().add(weight);
		shared.declare(other);
		repartition(shared, "2 s", other);
		return shared;
	}
}
