package dev.lamina.result;

import java.util.List;

/**
 * What became of the demands of a fleet.
 *
 * @param fleet     name of the fleet
 * @param placement the placement rule as written in the language
 * @param seed      seed of order, ranks and random choices
 * @param hosts     number of hosts
 * @param gpus      number of GPUs
 * @param arrived   demands that arrived
 * @param placed    demands that found a place
 * @param points    the course of the run, ascending in load
 */
public record FleetResult(String fleet, String placement, long seed, int hosts, int gpus, int arrived, int placed,
		List<Point> points) {
	public FleetResult {
		points = List.copyOf(points);
	}

	/**
	 * The fleet when a part of its capacity has been asked for.
	 *
	 * @param load       demand that has arrived, in percent of the GPU capacity
	 * @param allocated  GPU capacity given away, in percent, mean over the arrivals at this load
	 * @param fragmented GPU capacity that typical demands are expected not to be able to use, in percent of all, likewise
	 */
	public record Point(int load, double allocated, double fragmented) {
	}
}
