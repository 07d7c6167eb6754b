package dev.lamina.placement.rule;

import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/** Any host and any of its GPUs that fits, all equally likely, drawn from the seed. */
public final class RandomChoice implements PlacementRule {
	private final RandomGenerator random;

	public RandomChoice(long seed) {
		this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
	}

	@Override
	public HostRating rate(NodeState state, ResourceDemand resourceDemand, IntPredicate open) {
		int fitting = resourceDemand.isShare() ? (int) IntStream.range(0, state.node().gpus()).filter(open).count() : 0;
		int gpu = 0;
		if (fitting > 0) {
			int skip = random.nextInt(fitting);
			while (!open.test(gpu) || skip-- > 0) {
				gpu++;
			}
		}
		return new HostRating(random.nextInt(Integer.MAX_VALUE), gpu);
	}

	@Override
	public boolean isRepeatable() {
		return false;
	}
}
