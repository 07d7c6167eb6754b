package dev.lamina.engine.gpu;

/**
 * The ready client that has had the least time for its weight is next. A client that comes back from idleness starts
 * level with the one that ran last.
 */
final class StrideScheduler implements SliceScheduler {
	private final EngineClients clients;
	private final long slice;
	private final double[] pass;
	private final boolean[] wasReady;
	private double present;

	StrideScheduler(EngineClients clients, long slice) {
		this.clients = clients;
		this.slice = slice;
		pass = new double[clients.count()];
		wasReady = new boolean[clients.count()];
	}

	@Override
	public int next() {
		int least = NOBODY;
		for (int client = 0; client < pass.length; client++) {
			boolean ready = clients.isReady(client);
			if (ready && !wasReady[client]) {
				pass[client] = Math.max(pass[client], present);
			}
			wasReady[client] = ready;
			if (ready && (least == NOBODY || pass[client] < pass[least])) {
				least = client;
			}
		}
		if (least != NOBODY) {
			present = Math.max(present, pass[least]);
		}
		return least;
	}

	@Override
	public long slice() {
		return slice;
	}

	@Override
	public void ended(int client, long used, long overshoot) {
		pass[client] += (double) used / clients.weight(client);
	}
}
