package dev.lamina.placement.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.lamina.model.Declaration;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.ModelFactory;
import dev.lamina.model.PlacementKind;
import dev.lamina.model.Policy;
import dev.lamina.model.Simulation;
import dev.lamina.model.Stack;
import dev.lamina.model.Target;
import dev.lamina.model.Technique;
import dev.lamina.model.Vm;
import dev.lamina.model.quantity.IndexRange;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.placement.rule.Fragmentation;
import dev.lamina.placement.rule.HostRating;
import dev.lamina.placement.rule.NodeCapacity;
import dev.lamina.placement.rule.NodeState;
import dev.lamina.placement.rule.PlacementRule;
import dev.lamina.placement.rule.ResourceDemand;
import dev.lamina.placement.scope.InstanceNames;
import dev.lamina.placement.scope.ModelScope;

/** What the words for placements mean: the same on GPUs of a model as in a fleet. */
class PlacementTest {
	private static final ModelFactory MAKE = ModelFactory.eINSTANCE;

	private final Model model = MAKE.createModel();
	private final GpuType a40 = declared(PlacementTestGpus.a40());
	private final List<Host> hosts = new ArrayList<>();
	private final List<Vm> vms = new ArrayList<>();

	private <T extends Declaration> T declared(T declaration) {
		model.getDeclarations().add(declaration);
		return declaration;
	}

	private Host host(String name, int cores, int gpus) {
		Host host = declared(MAKE.createHost());
		host.setName(name);
		host.setCount(1);
		host.setSockets(1);
		host.setCoresPerSocket(cores);
		host.setMemory(Quantity.valueOf("1 TiB"));
		if (gpus > 0) {
			HostGpu gpu = MAKE.createHostGpu();
			gpu.setName("g");
			gpu.setNumber(gpus);
			gpu.setType(a40);
			host.getGpus().add(gpu);
		}
		hosts.add(host);
		return host;
	}

	private Policy policy(String name, Technique technique) {
		Stack stack = declared(MAKE.createStack());
		stack.setName(name + "Stack");
		stack.setTechnique(technique);
		Policy policy = declared(MAKE.createPolicy());
		policy.setName(name);
		policy.setStack(stack);
		return policy;
	}

	private Vm vm(String name, int count, int cores, String fraction) {
		Vm vm = declared(MAKE.createVm());
		vm.setName(name);
		vm.setCount(count);
		vm.setCores(cores);
		vm.setMemory(Quantity.valueOf("4 GiB"));
		GpuDemand demand = MAKE.createGpuDemand();
		demand.setFraction(Quantity.valueOf(fraction));
		vm.setGpu(demand);
		vms.add(vm);
		return vm;
	}

	private void cluster(PlacementKind kind) {
		host("small", 16, 1);
		host("wide", 64, 4);
		host("rich", 128, 2);
		host("even", 32, 2);
		if (kind != null) {
			policy("p", Technique.SOFTWARE_SHARING).setPlacement(kind);
		}
		vm("fifth", 1, 8, "20 %");
		vm("whole", 2, 8, "100 %");
		vm("half", 3, 8, "50 %");
		vm("tenth", 5, 2, "10 %");
		vm("most", 1, 4, "70 %");
		vm("busy", 4, 24, "20 %");
		vm("third", 6, 1, "30 %");
	}

	private List<String> places(Assignment assignment) {
		assertEquals(List.of(), assignment.problems().stream().map(AssignmentProblem::sentence).toList());
		return assignment.placements().stream()
				.map(vmPlacement -> vmPlacement.name() + " on " + assignment.slotOf(vmPlacement).orElseThrow().name())
				.toList();
	}

	/**
	 * One after the other on the best rated host on which it fits, the first of several: as a fleet does where ranks are in
	 * order.
	 */
	private List<String> asInAFleet(PlacementKind kind, long seed) {
		List<NodeState> states = hosts.stream().map(host -> new NodeState(NodeCapacity.of(host.getName(), host))).toList();
		List<ResourceDemand> resourceDemands = vms.stream()
				.flatMap(vm -> IntStream.range(0, vm.getCount())
						.mapToObj(index -> ResourceDemand.of(InstanceNames.of(vm, index), vm)))
				.toList();
		PlacementRule rule = PlacementRule.of(kind, Fragmentation.typicalOf(resourceDemands), seed);
		List<String> places = new ArrayList<>();
		for (ResourceDemand resourceDemand : resourceDemands) {
			int best = -1;
			HostRating hostRating = null;
			for (int host = 0; host < states.size(); host++) {
				boolean fits = states.get(host).gpusWith(resourceDemand.gpuMilli()) > 0;
				HostRating rated = fits ? rule.rate(states.get(host), resourceDemand) : null;
				if (fits && (best < 0 || rated.score() > hostRating.score())) {
					best = host;
					hostRating = rated;
				}
			}
			NodeState state = states.get(best);
			int gpu = resourceDemand.isShare() ? hostRating.gpu()
					: IntStream.range(0, 8).filter(each -> state.freeMilli(each) == NodeCapacity.WHOLE_GPU).findFirst()
							.orElseThrow();
			state.place(resourceDemand, gpu);
			Host host = hosts.get(best);
			places.add(resourceDemand.name() + " on " + InstanceNames.of(host, 0, host.getGpus().getFirst(), gpu));
		}
		return places;
	}

