package dev.lamina.engine.gpu;

import java.util.Arrays;

/** The credit of clients in nanoseconds, and the order in which they come: who has overdrawn goes to the end. */
final class CreditAccounts {
	private final EngineClients clients;
	private final long poll;
	private final long[] budget;
	private final int[] order;
	private int residents;
	private long paidAt;

	CreditAccounts(EngineClients clients, long poll) {
		this.clients = clients;
		this.poll = poll;
		budget = new long[clients.count()];
		order = new int[clients.count()];
	}

	int residents() {
		return residents;
	}

	/** The resident at a place of the order, from 0. */
	int at(int place) {
		return order[place];
	}

	boolean isOverdrawn(int client) {
		return budget[client] < 0;
	}

	/**
	 * Pays all residents in equal parts for the time since the last payment, where that is long enough ago.
	 *
	 * @param most credit that one can have; 0 for twice what is paid
	 */
	void pay(long most) {
		long elapsed = clients.now() - paidAt;
		if (elapsed < poll || residents == 0) {
			return;
		}
		paidAt = clients.now();
		long part = elapsed / residents;
		for (int place = 0; place < residents; place++) {
			int client = order[place];
			budget[client] = Math.min(budget[client] + part, most == 0 ? 2 * part : most);
		}
	}

	void spend(int client, long time) {
		budget[client] -= time;
	}

	void putLast(int client) {
		int place = placeOf(client);
		System.arraycopy(order, place + 1, order, place, residents - place - 1);
		order[residents - 1] = client;
	}

	void join(int client) {
		order[residents++] = client;
		budget[client] = 0;
	}

	void leave(int client) {
		putLast(client);
		residents--;
	}

	private int placeOf(int client) {
		return (int) Arrays.stream(order).takeWhile(other -> other != client).count();
	}
}
