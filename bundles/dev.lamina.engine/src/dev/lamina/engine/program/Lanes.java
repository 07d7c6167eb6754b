package dev.lamina.engine.program;

/** The lanes of one client: each is held by at most one operation, and waited for in order. */
final class Lanes {
	private static final int COUNT = Lane.values().length;

	private final OperationQueue[] waiting = new OperationQueue[COUNT];
	private int taken;

	Lanes() {
		for (int lane = 0; lane < COUNT; lane++) {
			waiting[lane] = new OperationQueue();
		}
	}

	/** Whether nobody holds any lane of a mask. */
	boolean areFree(int mask) {
		return (taken & mask) == 0;
	}

	/**
	 * Takes the missing lanes of an operation in ascending order.
	 *
	 * @return whether it has all of them; else it waits for the first one that is taken and is given back by
	 *     {@link #release} when it has got it
	 */
	boolean take(Operation operation) {
		while (operation.missing != 0) {
			int lane = Integer.lowestOneBit(operation.missing);
			if ((taken & lane) != 0) {
				waiting[Integer.numberOfTrailingZeros(lane)].add(operation);
				return false;
			}
			taken |= lane;
			give(operation, lane);
		}
		return true;
	}

	/** Releases lanes that an operation holds; those who waited longest get them and are added to the queue. */
	void release(Operation operation, int mask, OperationQueue granted) {
		operation.held &= ~mask;
		for (int left = mask; left != 0; left &= left - 1) {
			int lane = Integer.lowestOneBit(left);
			OperationQueue queue = waiting[Integer.numberOfTrailingZeros(lane)];
			if (queue.isEmpty()) {
				taken &= ~lane;
			} else {
				Operation next = queue.remove();
				give(next, lane);
				granted.add(next);
			}
		}
	}

	private static void give(Operation operation, int lane) {
		operation.missing &= ~lane;
		operation.held |= lane;
	}
}
