package dev.lamina.placement.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.lamina.model.Declaration;
import dev.lamina.model.Event;
import dev.lamina.model.EventAction;
import dev.lamina.model.Fleet;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.ModelFactory;
import dev.lamina.model.Partition;
import dev.lamina.model.PlacementKind;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Simulation;
import dev.lamina.model.Stack;
import dev.lamina.model.Target;
import dev.lamina.model.Technique;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;
import dev.lamina.model.quantity.IndexRange;
import dev.lamina.model.quantity.Quantity;

/** Every VM gets its host and GPU, or a sentence that says why not. */
class AssignmentTest {
	private static final ModelFactory MAKE = ModelFactory.eINSTANCE;

	private final Model model = MAKE.createModel();
	private final GpuType a40 = declared(PlacementTestGpus.a40());
	private final Profile q8 = PlacementTestGpus.named(a40, "A40-8Q");

	@Test
	void vmsTakeThePartitionsOfTheirPolicy() {
		Host host = host("vdi1", 1);
		HostGpu gpu = gpu(host, "desktops", 1, a40);
		Policy policy = policy("shared", stack("Vgpu", Technique.MEDIATED), at(host, gpu));
		partition(policy, q8, 6);
		vm("designer", 6, q8, null, at(host, gpu));
		Assignment assignment = clean();
		GpuSlot slot = assignment.slots().get(0);
		assertEquals("vdi1.desktops", slot.name());
		assertEquals(List.of("designer[0]", "designer[1]", "designer[2]", "designer[3]", "designer[4]", "designer[5]"),
				slot.allocations().stream().map(Allocation::name).toList());
		assertEquals(48L << 30, slot.usedMemory());
		assertEquals(0, slot.freeMemory().orElse(-1));
		assertEquals(List.of(), slot.idlePartitions());
		assertEquals("vdi1", assignment.placements().get(5).hostName());
		assertSame(policy, assignment.placements().get(5).policy().orElseThrow());
	}

	@Test
	void aVmWithoutPartitionIsRefused() {
		Host host = host("vdi1", 1);
		HostGpu gpu = gpu(host, "desktops", 1, a40);
		partition(policy("shared", stack("Vgpu", Technique.MEDIATED), at(host, gpu)), q8, 2);
		Vm many = vm("designer", 3, q8, null, at(host, gpu));
		Vm other = vm("other", 1, PlacementTestGpus.named(a40, "A40-1Q"), null, at(host, gpu));
		Assignment assignment = Assignment.of(model);
		assertEquals(List.of("No A40-8Q is left on vdi1.desktops for designer[2]: all 2 that policy shared cuts are in use.",
				"Policy shared cuts no A40-1Q on vdi1.desktops. Add a partition of it."), sentences(assignment));
		assertSame(many.getGpu(), assignment.problems().get(0).at());
		assertSame(other.getGpu(), assignment.problems().get(1).at());
		assertEquals(2, assignment.placements().size());
	}

	@Test
	void partitionsThatDoNotFitAreReportedOnceAndTheRestIsCut() {
		Host rack = host("rack", 40);
		gpu(rack, "g", 4, a40);
		Policy policy = policy("greedy", stack("Vgpu", Technique.MEDIATED));
		partition(policy, q8, 8);
		Assignment assignment = Assignment.of(model);
		assertEquals(160, assignment.slots().size());
		assertEquals("rack[39].g[3]", assignment.slots().get(159).name());
		assertEquals(List
				.of("8 instances of A40-8Q on rack[0].g[0], at most 6 fit (maximum of the type). Remove 2 or use another GPU."),
				sentences(assignment));
		assertTrue(assignment.slots().stream().allMatch(slot -> slot.partitions().size() == 6));
	}

