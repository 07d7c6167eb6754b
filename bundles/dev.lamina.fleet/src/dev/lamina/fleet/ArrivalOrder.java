package dev.lamina.fleet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

import dev.lamina.placement.rule.ResourceDemand;

/**
 * The order in which demands arrive and the ranks that decide between equally good hosts; both follow from the seed alone.
 *
 * @param demands the demands in the order of their arrival
 * @param ranks   rank of each host by its index; the lower one wins a tie
 */
public record ArrivalOrder(List<ResourceDemand> demands, int[] ranks) {
	/**
	 * Shuffles the demands and repeats or drops some at random until they ask for the given part of the capacity.
	 *
	 * <p>As in the published study: sorted by name and shuffled; while more is wanted, drawn with replacement until the next one
	 * would go beyond; while less is wanted, dropped at random. A demand counts with the thousandths of one of its GPUs.
	 */
	public static ArrivalOrder shuffled(List<ResourceDemand> trace, int nodes, long capacityMilli, double load, long seed) {
		RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
		List<ResourceDemand> sorted = new ArrayList<>(trace);
		sorted.sort(Comparator.comparing(ResourceDemand::name));
		List<ResourceDemand> order = new ArrayList<>(sorted);
		Collections.shuffle(order, random);
		long target = (long) (load * capacityMilli);
		long sum = order.stream().mapToLong(ResourceDemand::gpuMilli).sum();
		boolean full = sum == 0;
		while (!full && sum < target) {
			ResourceDemand next = sorted.get(random.nextInt(sorted.size()));
			full = sum + next.gpuMilli() > target;
			if (!full) {
				order.add(next);
				sum += next.gpuMilli();
			}
		}
		while (sum > target) {
			sum -= order.remove(random.nextInt(order.size())).gpuMilli();
		}
		List<Integer> ranks = new ArrayList<>(IntStream.range(0, nodes).boxed().toList());
		Collections.shuffle(ranks, random);
		return new ArrivalOrder(List.copyOf(order), ranks.stream().mapToInt(Integer::intValue).toArray());
	}
}
