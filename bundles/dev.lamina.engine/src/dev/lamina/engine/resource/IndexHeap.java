package dev.lamina.engine.resource;

import java.util.Arrays;

/** Small numbers in the order of a key that each has, and of their own where keys are equal; a key can change at any time. */
final class IndexHeap {
	private static final int ABSENT = -1;

	private final double[] keys;
	private final int[] heap;
	private final int[] positions;
	private int size;

	/** Empty, with room for the numbers from 0 to below the count. */
	IndexHeap(int count) {
		keys = new double[count];
		heap = new int[count];
		positions = new int[count];
		Arrays.fill(positions, ABSENT);
	}

	boolean isEmpty() {
		return size == 0;
	}

	int size() {
		return size;
	}

	/** The number with the least key; there must be one. */
	int first() {
		return heap[0];
	}

	/** The least key; there must be one. */
	double firstKey() {
		return keys[heap[0]];
	}

	/** Adds a number, or changes its key. */
	void put(int number, double key) {
		if (positions[number] == ABSENT) {
			positions[number] = size++;
		} else if (keys[number] == key) {
			return;
		}
		keys[number] = key;
		settle(positions[number], number);
	}

	/** Takes a number out, whether it is there or not. */
	void remove(int number) {
		int position = positions[number];
		if (position == ABSENT) {
			return;
		}
		positions[number] = ABSENT;
		if (position < --size) {
			settle(position, heap[size]);
		}
	}

	private void settle(int from, int number) {
		int position = from;
		while (position > 0 && before(number, heap[position - 1 >> 1])) {
			position = move(position - 1 >> 1, position);
		}
		for (int child = 2 * position + 1; child < size; child = 2 * position + 1) {
			if (child + 1 < size && before(heap[child + 1], heap[child])) {
				child++;
			}
			if (!before(heap[child], number)) {
				break;
			}
			position = move(child, position);
		}
		heap[position] = number;
		positions[number] = position;
	}

	private int move(int from, int to) {
		heap[to] = heap[from];
		positions[heap[to]] = to;
		return from;
	}

	private boolean before(int one, int other) {
		return keys[one] < keys[other] || keys[one] == keys[other] && one < other;
	}
}
