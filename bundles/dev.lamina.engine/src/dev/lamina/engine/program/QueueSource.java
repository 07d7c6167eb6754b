package dev.lamina.engine.program;

import java.util.function.LongUnaryOperator;

import dev.lamina.engine.event.Kernel;

/** Operations come by themselves and wait in a queue until they can begin. */
final class QueueSource extends OperationSource {
	/** No further arrival. */
	static final long NONE = -1;

	private final Kernel kernel;
	private final LongUnaryOperator following;
	private final int timer;
	private long[] times = new long[16];
	private int first;
	private int size;
	private long refused;
	/** Whether what arrives finds no one and is lost. */
	private boolean dropping;
	private long dropped;
	private boolean exhausted;

	/**
	 * @param following the arrival after the one at a time (at first, after the time at which arrivals start), or
	 *     {@link #NONE}
	 */
	QueueSource(Kernel kernel, LongUnaryOperator following, Runnable wake) {
		this.kernel = kernel;
		this.following = following;
		timer = kernel.registerTimer(ignored -> {
			arrive();
			wake.run();
		}, 0);
	}

	@Override
	void start() {
		await();
	}

	@Override
	void pause(boolean missed) {
		if (missed) {
			dropping = true;
		} else {
			kernel.cancel(timer);
		}
	}

	@Override
	void resume() {
		if (dropping) {
			dropping = false;
		} else if (!exhausted) {
			await();
		}
	}

	private void await() {
		long next = following.applyAsLong(kernel.now());
		while (next != NONE && next < kernel.now()) {
			next = following.applyAsLong(kernel.now());
		}
		exhausted = next == NONE;
		if (!exhausted) {
			kernel.schedule(timer, next);
		}
	}

	private void arrive() {
		if (dropping) {
			dropped++;
		} else if (size == ArrivalProcess.MAX_QUEUE_LENGTH) {
			refused++;
		} else {
			if (size == times.length) {
				unroll();
			}
			times[(first + size++) % times.length] = kernel.now();
		}
		await();
	}

	private void unroll() {
		long[] larger = new long[2 * size];
		System.arraycopy(times, first, larger, 0, size - first);
		System.arraycopy(times, 0, larger, size - first, first);
		times = larger;
		first = 0;
	}

	@Override
	boolean hasNext() {
		return size > 0;
	}

	@Override
	long takeNext() {
		long time = times[first];
		first = (first + 1) % times.length;
		size--;
		return time;
	}

	@Override
	boolean isExhausted() {
		return exhausted && size == 0;
	}

	@Override
	long refused() {
		return refused;
	}

	@Override
	long dropped() {
		return dropped;
	}

	@Override
	void stop() {
		size = 0;
		kernel.cancel(timer);
	}
}
