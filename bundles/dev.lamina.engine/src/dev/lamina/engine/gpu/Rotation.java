package dev.lamina.engine.gpu;

/** Turns go round among the resident clients, with or without those that have no work. */
final class Rotation implements SliceScheduler {
	private final EngineClients clients;
	private final Overshoots overshoots;
	private final boolean keepIdle;
	private int last = NOBODY;

	Rotation(EngineClients clients, long slice, boolean keepIdle, int averaging) {
		this.clients = clients;
		this.keepIdle = keepIdle;
		overshoots = new Overshoots(clients.count(), slice, averaging);
	}

	@Override
	public int next() {
		int count = clients.count();
		for (int step = 0; step < count; step++) {
			int client = (last + 1 + step) % count;
			if (keepIdle ? clients.isResident(client) : clients.isReady(client)) {
				last = client;
				return client;
			}
		}
		return NOBODY;
	}

	@Override
	public long slice() {
		return overshoots.slice(last);
	}

	@Override
	public boolean keepsIdle() {
		return keepIdle;
	}

	@Override
	public void ended(int client, long used, long overshoot) {
		overshoots.accrue(client, overshoot);
	}
}
