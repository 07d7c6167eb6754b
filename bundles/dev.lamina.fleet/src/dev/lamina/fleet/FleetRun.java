package dev.lamina.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import dev.lamina.placement.rule.Fragmentation;
import dev.lamina.placement.rule.NodeCapacity;
import dev.lamina.placement.rule.PlacementRule;
import dev.lamina.placement.rule.ResourceDemand;
import dev.lamina.result.FleetResult;

/** Lets the demands of an order arrive one by one and records how full and how fragmented the fleet is after each. */
final class FleetRun {
	private final List<NodeCapacity> nodeCapacities;
	private final Fragmentation fragmentation;
	private final long capacityMilli;

	FleetRun(List<NodeCapacity> nodeCapacities, Fragmentation fragmentation) {
		this.nodeCapacities = nodeCapacities;
		this.fragmentation = fragmentation;
		this.capacityMilli = capacityMilli(nodeCapacities);
	}

	/** Thousandths of GPUs of all hosts together. */
	static long capacityMilli(List<NodeCapacity> nodeCapacities) {
		return nodeCapacities.stream().mapToLong(nodeCapacity -> (long) nodeCapacity.gpus() * NodeCapacity.WHOLE_GPU).sum();
	}

	/** Course and number of placed demands. */
	record Outcome(int placed, List<FleetResult.Point> points) {
	}

	Outcome run(ArrivalOrder order, PlacementRule rule, BooleanSupplier cancelled) {
		FleetPlacer fleetPlacer = new FleetPlacer(nodeCapacities, order.ranks(), rule);
		double[] fragments = new double[nodeCapacities.size()];
		double fragmented = 0;
		for (int node = 0; node < fragments.length; node++) {
			fragments[node] = fragmentation.of(fleetPlacer.state(node));
			fragmented += fragments[node];
		}
		LoadCurve loadCurve = new LoadCurve();
		long arrived = 0;
		long used = 0;
		int placed = 0;
		for (ResourceDemand resourceDemand : order.demands()) {
			if (cancelled.getAsBoolean()) {
				break;
			}
			arrived += resourceDemand.totalMilli();
			int node = fleetPlacer.place(resourceDemand);
			if (node >= 0) {
				placed++;
				used += resourceDemand.totalMilli();
				double after = fragmentation.of(fleetPlacer.state(node));
				fragmented += after - fragments[node];
				fragments[node] = after;
			}
			loadCurve.add((int) StrictMath.rint(100.0 * arrived / capacityMilli), hundredths(100.0 * used / capacityMilli),
					100.0 * fragmented / capacityMilli);
		}
		return new Outcome(placed, loadCurve.points());
	}

	/** The published curves are means of percentages with two decimals. */
	private static double hundredths(double percent) {
		return StrictMath.rint(percent * 100) / 100;
	}

	/** Means over the arrivals that share a load in whole percents. */
	private static final class LoadCurve {
		private final List<FleetResult.Point> points = new ArrayList<>();
		private int load = -1;
		private int count;
		private double allocated;
		private double fragmented;

		void add(int nextLoad, double nextAllocated, double nextFragmented) {
			if (nextLoad != load) {
				close();
				load = nextLoad;
			}
			count++;
			allocated += nextAllocated;
			fragmented += nextFragmented;
		}

		private void close() {
			if (count > 0) {
				points.add(new FleetResult.Point(load, allocated / count, fragmented / count));
			}
			count = 0;
			allocated = 0;
			fragmented = 0;
		}

		List<FleetResult.Point> points() {
			close();
			return points;
		}
	}
}
