package dev.lamina.fleet.placement;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import dev.lamina.fleet.NodeState;
import dev.lamina.fleet.inventory.Demand;

/** Any host and any of its GPUs that fits, all equally likely, drawn from the seed. */
public final class RandomChoice implements PlacementRule {
	private final RandomGenerator random;

	public RandomChoice(long seed) {
		this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
	}

	@Override
	public Choice rate(NodeState state, Demand demand) {
		int fitting = demand.isShare() ? state.gpusWith(demand.gpuMilli()) : 0;
		int gpu = 0;
		if (fitting > 0) {
			int skip = random.nextInt(fitting);
			while (state.freeMilli(gpu) < demand.gpuMilli() || skip-- > 0) {
				gpu++;
			}
		}
		return new Choice(random.nextInt(Integer.MAX_VALUE), gpu);
	}

	@Override
	public boolean isRepeatable() {
		return false;
	}
}
