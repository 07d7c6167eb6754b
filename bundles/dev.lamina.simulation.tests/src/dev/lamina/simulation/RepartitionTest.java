package dev.lamina.simulation;

import static dev.lamina.simulation.Models.q;
import static dev.lamina.simulation.Models.vm;
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
import dev.lamina.simulation.result.SimulationResult;
import dev.lamina.simulation.result.VmResult;

/** A GPU of four slices that is cut anew while VMs run: by day a half and two quarters, by night four quarters. */
class RepartitionTest {
	private static final double MS = 1e6;

	private final Models models = new Models(Technique.SPATIAL);
	private final Policy night = Models.FACTORY.createPolicy();
	private final Workload workload = models.workload("W", null, "1 ms");
	private Profile quarter;
	private Profile half;

	@BeforeEach
	void day() {
		models.gpuType.setComputeSlices(4);
		models.gpuType.setMemorySlices(4);
		quarter = slices("1g", 1);
		half = slices("2g", 2);
		cut(models.policy, half, 1);
		cut(models.policy, quarter, 2);
		night.setName("night");
		night.setStack(models.stack);
		cut(night, quarter, 4);
		models.declare(night);
		models.cost().setReconfiguration(q("1 s"));
		models.simulation().setDuration(q("4 s"));
		models.simulation().setWarmUp(q("1 ns"));
	}

	private Profile slices(String name, int slices) {
		Profile profile = models.profile(name, ProfileKind.MIG, slices * 4 + " GiB", 4 / slices);
		profile.setComputeSlices(slices);
		profile.setMemorySlices(slices);
		return profile;
	}

	private static void cut(Policy policy, Profile profile, int count) {
		Partition partition = Models.FACTORY.createPartition();
		partition.setProfile(profile);
		partition.setCount(count);
		policy.getPartitions().add(partition);
	}

	private Event repartition(String time, Policy policy) {
		return repartition(models, time, policy);
	}

	private static Event repartition(Models models, String time, Policy policy) {
		Event event = event(models, time, EventAction.REPARTITION, models.onGpu());
		Target destination = Models.FACTORY.createTarget();
		destination.setElement(policy);
		event.setDestination(destination);
		return event;
	}

	private static Event event(Models models, String time, EventAction action, Target subject) {
		Event event = Models.FACTORY.createEvent();
		event.setTime(q(time));
		event.setAction(action);
		event.setSubject(subject);
		models.simulation().getEvents().add(event);
		return event;
	}

	private static Target of(Vm vm) {
		Target target = Models.FACTORY.createTarget();
		target.setElement(vm);
		target.setIndex(-1);
		return target;
	}

	private String refusal() {
		return assertThrows(SimulationRefusedException.class, models::run).getMessage();
	}

	@Test
	void aPolicyThatIsOnlyASuccessorHoldsForNothingBefore() throws Exception {
		models.policy.getTargets().clear();
		models.vm("v", 1, half, workload);
		repartition("4 s", night);
		// would be a conflict of two policies without GPUs, and 'v' would find no half under one of them
		assertEquals(2000, vm(models.run(), "v").completed(), 1);
	}

	@Test
	void aVmWhoseProfileIsCutGoesOnWithItAndOneWhoseIsNotStandsStill() throws Exception {
		models.vm("q", 2, quarter, workload);
		models.vm("h", 1, half, workload);
		repartition("1 s", night);
		SimulationResult result = models.run();
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
		models.vm("h", 1, half, workload);
		repartition("1 s", night);
		repartition("2 s", models.policy);
		SimulationResult result = models.run();
		// at work until 1 s and from 3 s on
		assertEquals(1000, vm(result, "h").completed(), 1);
		assertEquals(2000 * MS, vm(result, "h").downtime().value());
		assertEquals(1, result.remarks().size());
		assertTrue(result.remarks().getFirst().startsWith("'h' stands still from 1 s to 2 s: "), result.remarks()::toString);
	}

	@Test
	void sharesAndUtilizationCountBothLayouts() throws Exception {
		Vm q = models.vm("q", 1, quarter, workload);
		models.cost().setReconfiguration(q("1 ns"));
		repartition("2 s", night);
		Models.expect(q, Metric.SHARE, Comparison.AT_LEAST, "24.5 %");
		Models.expect(q, Metric.SHARE, Comparison.AT_MOST, "25.5 %");
		Models.expect(q, Metric.UTILIZATION, Comparison.AT_LEAST, "99 %");
		Models.expect(q, Metric.UTILIZATION, Comparison.AT_MOST, "100.1 %");
		assertEquals(List.of(), models.run().expectations().stream().filter(each -> !each.holds())
				.map(each -> each.text() + each.measured()).toList());
	}

