package dev.lamina.engine.event;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/**
 * Runs events in the total order of time, priority and scheduling. An event is a timer that goes off: timers are
 * registered once and then set, moved and cancelled in logarithmic time without allocation, and no stale event remains.
 * <p>
 * The pending timers form an implicit heap of four children per node. Its keys lie in primitive arrays; each timer knows
 * its position. While an event is handled, the root is a hole that the next timer set falls into: the usual "fire, then
 * set the next" costs one descent instead of two. Not for use by several threads.
 */
public final class Kernel {
	/**
	 * The latest time that exists, in nanoseconds: 2^62, or 146 years. What would be later happens then, which no run lives to
	 * see.
	 */
	public static final long MAX_TIME = 1L << 62;

	private static final int IDLE = -1;
	private static final int CHECK_INTERVAL = 1 << 12;
	private static final int STANDSTILL = 5_000_000;
	private static final int PRIORITY_SHIFT = 55;
	private static final long PRIORITY = -1L << PRIORITY_SHIFT;

	// by timer
	private EventHandler[] handlers = new EventHandler[16];
	private int[] data = new int[16];
	/** The priority in the upper bits, below it when it was set: the order of events at equal times. */
	private long[] orders = new long[16];
	private int[] positions = new int[16];
	private int registered;

	// by position in the heap
	private long[] times = new long[16];
	private int[] timers = new int[16];
	private int size;
	private boolean hole;

	private long now;
	private long serial;
	private long events;

	/** The current time in nanoseconds. */
	public long now() {
		return now;
	}

	/** How many events have been handled. */
	public long events() {
		return events;
	}

	/** Registers a timer of priority 0. */
	public int registerTimer(EventHandler handler, int handlerData) {
		return registerTimer(handler, handlerData, 0);
	}

	/**
	 * Registers a timer, which is idle at first.
	 *
	 * @param priority from -128 to 127; at equal times the lower one is first
	 * @return the number by which it is set
	 */
	public int registerTimer(EventHandler handler, int handlerData, int priority) {
		if (priority < -128 || priority > 127) {
			throw new IllegalArgumentException("A priority lies between -128 and 127, not at " + priority + ".");
		}
		if (registered == handlers.length) {
			int room = 2 * registered;
			handlers = Arrays.copyOf(handlers, room);
			data = Arrays.copyOf(data, room);
			orders = Arrays.copyOf(orders, room);
			positions = Arrays.copyOf(positions, room);
		}
		handlers[registered] = Objects.requireNonNull(handler);
		data[registered] = handlerData;
		orders[registered] = (long) priority << PRIORITY_SHIFT;
		positions[registered] = IDLE;
		return registered++;
	}

	/**
	 * Sets a timer, or moves it where it is pending; among events of equal time and priority it is the last so far.
	 *
	 * @param wanted not before now; beyond {@link #MAX_TIME} it counts as that
	 */
	public void schedule(int timer, long wanted) {
		long time = Math.min(wanted, MAX_TIME);
		if (time < now) {
			throw new IllegalArgumentException("An event at " + time + " ns would lie before now, " + now + " ns.");
		}
		if (positions[timer] != IDLE) {
			fillHole();
			orders[timer] = orders[timer] & PRIORITY | serial++;
			settle(positions[timer], time, timer);
			return;
		}
		orders[timer] = orders[timer] & PRIORITY | serial++;
		if (hole) {
			hole = false;
			down(0, time, timer);
		} else {
			grow();
			up(size++, 0, time, timer);
		}
	}

	/**
	 * Sets a timer to go off after a delay.
	 *
	 * @param delay nanoseconds, not negative; a time beyond {@link #MAX_TIME} counts as that
	 */
	public void scheduleAfter(int timer, long delay) {
		schedule(timer, saturatedAdd(now, delay));
	}

	/** A time after another one, {@link #MAX_TIME} at most: sums of long times neither overflow nor fail. */
	public static long saturatedAdd(long time, long delay) {
		return delay > MAX_TIME - time ? MAX_TIME : time + delay;
	}