	@Test
	void profilesAreCutOnDemandAsLongAsThereIsRoom() {
		GpuType mig = declared(PlacementTestGpus.a100Mig());
		Host host = host("ai", 1);
		HostGpu gpu = gpu(host, "g", 1, mig);
		policy("slices", stack("Mig", Technique.SPATIAL));
		vm("small", 3, PlacementTestGpus.named(mig, "1g.10gb"), null, at(host, gpu));
		vm("large", 1, PlacementTestGpus.named(mig, "4g.40gb"), null, at(host, gpu));
		vm("late", 1, PlacementTestGpus.named(mig, "1g.10gb"), null, at(host, gpu));
		Assignment assignment = Assignment.of(model);
		GpuSlot slot = assignment.slots().get(0);
		assertEquals(List.of("small[0]", "small[1]", "small[2]", "large"),
				slot.allocations().stream().map(Allocation::name).toList());
		GpuShare.OfProfile share = (GpuShare.OfProfile) slot.allocations().get(3).share();
		assertEquals(0, share.placement().start().orElse(-1));
		assertEquals(slot.partitions().get(share.partition()), share.placement());
		assertEquals(List.of("late finds no room: 1 instance of 1g.10gb on ai.g, none fits (7 compute slices). "
				+ "Remove one or use a second GPU."), sentences(assignment));
	}

	@Test
	void breadthFirstSpreadsAndDepthFirstFills() {
		Host host = host("vdi", 1);
		gpu(host, "g", 3, a40);
		Policy policy = policy("shared", stack("Vgpu", Technique.MEDIATED));
		vm("user", 7, q8, null, null);
		assertEquals(List.of(3, 2, 2), residents(clean()));
		policy.setPlacement(PlacementKind.DEPTH_FIRST);
		assertEquals(List.of(6, 1, 0), residents(clean()));
	}

	@Test
	void aPolicyThatOnlyAnEventPutsInForceHoldsForNothing() {
		Host host = host("vdi", 1);
		gpu(host, "g", 1, a40);
		Policy night = policy("night", stack("Vgpu", Technique.MEDIATED));
		Policy day = policy("day", stack("Other", Technique.MEDIATED));
		Event event = MAKE.createEvent();
		event.setAction(EventAction.REPARTITION);
		event.setDestination(MAKE.createTarget());
		event.getDestination().setElement(night);
		Simulation simulation = declared(MAKE.createSimulation());
		simulation.getEvents().add(event);
		assertSame(day, clean().slots().getFirst().policy().orElseThrow());
		event.setAction(EventAction.MIGRATE);
		assertEquals(List.of(AssignmentProblem.Kind.POLICIES_CONFLICT), kinds(Assignment.of(model)));
	}

	@Test
	void vmsThatNameTheirGpuGoFirst() {
		Host host = host("vdi", 1);
		HostGpu gpu = gpu(host, "g", 2, a40);
		policy("owned", stack("Vfio", Technique.PASS_THROUGH));
		vm("anywhere", 1, null, null, null);
		Target first = at(host, gpu);
		first.setGpuIndices(IndexRange.of(0));
		vm("there", 1, null, null, first);
		Assignment assignment = clean();
		assertEquals("there", assignment.slots().get(0).allocations().get(0).name());
		assertEquals("anywhere", assignment.placements().get(0).name());
		assertEquals(1, assignment.placements().get(0).slot().orElse(-1));
		assertEquals(48L << 30, assignment.slots().get(0).allocations().get(0).bytes());
	}

	@Test
	void passThroughServesOneVm() {
		Host host = host("vdi1", 1);
		HostGpu gpu = gpu(host, "renderer", 1, a40);
		policy("owned", stack("Vfio", Technique.PASS_THROUGH), at(host, gpu));
		vm("artist", 2, null, null, at(host, gpu));
		Assignment assignment = Assignment.of(model);
		assertEquals(List.of(AssignmentProblem.Kind.PASS_THROUGH_SHARED), kinds(assignment));
		assertEquals("vdi1.renderer goes as a whole to artist[0] and cannot serve artist[1] too. "
				+ "Use another GPU or a stack that shares.", sentences(assignment).get(0));
		assertEquals(1, assignment.placements().size());
	}

