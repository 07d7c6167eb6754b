package dev.lamina.engine.gpu;

/** {@link CreditPolicy} at work. */
final class CreditScheduler implements SliceScheduler {
	private final EngineClients clients;
	private final CreditAccounts creditAccounts;
	private int current = NOBODY;

	CreditScheduler(EngineClients clients, long poll) {
		this.clients = clients;
		creditAccounts = new CreditAccounts(clients, poll);
	}

	@Override
	public int next() {
		creditAccounts.pay(0);
		if (current != NOBODY && creditAccounts.isOverdrawn(current)) {
			creditAccounts.putLast(current);
		}
		for (int place = 0; place < creditAccounts.residents(); place++) {
			if (clients.isReady(creditAccounts.at(place))) {
				current = creditAccounts.at(place);
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
		creditAccounts.spend(client, used);
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