	@Test
	void aVmThatComesLaterFindsTheNewLayoutAndOneThatHasLeftNeedsNoPlace() throws Exception {
		Vm early = models.vm("early", 2, quarter, workload);
		Vm other = models.vm("other", 1, half, workload);
		cutAnewTo(half, 2);
		event(models, "500 ms", EventAction.STOP, of(early));
		event(models, "3 s", EventAction.START, of(other));
		repartition("1 s", night);
		SimulationResult result = models.run();
		assertEquals(List.of(), result.remarks());
		assertEquals(500, vm(result, "other").completed(), 1);
		assertEquals(0, vm(result, "other").downtime().value());
		assertEquals(0, vm(result, "early[0]").downtime().value());
	}

	@Test
	void aVmMayStartOnASliceThatOnlyTheNewLayoutHas() throws Exception {
		Profile whole = slices("4g", 4);
		cutAnewTo(whole, 1);
		Vm day = models.vm("day", 2, quarter, workload);
		Vm training = models.vm("training", 1, whole, workload);
		event(models, "1 s", EventAction.STOP, of(day));
		repartition("1 s", night);
		event(models, "3 s", EventAction.START, of(training));
		SimulationResult result = models.run();
		assertEquals(List.of(), result.remarks());
		// 1 ms on the whole GPU in the last second
		assertEquals(1000, vm(result, "training").completed(), 1);
		assertEquals(0, vm(result, "training").downtime().value());
		assertEquals(250, vm(result, "day[0]").completed(), 1);
		models.simulation().getEvents().get(2).setTime(q("500 ms"));
		assertEquals("Policy p cuts no 4g on h.g. Add a partition of it.", refusal());
	}

	@Test
	void aVmThatWaitsForASliceIsRefusedWhereNoneIsLeft() {
		Profile whole = slices("4g", 4);
		cutAnewTo(whole, 1);
		Vm training = models.vm("training", 2, whole, workload);
		repartition("1 s", night);
		event(models, "3 s", EventAction.START, of(training));
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
		models.vm("q", 1, quarter, workload);
		Event event = repartition("1 s", night);
		cutAnewTo(quarter, 5);
		assertTrue(refusal().startsWith("Policy night cannot cut h.g: "), this::refusal);
		cutAnewTo(quarter, 4);
		night.setStack(null);
		assertEquals("h.g is under S, policy night names none. A GPU is partitioned anew only under the same stack.", refusal());
		event.getDestination().setElement(models.host);
		assertEquals("A GPU is partitioned anew under a policy. Write: repartition h.g to POLICY.", refusal());
	}

	@Test
	void partitionsShareThePciExpressOfTheirGpuInEveryLayout() throws Exception {
		models.gpuType.setPcieGeneration(4);
		models.gpuType.setPcieLanes(16);
		workload.getOperation().getGpuWork().clear();
		workload.getOperation().setUpload(Models.c("31504000 B"));
		models.cost().setReconfiguration(q("1 ns"));
		models.vm("a", 1, quarter, workload);
		repartition("2 s", night);
		// 31.5 GB/s: a copy takes a millisecond for one and two for each of two, whatever slices they have
		assertEquals(4000, vm(models.run(), "a").completed(), 2);
		models.vm("b", 1, quarter, workload);
		SimulationResult both = models.run();
		assertEquals(2000, vm(both, "a").completed(), 2);
		assertEquals(2000, vm(both, "b").completed(), 2);
	}

	@Test
	void whoStandsStillCannotBeSuspended() {
		Vm h = models.vm("h", 1, half, workload);
		repartition("1 s", night);
		event(models, "2 s", EventAction.SUSPEND, of(h));
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
		Models shared = inTurnsThen(SchedulerKind.CONCURRENT);
		shared.model.getDeclarations().stream().filter(Workload.class::isInstance).map(Workload.class::cast).findFirst()
				.orElseThrow()
				.getOperation().getGpuWork().getFirst().setOccupancy(q("25 %"));
		SimulationResult result = shared.run();
		// 1 ms each, first by turns, then the two operations of each VM at a time on a quarter of the GPU
		assertEquals(1000 + 2000, vm(result, "one").completed(), 25);
		assertEquals(1000 + 2000, vm(result, "two").completed(), 25);
	}

	/** Two VMs that take turns for two seconds and then share by another rule. */
	private static Models inTurnsThen(SchedulerKind kind) {
		Models shared = new Models(Technique.MEDIATED).scheduler(SchedulerKind.ROUND_ROBIN);
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
		VmWeight weight = Models.FACTORY.createVmWeight();
		weight.setVm(one);
		weight.setWeight(3);
		other.getScheduler().getWeights().add(weight);
		shared.declare(other);
		repartition(shared, "2 s", other);
		return shared;
	}
}
