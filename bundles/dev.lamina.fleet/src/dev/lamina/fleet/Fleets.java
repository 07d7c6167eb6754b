package dev.lamina.fleet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import dev.lamina.capacity.inheritance.Effective;
import dev.lamina.fleet.inventory.CsvInventory;
import dev.lamina.fleet.inventory.Demand;
import dev.lamina.fleet.inventory.InventoryException;
import dev.lamina.fleet.inventory.Node;
import dev.lamina.fleet.placement.BestFit;
import dev.lamina.fleet.placement.DotProduct;
import dev.lamina.fleet.placement.Fragmentation;
import dev.lamina.fleet.placement.GpuClustering;
import dev.lamina.fleet.placement.GpuPacking;
import dev.lamina.fleet.placement.LeastFragmentation;
import dev.lamina.fleet.placement.PlacementRule;
import dev.lamina.fleet.placement.RandomChoice;
import dev.lamina.fleet.placement.Scale;
import dev.lamina.fleet.placement.Spread;
import dev.lamina.model.Fleet;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.PlacementKind;
import dev.lamina.model.Target;
import dev.lamina.model.Vm;
import dev.lamina.model.quantity.Quantity;

/** Runs the fleets of a model: hosts and demands from its CSV files and declarations, placed by its rule. */
public final class Fleets {
	/** Demand that arrives where a fleet says nothing, as a part of its GPU capacity: as in the published study. */
	public static final double DEFAULT_LOAD = 1.3;

	private static final int MILLI = 1000;

	private Fleets() {
	}

	/**
	 * Runs one fleet; the same fleet and seed give the same result.
	 *
	 * @param directory where relative paths of files begin
	 * @throws InventoryException where a file cannot be used or there is nothing to place or nowhere to place it
	 */
	public static FleetResult run(Fleet fleet, long seed, Path directory, BooleanSupplier cancelled) throws InventoryException {
		List<Node> nodes = nodes(fleet, directory);
		List<Demand> demands = demands(fleet, directory);
		Fragmentation fragmentation = Fragmentation.typicalOf(demands);
		PlacementKind kind = fleet.isSetPlacement() ? fleet.getPlacement() : PlacementKind.LEAST_FRAGMENTATION;
		double load = fleet.getLoad() == null ? DEFAULT_LOAD : fleet.getLoad().value();
		long capacity = FleetRun.capacityMilli(nodes);
		ArrivalOrder order = ArrivalOrder.shuffled(demands, nodes.size(), capacity, load, seed);
		FleetRun.Outcome outcome = new FleetRun(nodes, fragmentation).run(order, rule(kind, fragmentation, seed), cancelled);
		return new FleetResult(fleet.getName(), kind.getLiteral(), seed, nodes.size(), Math.toIntExact(capacity / Node.WHOLE_GPU),
				order.demands().size(), outcome.placed(), outcome.points());
	}

	private static PlacementRule rule(PlacementKind kind, Fragmentation fragmentation, long seed) {
		return switch (kind) {
			case BREADTH_FIRST -> new Spread(true);
			case DEPTH_FIRST -> new Spread(false);
			case BEST_FIT -> new BestFit(Scale.STUDY);
			case DOT_PRODUCT -> new DotProduct(Scale.STUDY);
			case GPU_PACKING -> new GpuPacking();
			case GPU_CLUSTERING -> new GpuClustering();
			case LEAST_FRAGMENTATION -> new LeastFragmentation(fragmentation);
			case RANDOM -> new RandomChoice(seed);
		};
	}

	private static List<Node> nodes(Fleet fleet, Path directory) throws InventoryException {
		List<Node> nodes = new ArrayList<>();
		if (fleet.getInventory() != null) {
			nodes.addAll(CsvInventory.nodes(directory.resolve(fleet.getInventory())));
		}
		for (Target target : fleet.getHosts()) {
			if (target.getElement() instanceof Host host) {
				IntStream.range(0, host.getCount()).filter(index -> target.getIndex() < 0 || target.getIndex() == index)
						.mapToObj(index -> node(host, index)).forEach(nodes::add);
			}
		}
		if (FleetRun.capacityMilli(nodes) == 0) {
			throw new InventoryException("Fleet '" + fleet.getName() + "' has no GPUs. Name an inventory or hosts.");
		}
		return nodes;
	}

	private static Node node(Host host, int index) {
		int gpus = host.getGpus().stream().mapToInt(HostGpu::getCount).sum();
		String model = host.getGpus().isEmpty() ? "" : host.getGpus().getFirst().getType().getName();
		String name = host.getCount() > 1 ? host.getName() + "[" + index + "]" : host.getName();
		return new Node(name, (long) MILLI * host.getSockets() * host.getCoresPerSocket(), mebibytes(host.getMemory()), gpus, model);
	}

	private static List<Demand> demands(Fleet fleet, Path directory) throws InventoryException {
		List<Demand> demands = new ArrayList<>();
		if (fleet.getArrivals() != null) {
			demands.addAll(CsvInventory.demands(directory.resolve(fleet.getArrivals())));
		}
		for (Vm vm : fleet.getVms()) {
			for (int index = 0; index < vm.getCount(); index++) {
				String name = vm.getCount() > 1 ? vm.getName() + "[" + index + "]" : vm.getName();
				int milli = vm.getGpu() == null ? 0 : milli(vm.getGpu());
				demands.add(new Demand(name, (long) MILLI * vm.getCores(), mebibytes(vm.getMemory()), milli == 0 ? 0 : 1, milli, models(vm)));
			}
		}
		if (demands.isEmpty()) {
			throw new InventoryException("Nothing arrives at fleet '" + fleet.getName() + "'. Name a file of arrivals or VMs.");
		}
		return demands;
	}

	/** A profile counts with the part of the frame buffer that it takes, rounded up to a thousandth. */
	private static int milli(GpuDemand demand) {
		if (demand.getFraction() != null) {
			return (int) Math.ceil(demand.getFraction().value() * MILLI);
		}
		if (demand.getProfile() == null) {
			return MILLI;
		}
		var type = Effective.of((GpuType) demand.getProfile().eContainer());
		return (int) Math.ceilDiv(MILLI * demand.getProfile().getMemory().base(), type.getMemory().base());
	}

	private static List<String> models(Vm vm) {
		boolean bound = vm.getGpu() != null && vm.getGpu().getProfile() != null;
		return bound ? List.of(((GpuType) vm.getGpu().getProfile().eContainer()).getName()) : List.of();
	}

	private static long mebibytes(Quantity memory) {
		return memory == null ? 0 : memory.base() >> 20;
	}
}
