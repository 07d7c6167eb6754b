package dev.lamina.engine.program;

/** The lanes of one client: each is held by at most one operation, and waited for in order. */
final class LaneLocks {
	private static final int COUNT = Lane.values().length;

	private final OperationQueue[] waiting = new OperationQueue[COUNT];
	private int taken;

	LaneLocks() {
		for (int lane = 0; lane < COUNT; lane++) {
			waiting[lane] = new OperationQueue();
		}
	}

	/** Whether no one holds any lane of a mask. */
	boolean areFree(int mask) {
		return (taken & mask) == 0;
	}

	/**
	 * Takes the missing lanes of an operation in ascending order.
	 *
	 * @return whether it has all of them; else it waits for the first one that is taken and is given back by
	 *     {@link #release} when it has got it
	 */
	boolean tryAcquire(OperationInstance operationInstance) {
		while (operationInstance.missing != 0) {
			int lane = Integer.lowestOneBit(operationInstance.missing);
			if ((taken & lane) != 0) {
				waiting[Integer.numberOfTrailingZeros(lane)].add(operationInstance);
				return false;
			}
			taken |= lane;
			grant(operationInstance, lane);
		}
		return true;
	}

	/** Releases lanes that an operation holds; those who waited longest get them and are added to the queue. */
	void release(OperationInstance operationInstance, int mask, OperationQueue granted) {
		operationInstance.held &= ~mask;
		for (int left = mask; left != 0; left &= left - 1) {
			int lane = Integer.lowestOneBit(left);
			OperationQueue queue = waiting[Integer.numberOfTrailingZeros(lane)];
			if (queue.isEmpty()) {
				taken &= ~lane;
			} else {
				OperationInstance next = queue.remove();
				grant(next, lane);
				granted.add(next);
			}
		}
	}

	private static void grant(OperationInstance operationInstance, int lane) {
		operationInstance.missing &= ~lane;
		operationInstance.held |= lane;
	}
}
