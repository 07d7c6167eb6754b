package dev.lamina.engine.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lamina.engine.resource.Port;

/**
 * Clients in groups that meet on no resource: whatever happens in one group is not felt in another, at any time. Each can
 * therefore be run from beginning to end by itself, with everything that it touches in the processor's caches.
 */
final class IndependentSubmodels {
	private final int[] parents;

	private IndependentSubmodels(int clients) {
		parents = new int[clients];
		for (int client = 0; client < clients; client++) {
			parents[client] = client;
		}
	}

	/** The groups as numbers of clients, in ascending order within each and by the first of each. */
	static List<List<Integer>> of(List<Client> clients) {
		IndependentSubmodels independentSubmodels = new IndependentSubmodels(clients.size());
		Map<Object, Integer> users = new HashMap<>();
		for (int client = 0; client < clients.size(); client++) {
			for (Port port : clients.get(client).ports()) {
				Object met = port.resource().isShared() ? port.resource() : port;
				Integer other = users.putIfAbsent(met, client);
				if (other != null) {
					independentSubmodels.join(client, other);
				}
			}
		}
		Map<Integer, List<Integer>> groups = new LinkedHashMap<>();
		for (int client = 0; client < clients.size(); client++) {
			groups.computeIfAbsent(independentSubmodels.root(client), root -> new ArrayList<>()).add(client);
		}
		return List.copyOf(groups.values());
	}

	private void join(int one, int other) {
		parents[root(one)] = root(other);
	}

	private int root(int client) {
		int at = client;
		while (parents[at] != at) {
			parents[at] = parents[parents[at]];
			at = parents[at];
		}
		return at;
	}
}
