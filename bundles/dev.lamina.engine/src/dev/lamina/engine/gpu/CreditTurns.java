package dev.lamina.engine.gpu;

/** {@link Credit} at work. */
final class CreditTurns implements SliceScheduler {
	private final EngineClients clients;
	private final Budgets budgets;
	private int current = NOBODY;

	CreditTurns(EngineClients clients, long poll) {
		this.clients = clients;
		budgets = new Budgets(clients, poll);
	}

	@Override
	public int next() {
		budgets.pay(0);
		if (current != NOBODY && budgets.isOverdrawn(current)) {
			budgets.putLast(current);
		}
		for (int place = 0; place < budgets.residents(); place++) {
			if (clients.isReady(budgets.at(place))) {
				current = budgets.at(place);
				return current;
			}
		}
		return NOBODY;
	}

	@Override
	public long slice() {
		return ONE_JOB;
	}

	@Override
	public void ended(int client, long used, long overshoot) {
		budgets.spend(client, used);
	}

	@Override
	public void joined(int client) {
		budgets.join(client);
	}

	@Override
	public void left(int client) {
		budgets.leave(client);
		current = current == client ? NOBODY : current;
	}
}
