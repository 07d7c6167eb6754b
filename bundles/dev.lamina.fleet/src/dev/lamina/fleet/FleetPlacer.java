package dev.lamina.fleet;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.lamina.placement.rule.HostRating;
import dev.lamina.placement.rule.NodeCapacity;
import dev.lamina.placement.rule.NodeState;
import dev.lamina.placement.rule.PlacementRule;
import dev.lamina.placement.rule.ResourceDemand;

/**
 * Places one demand after the other on the best host that fits; equal hosts are decided by rank.
 *
 * <p>A rating is kept for each kind of demand and host until something is placed on that host, so that a demand costs a look at
 * every host but a computation only for those that have changed.
 */
final class FleetPlacer {
	private static final HostRating UNFIT = new HostRating(Integer.MIN_VALUE, 0);

	/** Ratings of all hosts for one kind of demand, each with the version of the host that it was made for. */
	private static final class Ratings {
		final HostRating[] choices;
		final int[] versions;

		Ratings(int nodes) {
			choices = new HostRating[nodes];
			versions = new int[nodes];
			Arrays.fill(versions, -1);
		}
	}

	private final NodeState[] states;
	private final int[] versions;
	private final int[] ranks;
	private final PlacementRule rule;
	private final Map<ResourceDemand.Shape, Ratings> cache = new HashMap<>();

	FleetPlacer(List<NodeCapacity> nodeCapacities, int[] ranks, PlacementRule rule) {
		this.states = nodeCapacities.stream().map(NodeState::new).toArray(NodeState[]::new);
		this.versions = new int[states.length];
		this.ranks = ranks;
		this.rule = rule;
	}

	/** Places the demand and returns the index of its host, or -1 where it fits nowhere. */
	int place(ResourceDemand resourceDemand) {
		Ratings ratings = cache.computeIfAbsent(resourceDemand.shape(), shape -> new Ratings(states.length));
		int best = -1;
		HostRating hostRating = UNFIT;
		for (int node = 0; node < states.length; node++) {
			HostRating rated = rating(ratings, node, resourceDemand);
			if (rated != UNFIT && (best < 0 || rated.score() > hostRating.score()
					|| rated.score() == hostRating.score() && ranks[node] < ranks[best])) {
				best = node;
				hostRating = rated;
			}
		}
		if (best >= 0) {
			states[best].place(resourceDemand, hostRating.gpu());
			versions[best]++;
		}
		return best;
	}

	private HostRating rating(Ratings ratings, int node, ResourceDemand resourceDemand) {
		if (ratings.versions[node] != versions[node] || !rule.isRepeatable()) {
			ratings.choices[node] = states[node].fits(resourceDemand) ? rule.rate(states[node], resourceDemand) : UNFIT;
			ratings.versions[node] = versions[node];
		}
		return ratings.choices[node];
	}

	/** The state of a host. */
	NodeState state(int node) {
		return states[node];
	}
}
