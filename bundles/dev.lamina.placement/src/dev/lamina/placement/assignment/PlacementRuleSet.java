package dev.lamina.placement.assignment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.lamina.model.GpuDemand;
import dev.lamina.model.PlacementKind;
import dev.lamina.model.Policy;
import dev.lamina.model.Technique;
import dev.lamina.model.Vm;
import dev.lamina.placement.rule.Fragmentation;
import dev.lamina.placement.rule.PlacementRule;
import dev.lamina.placement.rule.ResourceDemand;
import dev.lamina.placement.scope.InstanceNames;

/** The placement rules of one layout, and what hosts have taken under them. */
final class PlacementRuleSet {
	private final List<Vm> vms;
	private final long seed;
	private final Map<PlacementKind, PlacementRule> rules = new EnumMap<>(PlacementKind.class);
	private final List<HostAllocator> log = new ArrayList<>();

	/**
	 * @param vms  all that are to be seated: they say what is typical
	 * @param seed of placements that are drawn
	 */
	PlacementRuleSet(List<Vm> vms, long seed) {
		this.vms = vms;
		this.seed = seed;
	}

	/** The GPUs for equal VMs, in the order of the policy of the first of them that has one; breadth-first if none has. */
	CandidateGpus candidates(List<GpuAllocator> named, Vm vm) {
		GpuDemand wanted = vm.getGpu();
		List<GpuAllocator> having = named.stream().filter(slot -> wanted.getProfile() == null || slot.is(Technique.EMULATION)
				|| slot.has(wanted.getProfile())).toList();
		List<GpuAllocator> givingOut = having.stream().filter(slot -> slot.handsOut(wanted.getProfile())).toList();
		List<GpuAllocator> suits = givingOut.isEmpty() ? having : givingOut;
		PlacementKind kind = named.stream().flatMap(slot -> slot.policy.stream()).filter(Policy::isSetPlacement)
				.map(Policy::getPlacement)
				.findFirst().orElse(PlacementKind.BREADTH_FIRST);
		ResourceDemand resourceDemand = suits.isEmpty() ? ResourceDemand.of(vm.getName(), vm) : suits.getFirst().demand(vm);
		return new CandidateGpus(named, suits, resourceDemand, rules.computeIfAbsent(kind, this::rule), log);
	}

	private PlacementRule rule(PlacementKind kind) {
		return PlacementRule.of(kind,
				kind == PlacementKind.LEAST_FRAGMENTATION
						? Fragmentation.typicalOf(vms.stream().flatMap(PlacementRuleSet::demands).toList())
						: Fragmentation.of(Map.of()),
				seed);
	}

	private static Stream<ResourceDemand> demands(Vm vm) {
		return IntStream.range(0, Math.clamp(vm.getCount(), 0, InstanceLimit.MAX_INSTANCES))
				.mapToObj(index -> ResourceDemand.of(InstanceNames.of(vm, index), vm));
	}

	/** A VM on a host has something of a GPU, there or elsewhere. */
	void recordAllocation(ResourceDemand resourceDemand, GpuAllocator slot, HostAllocator host) {
		slot.owner.allocate(resourceDemand, slot.number, host == slot.owner);
		log.add(slot.owner);
		if (host != slot.owner) {
			recordAllocation(resourceDemand, host);
		}
	}

	/** A VM on a host has no GPU. */
	void recordAllocation(ResourceDemand resourceDemand, HostAllocator host) {
		host.allocate(resourceDemand);
		log.add(host);
	}
}
