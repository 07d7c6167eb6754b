package dev.lamina.engine.gpu;

import java.util.Arrays;

/** {@link BandPolicy} at work. */
final class BandScheduler implements SliceScheduler {
	private final EngineClients clients;
	private final BandPolicy rule;
	private final CreditAccounts creditAccounts;
	/** Time that each had in this sampling period. */
	private final long[] had;
	private long allHad;
	private long sampledAt;
	private int current = NOBODY;
	private boolean waiting;

	BandScheduler(EngineClients clients, BandPolicy rule) {
		this.clients = clients;
		this.rule = rule;
		creditAccounts = new CreditAccounts(clients, rule.poll());
		had = new long[clients.count()];
	}

	@Override
	public int next() {
		sample();
		creditAccounts.pay(rule.poll());
		boolean waited = waiting;
		waiting = false;
		if (waited && current != NOBODY && clients.isReady(current)) {
			return current;
		}
		if (current != NOBODY && creditAccounts.isOverdrawn(current) && hadItsPart(current)) {
			creditAccounts.putLast(current);
		}
		int next = first();
		if (next == NOBODY) {
			return NOBODY;
		}
		if (!waited && givesChance(next)) {
			waiting = true;
			return VACANT;
		}
		current = next;
		return next;
	}

	@Override
	public long slice() {
		return waiting ? rule.yield() : ONE_JOB;
	}

	/** The first of the best that have work. */
	private int first() {
		int best = NOBODY;
		for (int place = 0; place < creditAccounts.residents(); place++) {
			int client = creditAccounts.at(place);
			if (clients.isReady(client) && (best == NOBODY || rank(client) < rank(best))) {
				best = client;
			}
		}
		return best;
	}

	private int rank(int client) {
		return creditAccounts.isOverdrawn(client) ? 2 : hadItsPart(client) ? 1 : 0;
	}

	private boolean hadItsPart(int client) {
		return allHad == 0 || had[client] * creditAccounts.residents() > allHad;
	}

	private boolean givesChance(int next) {
		return current != NOBODY && next != current && hadItsPart(next) && !hadItsPart(current) && had[next] > had[current];
	}

	private void sample() {
		long now = clients.now();
		if (now - sampledAt >= rule.sample()) {
			sampledAt = now - now % rule.sample();
			Arrays.fill(had, 0);
			allHad = 0;
		}
	}

	@Override
	public void ended(int client, long used, long overshoot) {
		creditAccounts.spend(client, used);
		had[client] += used;
		allHad += used;
	}

	@Override
	public void joined(int client) {
		creditAccounts.join(client);
	}

	@Override
	public void left(int client) {
		creditAccounts.leave(client);
		current = current == client ? NOBODY : current;
	}
}