	@Test
	void fractionsAddUpToTheOvercommit() {
		Host host = host("k8s", 1);
		HostGpu gpu = gpu(host, "g", 1, a40);
		Policy policy = policy("sliced", stack("TimeSlicing", Technique.SOFTWARE_SHARING));
		vm("pod", 5, null, "25 %", at(host, gpu));
		Assignment assignment = Assignment.of(model);
		assertEquals(List.of("pod[4] wants 25 % of k8s.g, but 100 % of 100 % are promised already. "
				+ "Use another GPU or allow memory-overcommit."), sentences(assignment));
		assertEquals(12L << 30, assignment.slots().get(0).allocations().get(0).bytes());
		policy.setMemoryOvercommit(Quantity.valueOf("1.25"));
		assertEquals(5, clean().placements().size());
	}

	@Test
	void sharedGpusHoldWorkingSets() {
		Host host = host("server", 1);
		HostGpu gpu = gpu(host, "g", 1, a40);
		policy("remote", stack("RCuda", Technique.API_FORWARDING));
		Workload workload = declared(MAKE.createWorkload());
		workload.setWorkingSet(Quantity.valueOf("20 GiB"));
		vm("client", 3, null, null, at(host, gpu)).setWorkload(workload);
		Assignment assignment = Assignment.of(model);
		assertEquals(List.of("client[2] needs 20 GiB on server.g, where 40 GiB of 48 GiB are in use. "
				+ "Use another GPU or allow memory-overcommit."), sentences(assignment));
	}

	@Test
	void theStackLimitsVms() {
		Host host = host("server", 1);
		HostGpu gpu = gpu(host, "g", 1, a40);
		Stack stack = stack("GpuVm", Technique.FULL_VIRTUALIZATION);
		stack.setMaximumVms(2);
		policy("few", stack);
		vm("guest", 3, null, null, at(host, gpu));
		assertEquals(List.of(AssignmentProblem.Kind.TOO_MANY_VMS), kinds(Assignment.of(model)));
	}

	@Test
	void guestsOnAHostWithoutGpuForwardTheirCalls() {
		Host client = host("client", 1);
		Host server = host("server", 1);
		HostGpu gpu = gpu(server, "g", 1, a40);
		policy("remote", stack("RCuda", Technique.API_FORWARDING), at(server, gpu));
		vm("guest", 2, null, null, at(client, null));
		Assignment assignment = clean();
		assertEquals("client", assignment.placements().get(1).hostName());
		assertEquals("server.g", assignment.slotOf(assignment.placements().get(1)).orElseThrow().name());
		assertEquals("RCuda", assignment.placements().get(1).stack().orElseThrow().getName());
		assertEquals(List.of(2), residents(assignment));
	}

	@Test
	void guestsOnAHostWithoutGpuAreEmulated() {
		Host host = host("old", 2);
		policy("soft", stack("StdVga", Technique.EMULATION), at(host, null));
		vm("guest", 3, null, null, at(host, null));
		Assignment assignment = clean();
		assertEquals(List.of("old[0]", "old[1]", "old[0]"), assignment.placements().stream().map(VmPlacement::hostName).toList());
		assertTrue(assignment.placements().stream().allMatch(vmPlacement -> vmPlacement.slot().isEmpty()));
		assertEquals("StdVga", assignment.placements().get(0).stack().orElseThrow().getName());
	}

	@Test
	void emulationLeavesTheGpuOfItsHostAlone() {
		Host host = host("h", 1);
		HostGpu gpu = gpu(host, "g", 1, a40);
		policy("soft", stack("StdVga", Technique.EMULATION));
		vm("guest", 2, null, null, at(host, gpu));
		assertEquals(List.of(0), residents(clean()));
		assertEquals(2, clean().placements().size());
	}

	@Test
	void aHostWithoutGpuCannotServeDirectly() {
		Host host = host("old", 1);
		vm("guest", 1, null, null, at(host, null));
		assertEquals(List.of("guest finds no GPU: old has none. Name a GPU, emulate a device or forward calls to another host."),
				sentences(Assignment.of(model)));
	}

