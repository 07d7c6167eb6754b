package dev.lamina.engine.gpu;

/** The ready clients of the highest weight take turns, and preempt all others. */
final class PriorityScheduler implements SliceScheduler {
	private final EngineClients clients;
	private final long slice;
	private int last = NOBODY;

	PriorityScheduler(EngineClients clients, long slice) {
		this.clients = clients;
		this.slice = slice;
	}

	@Override
	public int next() {
		int count = clients.count();
		int highest = NOBODY;
		for (int step = 0; step < count; step++) {
			int client = (last + 1 + step) % count;
			if (clients.isReady(client) && (highest == NOBODY || clients.weight(client) > clients.weight(highest))) {
				highest = client;
			}
		}
		if (highest != NOBODY) {
			last = highest;
		}
		return highest;
	}

	@Override
	public long slice() {
		return slice;
	}

	@Override
	public boolean preempts(int arriving, int running) {
		return clients.weight(arriving) > clients.weight(running);
	}
}
