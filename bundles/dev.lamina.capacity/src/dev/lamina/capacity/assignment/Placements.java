package dev.lamina.capacity.assignment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.lamina.capacity.placement.Demand;
import dev.lamina.capacity.placement.Fragmentation;
import dev.lamina.capacity.placement.PlacementRule;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.PlacementKind;
import dev.lamina.model.Policy;
import dev.lamina.model.Technique;
import dev.lamina.model.Vm;

/** The placement rules of one layout, and what hosts have taken under them. */
final class Placements {
	private final List<Vm> vms;
	private final long seed;
	private final Map<PlacementKind, PlacementRule> rules = new EnumMap<>(PlacementKind.class);
	private final List<OpenHost> log = new ArrayList<>();

	/**
	 * @param vms  all that are to be seated: they say what is typical
	 * @param seed of placements that are drawn
	 */
	Placements(List<Vm> vms, long seed) {
		this.vms = vms;
		this.seed = seed;
	}

	/** The GPUs for equal VMs, in the order of the policy of the first of them that has one; breadth-first where none has. */
	Candidates candidates(List<OpenSlot> named, Vm vm) {
		GpuDemand wanted = vm.getGpu();
		List<OpenSlot> suits = named.stream().filter(slot -> wanted.getProfile() == null || slot.is(Technique.EMULATION)
				|| slot.has(wanted.getProfile())).toList();
		PlacementKind kind = named.stream().flatMap(slot -> slot.policy.stream()).filter(Policy::isSetPlacement)
				.map(Policy::getPlacement)
				.findFirst().orElse(PlacementKind.BREADTH_FIRST);
		Demand demand = suits.isEmpty() ? Demand.of(vm.getName(), vm) : suits.getFirst().demand(vm);
		return new Candidates(named, suits, demand, rules.computeIfAbsent(kind, this::rule), log);
	}

	private PlacementRule rule(PlacementKind kind) {
		return PlacementRule.of(kind,
				kind == PlacementKind.LEAST_FRAGMENTATION
						? Fragmentation.typicalOf(vms.stream().flatMap(Placements::demands).toList())
						: Fragmentation.of(Map.of()),
				seed);
	}

	private static Stream<Demand> demands(Vm vm) {
		return IntStream.range(0, Math.clamp(vm.getCount(), 0, InstanceLimit.MOST))
				.mapToObj(index -> Demand.of(Names.of(vm, index), vm));
	}

	/** A VM on a host has something of a GPU, there or elsewhere. */
	void taken(Demand demand, OpenSlot slot, OpenHost host) {
		slot.owner.take(demand, slot.number, host == slot.owner);
		log.add(slot.owner);
		if (host != slot.owner) {
			taken(demand, host);
		}
	}

	/** A VM on a host has no GPU. */
	void taken(Demand demand, OpenHost host) {
		host.take(demand);
		log.add(host);
	}
}