	@Test
	void moreSpecificPoliciesWin() {
		Host host = host("h", 1);
		HostGpu first = gpu(host, "a", 1, a40);
		gpu(host, "b", 1, a40);
		Policy general = policy("general", stack("S", Technique.MEDIATED));
		Policy ofHost = policy("ofHost", stack("T", Technique.MEDIATED), at(host, null));
		Policy ofGpu = policy("ofGpu", stack("U", Technique.MEDIATED), at(host, first));
		assertEquals(List.of(ofGpu, ofHost), clean().slots().stream().map(slot -> slot.policy().orElseThrow()).toList());
		ofHost.getTargets().clear();
		ofHost.getTargets().add(at(host, first));
		Assignment assignment = Assignment.of(model);
		assertEquals(List.of("The policies ofHost and ofGpu both hold for h.a. Name other GPUs in one of them."),
				sentences(assignment));
		assertSame(general, assignment.slots().get(1).policy().orElseThrow());
	}

	@Test
	void indexesBeyondTheCountAreNamed() {
		Host rack = host("rack", 4);
		HostGpu gpu = gpu(rack, "g", 2, a40);
		Target place = at(rack, gpu);
		place.setIndices(IndexRange.of(4));
		vm("guest", 1, null, null, place);
		Target second = at(rack, gpu);
		second.setGpuIndices(IndexRange.of(2));
		policy("p", stack("S", Technique.MEDIATED), second);
		assertEquals(List.of("g[2] does not exist: the 2 of them are g[0] to g[1].",
				"rack[4] does not exist: the 4 of them are rack[0] to rack[3]."), sentences(Assignment.of(model)));
	}

	@Test
	void wholesAndProfilesDoNotMix() {
		Host host = host("h", 1);
		HostGpu gpu = gpu(host, "g", 1, a40);
		policy("shared", stack("Vgpu", Technique.MEDIATED));
		vm("whole", 1, null, null, at(host, gpu));
		vm("part", 1, q8, null, at(host, gpu));
		assertEquals(List.of(AssignmentProblem.Kind.PROFILE_DOES_NOT_FIT), kinds(Assignment.of(model)));
		model.getDeclarations().add(model.getDeclarations().size() - 2,
				model.getDeclarations().remove(model.getDeclarations().size() - 1));
		assertEquals(List.of(AssignmentProblem.Kind.GPU_IS_CUT), kinds(Assignment.of(model)));
	}

	@Test
	void foreignProfilesAndMissingHostsAreNamed() {
		vm("lonely", 1, null, null, null);
		assertEquals(List.of("lonely has no host to run on. Declare a host."), sentences(Assignment.of(model)));
		Host host = host("h", 1);
		HostGpu gpu = gpu(host, "g", 1, a40);
		vm("strange", 1, PlacementTestGpus.named(PlacementTestGpus.a100Mig(), "1g.10gb"), null, at(host, gpu));
		assertEquals(List.of("1 instance of 1g.10gb on h.g: 1g.10gb is not a profile of A40."), sentences(Assignment.of(model)));
	}

	@Test
	void hostsOfOtherFilesComeWithTheirPolicies() {
		Host host = host("far", 1);
		gpu(host, "g", 1, a40);
		policy("there", stack("Vgpu", Technique.MEDIATED), at(host, null));
		Model other = MAKE.createModel();
		Vm vm = vm("guest", 1, q8, null, at(host, null));
		other.getDeclarations().add(vm);
		Assignment assignment = Assignment.of(other);
		assertEquals("there", assignment.placements().get(0).policy().orElseThrow().getName());
		assertEquals(List.of(1), residents(assignment));
	}

	@Test
	void vmsOfAFleetAreLeftToIt() {
		Host host = host("h", 1);
		gpu(host, "g", 1, a40);
		Vm vm = vm("arriving", 5, q8, null, null);
		Fleet fleet = declared(MAKE.createFleet());
		fleet.getVms().add(vm);
		assertEquals(List.of(), clean().placements());
	}

