package dev.lamina.fleet;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.lamina.capacity.placement.Choice;
import dev.lamina.capacity.placement.Demand;
import dev.lamina.capacity.placement.Node;
import dev.lamina.capacity.placement.NodeState;
import dev.lamina.capacity.placement.PlacementRule;

/**
 * Places one demand after the other on the best host that fits; equal hosts are decided by rank.
 *
 * <p>A rating is kept for each kind of demand and host until something is placed on that host, so that a demand costs a look at
 * every host but a computation only for those that have changed.
 */
final class Placer {
	private static final Choice UNFIT = new Choice(Integer.MIN_VALUE, 0);

	/** Ratings of all hosts for one kind of demand, each with the version of the host that it was made for. */
	private static final class Ratings {
		final Choice[] choices;
		final int[] versions;

		Ratings(int nodes) {
			choices = new Choice[nodes];
			versions = new int[nodes];
			Arrays.fill(versions, -1);
		}
	}

	private final NodeState[] states;
	private final int[] versions;
	private final int[] ranks;
	private final PlacementRule rule;
	private final Map<Demand.Shape, Ratings> cache = new HashMap<>();

	Placer(List<Node> nodes, int[] ranks, PlacementRule rule) {
		this.states = nodes.stream().map(NodeState::new).toArray(NodeState[]::new);
		this.versions = new int[states.length];
		this.ranks = ranks;
		this.rule = rule;
	}

	/** Places the demand and returns the index of its host, or -1 where it fits nowhere. */
	int place(Demand demand) {
		Ratings ratings = cache.computeIfAbsent(demand.shape(), shape -> new Ratings(states.length));
		int best = -1;
		Choice choice = UNFIT;
		for (int node = 0; node < states.length; node++) {
			Choice rated = rating(ratings, node, demand);
			if (rated != UNFIT && (best < 0 || rated.score() > choice.score()
					|| rated.score() == choice.score() && ranks[node] < ranks[best])) {
				best = node;
				choice = rated;
			}
		}
		if (best >= 0) {
			states[best].place(demand, choice.gpu());
			versions[best]++;
		}
		return best;
	}

	private Choice rating(Ratings ratings, int node, Demand demand) {
		if (ratings.versions[node] != versions[node] || !rule.isRepeatable()) {
			ratings.choices[node] = states[node].fits(demand) ? rule.rate(states[node], demand) : UNFIT;
			ratings.versions[node] = versions[node];
		}
		return ratings.choices[node];
	}

	/** The state of a host. */
	NodeState state(int node) {
		return states[node];
	}
}
