package dev.lamina.engine.gpu;

import java.util.Arrays;

import dev.lamina.engine.event.RunFailedException;

/** Turns go round strictly over slots; neighbouring slots without a client make one vacant turn. */
final class FixedShareScheduler implements SliceScheduler {
	private final long slice;
	private final OvershootCompensation overshootCompensation;
	private final int[] slots;
	private int position;
	private int length;

	FixedShareScheduler(EngineClients clients, long slice, int slots, int averaging) {
		this.slice = slice;
		overshootCompensation = new OvershootCompensation(clients.count(), slice, averaging);
		this.slots = new int[slots];
		Arrays.fill(this.slots, VACANT);
	}

	@Override
	public int next() {
		position = (position + length) % slots.length;
		length = 1;
		int client = slots[position];
		if (client == VACANT) {
			while (length < slots.length && slots[(position + length) % slots.length] == VACANT) {
				length++;
			}
			return length < slots.length ? VACANT : NOBODY;
		}
		return client;
	}

	@Override
	public long slice() {
		int client = slots[position];
		return client == VACANT ? slice * length : overshootCompensation.slice(client);
	}

	@Override
	public boolean keepsIdle() {
		return true;
	}

	@Override
	public void ended(int client, long used, long overshoot) {
		overshootCompensation.accrue(client, overshoot);
	}

	@Override
	public void joined(int client) {
		for (int slot = 0; slot < slots.length; slot++) {
			if (slots[slot] == VACANT) {
				slots[slot] = client;
				return;
			}
		}
		throw new RunFailedException(
				"More clients than the " + slots.length + " slots of the fixed share are resident at the same time.");
	}

	@Override
	public void left(int client) {
		for (int slot = 0; slot < slots.length; slot++) {
			if (slots[slot] == client) {
				slots[slot] = VACANT;
			}
		}
	}
}
