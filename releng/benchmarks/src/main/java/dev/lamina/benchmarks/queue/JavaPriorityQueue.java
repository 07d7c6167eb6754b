package dev.lamina.benchmarks.queue;

import java.util.PriorityQueue;

/** A new object for each event in a {@link PriorityQueue}. */
final class JavaPriorityQueue implements PendingEvents {
	private final PriorityQueue<TimedEvent> queue = new PriorityQueue<>();
	private final EventGaps eventGaps;
	private long serial;

	JavaPriorityQueue(int pending, EventGaps eventGaps) {
		this.eventGaps = eventGaps;
		for (int event = 0; event < pending; event++) {
			queue.add(new TimedEvent(eventGaps.next(), serial++));
		}
	}

	@Override
	public void hold(int events) {
		for (int event = 0; event < events; event++) {
			queue.add(new TimedEvent(queue.poll().time() + eventGaps.next(), serial++));
		}
	}
}
