package dev.lamina.engine.gpu;

import java.util.Arrays;

/** {@link BalancedShare} at work. */
final class BalancedShareScheduler implements SliceScheduler {
	private final EngineClients clients;
	private final BalancedShare rule;
	private final long[] allotted;
	private final long[] left;
	/** The residents, the one that had its turn longest ago first. */
	private final int[] order;
	private int residents;
	private boolean newCount = true;
	private long balanceAt;
	/** Periods dealt out since everything was forgotten. */
	private long dealt;
	private boolean vacant;

	BalancedShareScheduler(EngineClients clients, BalancedShare rule) {
		this.clients = clients;
		this.rule = rule;
		allotted = new long[clients.count()];
		left = new long[clients.count()];
		order = new int[clients.count()];
	}

	@Override
	public int next() {
		balance();
		boolean work = false;
		for (int place = 0; place < residents; place++) {
			int client = order[place];
			if (clients.isReady(client)) {
				work = true;
				if (left[client] > 0) {
					remove(place);
					order[residents++] = client;
					vacant = false;
					return client;
				}
			}
		}
		vacant = work;
		return work ? VACANT : NOBODY;
	}

	@Override
	public long slice() {
		return vacant ? balanceAt - clients.now() : rule.tick() - clients.now() % rule.tick();
	}

	@Override
	public boolean preempts(int arriving, int running) {
		if (running != VACANT) {
			return false;
		}
		balance();
		return left[arriving] > 0;
	}

	@Override
	public void ended(int client, long used, long overshoot) {
		left[client] -= used;
	}

	@Override
	public void joined(int client) {
		order[residents++] = client;
		newCount = true;
	}

	@Override
	public void left(int client) {
		for (int place = 0; place < residents; place++) {
			if (order[place] == client) {
				remove(place);
			}
		}
		newCount = true;
	}

	private void remove(int place) {
		System.arraycopy(order, place + 1, order, place, residents - place - 1);
		residents--;
	}

	/** Deals out all periods that have begun. Who comes or goes begins a new count for everybody. */
	private void balance() {
		long now = clients.now();
		if (newCount) {
			newCount = false;
			forget(1);
			balanceAt = now + rule.period();
		} else if (now >= balanceAt) {
			long begun = (now - balanceAt) / rule.period() + 1;
			balanceAt += begun * rule.period();
			if (dealt + begun > rule.periods()) {
				forget((dealt + begun - 1) % rule.periods() + 1);
			} else {
				deal(begun);
			}
		}
	}

	private void forget(long periods) {
		long weights = 0;
		for (int place = 0; place < residents; place++) {
			weights += clients.weight(order[place]);
		}
		Arrays.fill(left, 0);
		for (int place = 0; place < residents; place++) {
			allotted[order[place]] = rule.period() * clients.weight(order[place]) / weights;
		}
		dealt = 0;
		deal(periods);
	}

	private void deal(long periods) {
		dealt += periods;
		for (int place = 0; place < residents; place++) {
			left[order[place]] += periods * allotted[order[place]];
		}
	}
}
