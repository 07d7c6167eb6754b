package dev.lamina.engine.gpu;

/** The job that was submitted first is next, and runs to its end. */
final class FifoScheduler implements SliceScheduler {
	private final EngineClients clients;

	FifoScheduler(EngineClients clients) {
		this.clients = clients;
	}

	@Override
	public int next() {
		int first = NOBODY;
		for (int client = 0; client < clients.count(); client++) {
			if (clients.isReady(client) && (first == NOBODY || clients.order(client) < clients.order(first))) {
				first = client;
			}
		}
		return first;
	}

	@Override
	public long slice() {
		return ONE_JOB;
	}
}
