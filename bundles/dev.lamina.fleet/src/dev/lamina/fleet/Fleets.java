package dev.lamina.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import dev.lamina.fleet.inventory.CsvInventory;
import dev.lamina.fleet.inventory.InventoryException;
import dev.lamina.model.Fleet;
import dev.lamina.model.Host;
import dev.lamina.model.PlacementKind;
import dev.lamina.model.Target;
import dev.lamina.model.Vm;
import dev.lamina.model.file.FileAccess;
import dev.lamina.placement.assignment.TargetMatcher;
import dev.lamina.placement.rule.Fragmentation;
import dev.lamina.placement.rule.NodeCapacity;
import dev.lamina.placement.rule.PlacementRule;
import dev.lamina.placement.rule.ResourceDemand;
import dev.lamina.placement.scope.InstanceNames;
import dev.lamina.result.FleetResult;

/** Runs the fleets of a model: hosts and demands from its CSV files and declarations, placed by its rule. */
public final class Fleets {
	/** Demand that arrives where a fleet says nothing, as a part of its GPU capacity: as in the published study. */
	public static final double DEFAULT_LOAD = 1.3;

	private Fleets() {
	}

	/**
	 * Runs one fleet; the same fleet and seed give the same result.
	 *
	 * @param files which files the fleet may name, and where relative names begin
	 * @throws InventoryException if a file cannot be used or there is nothing to place or nowhere to place it
	 */
	public static FleetResult run(Fleet fleet, long seed, FileAccess files, BooleanSupplier cancelled) throws InventoryException {
		List<NodeCapacity> nodeCapacities = nodes(fleet, files);
		List<ResourceDemand> resourceDemands = demands(fleet, files);
		Fragmentation fragmentation = Fragmentation.typicalOf(resourceDemands);
		PlacementKind kind = fleet.isSetPlacement() ? fleet.getPlacement() : PlacementKind.LEAST_FRAGMENTATION;
		double load = fleet.getLoad() == null ? DEFAULT_LOAD : fleet.getLoad().value();
		long capacity = FleetRun.capacityMilli(nodeCapacities);
		ArrivalOrder order = ArrivalOrder.shuffled(resourceDemands, nodeCapacities.size(), capacity, load, seed);
		FleetRun.Outcome outcome = new FleetRun(nodeCapacities, fragmentation).run(order,
				PlacementRule.of(kind, fragmentation, seed),
				cancelled);
		return new FleetResult(fleet.getName(), kind.getLiteral(), seed, nodeCapacities.size(),
				Math.toIntExact(capacity / NodeCapacity.WHOLE_GPU),
				order.demands().size(), outcome.placed(), outcome.points());
	}

	private static List<NodeCapacity> nodes(Fleet fleet, FileAccess files) throws InventoryException {
		List<NodeCapacity> nodeCapacities = new ArrayList<>();
		if (fleet.getInventory() != null) {
			nodeCapacities.addAll(CsvInventory.nodes(files, fleet.getInventory()));
		}
		for (Target target : fleet.getHosts()) {
			if (target.getElement() instanceof Host host) {
				IntStream.range(0, host.getCount()).filter(index -> TargetMatcher.matches(target.getIndices(), index))
						.mapToObj(index -> NodeCapacity.of(InstanceNames.of(host, index), host)).forEach(nodeCapacities::add);
			}
		}
		if (FleetRun.capacityMilli(nodeCapacities) == 0) {
			throw new InventoryException("Fleet '" + fleet.getName() + "' has no GPUs. Name an inventory or hosts.");
		}
		return nodeCapacities;
	}

	private static List<ResourceDemand> demands(Fleet fleet, FileAccess files) throws InventoryException {
		List<ResourceDemand> resourceDemands = new ArrayList<>();
		if (fleet.getArrivals() != null) {
			resourceDemands.addAll(CsvInventory.demands(files, fleet.getArrivals()));
		}
		for (Vm vm : fleet.getVms()) {
			for (int index = 0; index < vm.getCount(); index++) {
				resourceDemands.add(ResourceDemand.of(InstanceNames.of(vm, index), vm));
			}
		}
		if (resourceDemands.isEmpty()) {
			throw new InventoryException("Nothing arrives at fleet '" + fleet.getName() + "'. Name a file of arrivals or VMs.");
		}
		return resourceDemands;
	}
}