	@Test
	void unresolvedAndOddModelsAreLaidOutAsFarAsTheyGo() {
		Host host = host("h", 1);
		host.getGpus().add(MAKE.createHostGpu());
		Policy policy = policy("p", null);
		policy.getPartitions().add(MAKE.createPartition());
		policy.getTargets().add(MAKE.createTarget());
		Vm vm = vm("guest", -4, null, null, MAKE.createTarget());
		vm("none", 1, null, null, null).setGpu(null);
		assertEquals(1, Assignment.of(model).placements().size());
		vm.setCount(Integer.MAX_VALUE);
		host("huge", Integer.MAX_VALUE);
		assertEquals(List.of(AssignmentProblem.Kind.TOO_MANY_INSTANCES, AssignmentProblem.Kind.TOO_MANY_INSTANCES),
				kinds(Assignment.of(model)));
	}

	@Test
	void theSameModelGivesTheSameAssignment() {
		Host rack = host("rack", 3);
		gpu(rack, "g", 2, a40);
		policy("shared", stack("Vgpu", Technique.MEDIATED));
		IntStream.range(0, 8).forEach(number -> vm("v" + number, 3, a40.getProfiles().get(number % 4), null, null));
		assertEquals(Assignment.of(model).toString().replaceAll("@[0-9a-f]+", ""),
				Assignment.of(model).toString().replaceAll("@[0-9a-f]+", ""));
		assertTrue(Assignment.of(model).slots().stream().allMatch(slot -> slot.usedMemory() <= slot.memory().orElseThrow()));
	}

	// ---- building models --------------------------------------------------------------------------------------------

	private Assignment clean() {
		Assignment assignment = Assignment.of(model);
		assertEquals(List.of(), sentences(assignment));
		return assignment;
	}

	private static List<String> sentences(Assignment assignment) {
		return assignment.problems().stream().map(AssignmentProblem::sentence).toList();
	}

	private static List<AssignmentProblem.Kind> kinds(Assignment assignment) {
		return assignment.problems().stream().map(AssignmentProblem::kind).toList();
	}

	private static List<Integer> residents(Assignment assignment) {
		return assignment.slots().stream().map(slot -> slot.allocations().size()).toList();
	}

	private <T extends Declaration> T declared(T declaration) {
		model.getDeclarations().add(declaration);
		return declaration;
	}

	private Host host(String name, int count) {
		Host host = declared(MAKE.createHost());
		host.setName(name);
		host.setCount(count);
		return host;
	}

	private static HostGpu gpu(Host host, String name, int count, GpuType type) {
		HostGpu gpu = MAKE.createHostGpu();
		gpu.setName(name);
		gpu.setNumber(count);
		gpu.setType(type);
		host.getGpus().add(gpu);
		return gpu;
	}

	private Stack stack(String name, Technique technique) {
		Stack stack = declared(MAKE.createStack());
		stack.setName(name);
		stack.setTechnique(technique);
		return stack;
	}

	private Policy policy(String name, Stack stack, Target... targets) {
		Policy policy = declared(MAKE.createPolicy());
		policy.setName(name);
		policy.setStack(stack);
		policy.getTargets().addAll(List.of(targets));
		return policy;
	}

	private static void partition(Policy policy, Profile profile, int count) {
		Partition partition = MAKE.createPartition();
		partition.setProfile(profile);
		partition.setCount(count);
		policy.getPartitions().add(partition);
	}

	private static Target at(Host host, HostGpu gpu) {
		Target target = MAKE.createTarget();
		target.setElement(host);
		target.setGpu(gpu);
		return target;
	}

	private Vm vm(String name, int count, Profile profile, String fraction, Target place) {
		Vm vm = declared(MAKE.createVm());
		vm.setName(name);
		vm.setCount(count);
		GpuDemand demand = MAKE.createGpuDemand();
		demand.setProfile(profile);
		demand.setFraction(fraction == null ? null : Quantity.valueOf(fraction));
		demand.setPlace(place);
		vm.setGpu(demand);
		return vm;
	}
}