	@ParameterizedTest
	@EnumSource(value = PlacementKind.class, names = "RANDOM", mode = EnumSource.Mode.EXCLUDE)
	void aWordMeansWhatItMeansInAFleet(PlacementKind kind) {
		cluster(kind);
		assertEquals(asInAFleet(kind, 1), places(Assignment.of(model)));
	}

	@Test
	void wordsAreNotJustTwo() {
		cluster(PlacementKind.BREADTH_FIRST);
		Policy policy = model.getDeclarations().stream().filter(Policy.class::isInstance).map(Policy.class::cast).findFirst()
				.orElseThrow();
		Set<List<String>> layouts = new LinkedHashSet<>();
		for (PlacementKind kind : PlacementKind.values()) {
			policy.setPlacement(kind);
			layouts.add(places(Assignment.of(model)));
		}
		assertTrue(layouts.size() >= 5, "some rules agree on so few GPUs, but not most of them: " + layouts);
		policy.unsetPlacement();
		assertEquals(layouts.iterator().next(), places(Assignment.of(model)), "breadth-first where nothing is said");
	}

	@Test
	void randomIsDrawnFromTheSeedOfTheRun() {
		cluster(PlacementKind.RANDOM);
		ModelScope modelScope = ModelScope.of(model);
		List<String> first = places(Assignment.of(modelScope, 1));
		assertEquals(first, places(Assignment.of(modelScope, 1)));
		assertNotEquals(first, places(Assignment.of(modelScope, 2)));
		assertEquals(first, places(Assignment.of(modelScope)));
		Simulation simulation = declared(MAKE.createSimulation());
		simulation.setSeed(2);
		assertEquals(places(Assignment.of(modelScope, 2)), places(Assignment.of(modelScope)));
		Set<String> used = new LinkedHashSet<>();
		for (long seed = 0; seed < 50; seed++) {
			Assignment assignment = Assignment.of(modelScope, seed);
			used.add(assignment.slotOf(assignment.placements().getFirst()).orElseThrow().name());
		}
		assertEquals(9, used.size(), "each of the nine GPUs in fifty runs");
	}

	@Test
	void aGpuThatRefusesIsPassedOver() {
		host("one", 16, 2);
		policy("p", Technique.SOFTWARE_SHARING).setPlacement(PlacementKind.DEPTH_FIRST);
		vm("most", 1, 1, "70 %");
		vm("more", 2, 1, "40 %");
		vm("less", 1, 1, "30 %");
		assertEquals(List.of("most on one.g[0]", "more[0] on one.g[1]", "more[1] on one.g[1]", "less on one.g[0]"),
				places(Assignment.of(model)));
	}

	/** VMs of one declaration on hosts under two policies look for GPUs by turns, and each look sees what the other has done. */
	@Test
	void whatOthersTookMeanwhileCounts() {
		Host server = host("server", 64, 3);
		Host edge = host("edge", 64, 0);
		edge.setCount(2);
		Policy far = policy("far", Technique.API_FORWARDING);
		far.getTargets().add(at(server, -1));
		Policy own = policy("own", Technique.API_FORWARDING);
		own.getTargets().add(at(edge, 0));
		Vm guest = vm("guest", 6, 1, "10 %");
		guest.getGpu().setPlace(at(edge, -1));
		Assignment assignment = Assignment.of(model);
		assertEquals(List.of("edge[0]", "edge[1]", "edge[0]", "edge[1]", "edge[0]", "edge[1]"),
				assignment.placements().stream().map(VmPlacement::hostName).toList());
		assertEquals(List.of("guest[0] on server.g[0]", "guest[1] on server.g[1]", "guest[2] on server.g[2]",
				"guest[3] on server.g[0]",
				"guest[4] on server.g[1]", "guest[5] on server.g[2]"), places(assignment));
	}

	private static Target at(Host host, int index) {
		Target target = MAKE.createTarget();
		target.setElement(host);
		target.setIndices(index < 0 ? null : IndexRange.of(index));
		return target;
	}

	/**
	 * Seats are found without looking at every host or GPU for each VM: a hundred times as many take far less than the square of
	 * that.
	 */
	@Test
	void manyVmsOnManyHostsAreSeatedInLittleTime() {
		Host edge = host("edge", 64, 0);
		edge.setCount(4_000);
		Host server = host("server", 64, 4);
		server.setCount(1_000);
		Policy far = policy("far", Technique.API_FORWARDING);
		far.getTargets().add(at(server, -1));
		Vm guest = vm("guest", 20_000, 1, "10 %");
		guest.getGpu().setPlace(at(edge, -1));
		Vm plain = vm("plain", 20_000, 1, "10 %");
		plain.setGpu(null);
		long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		Assignment assignment = Assignment.of(model);
		double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
		assertEquals(40_000, assignment.placements().size());
		assertTrue(assignment.slots().stream().allMatch(slot -> slot.allocations().size() == 5));
		assertTrue(seconds < 20, seconds + " s");
	}
}
