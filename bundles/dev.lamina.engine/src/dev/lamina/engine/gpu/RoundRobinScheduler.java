package dev.lamina.engine.gpu;

/** Turns go round among the resident clients, with or without those that have no work. */
final class RoundRobinScheduler implements SliceScheduler {
	private final EngineClients clients;
	private final OvershootCompensation overshootCompensation;
	private final boolean keepIdle;
	private final long timeout;
	private int last = NOBODY;

	RoundRobinScheduler(EngineClients clients, long slice, boolean keepIdle, int averaging) {
		this(clients, slice, keepIdle, averaging, UNLIMITED);
	}

	RoundRobinScheduler(EngineClients clients, long slice, boolean keepIdle, int averaging, long timeout) {
		this.clients = clients;
		this.keepIdle = keepIdle;
		this.timeout = timeout;
		overshootCompensation = new OvershootCompensation(clients.count(), slice, averaging);
	}

	@Override
	public int next() {
		int count = clients.count();
		for (int step = 0; step < count; step++) {
			int client = (last + 1 + step) % count;
			if (hasTurn(client)) {
				last = client;
				return client;
			}
		}
		return NOBODY;
	}

	private boolean hasTurn(int client) {
		return keepIdle ? clients.isResident(client) : clients.isReady(client);
	}

	@Override
	public long slice() {
		return overshootCompensation.slice(last);
	}

	@Override
	public boolean keepsIdle() {
		return keepIdle;
	}

	@Override
	public long preemptionTimeout() {
		return timeout;
	}

	@Override
	public boolean isContended(int running) {
		for (int client = 0; client < clients.count(); client++) {
			if (client != running && hasTurn(client)) {
				return true;
			}
		}
		return false;
	}

	@Override
	public void ended(int client, long used, long overshoot) {
		overshootCompensation.accrue(client, overshoot);
	}
}