	/** Makes a timer idle, whether it was pending or not. */
	public void cancel(int timer) {
		if (positions[timer] == IDLE) {
			return;
		}
		fillHole();
		int position = positions[timer];
		positions[timer] = IDLE;
		size--;
		if (position < size) {
			settle(position, times[size], timers[size]);
		}
	}

	/** Whether a timer is going to go off. */
	public boolean isPending(int timer) {
		return positions[timer] != IDLE;
	}

	/**
	 * Handles all events up to a time, that time included, and leaves the clock there.
	 *
	 * @throws RunFailedException if millions of events follow each other without time passing
	 * @throws CancellationException if the control says so
	 */
	public void run(long until, RunControl control) {
		int check = CHECK_INTERVAL;
		int still = 0;
		while (size > 0 && times[0] <= until) {
			still = times[0] == now ? still + 1 : 0;
			now = times[0];
			int timer = timers[0];
			positions[timer] = IDLE;
			hole = true;
			events++;
			handlers[timer].fire(data[timer]);
			fillHole();
			if (--check == 0) {
				check = CHECK_INTERVAL;
				consult(control, until, still);
			}
		}
		now = until;
		consult(control, until, 0);
	}

	private void consult(RunControl control, long until, int still) {
		if (control.isCancelled()) {
			throw new CancellationException("The run was cancelled.");
		}
		if (still > STANDSTILL) {
			throw new RunFailedException("Time stands still at " + now + " ns: more than " + STANDSTILL
					+ " events follow each other at that instant. Some operation that repeats must take time.");
		}
		control.progress(until == 0 ? 1 : (double) now / until);
	}

	/** Closes the hole that a handled event left at the root. */
	private void fillHole() {
		if (hole) {
			hole = false;
			if (--size > 0) {
				down(0, times[size], timers[size]);
			}
		}
	}

	private void grow() {
		if (size == times.length) {
			int room = 2 * size;
			times = Arrays.copyOf(times, room);
			timers = Arrays.copyOf(timers, room);
		}
	}

	private void settle(int position, long time, int timer) {
		int parent = (position - 1) >> 2;
		if (position > 0 && before(time, timer, parent)) {
			up(position, 0, time, timer);
		} else {
			down(position, time, timer);
		}
	}

	private void up(int from, int top, long time, int timer) {
		int position = from;
		while (position > top) {
			int parent = (position - 1) >> 2;
			if (!before(time, timer, parent)) {
				break;
			}
			copy(parent, position);
			position = parent;
		}
		put(position, time, timer);
	}

	/** Lets a hole sink to a leaf and the timer rise from there: a timer just set belongs near the leaves. */
	private void down(int from, long time, int timer) {
		int position = from;
		int child = 4 * position + 1;
		for (; child + 3 < size; child = 4 * position + 1) {
			int least = leastOfFour(child);
			copy(least, position);
			position = least;
		}
		if (child < size) {
			int least = leastOf(child, size);
			copy(least, position);
			position = least;
		}
		up(position, from, time, timer);
	}

	/**
	 * Compares in pairs and without branches, which would not be foreseen; equal times, which are rare, are left to the other
	 * method.
	 */
	private int leastOfFour(int child) {
		long a = times[child];
		long b = times[child + 1];
		long c = times[child + 2];
		long d = times[child + 3];
		long left = Math.min(a, b);
		long right = Math.min(c, d);
		if (a == b || c == d || left == right) {
			return leastOf(child, child + 4);
		}
		int ofLeft = b < a ? child + 1 : child;
		int ofRight = d < c ? child + 3 : child + 2;
		return right < left ? ofRight : ofLeft;
	}

	private int leastOf(int from, int to) {
		int least = from;
		for (int other = from + 1; other < to; other++) {
			if (before(times[other], timers[other], least)) {
				least = other;
			}
		}
		return least;
	}

	private boolean before(long time, int timer, int position) {
		long other = times[position];
		return time < other || time == other && orders[timer] < orders[timers[position]];
	}

	private void copy(int from, int to) {
		put(to, times[from], timers[from]);
	}

	private void put(int position, long time, int timer) {
		times[position] = time;
		timers[position] = timer;
		positions[timer] = position;
	}
}
