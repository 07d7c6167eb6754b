package dev.lamina.benchmarks.queue;

import java.util.TreeSet;

/** A new object for each event in a {@link TreeSet}, as the CloudSim family keeps its events. */
final class JavaTreeSet implements PendingEvents {
	private final TreeSet<TimedEvent> queue = new TreeSet<>();
	private final EventGaps eventGaps;
	private long serial;

	JavaTreeSet(int pending, EventGaps eventGaps) {
		this.eventGaps = eventGaps;
		for (int event = 0; event < pending; event++) {
			queue.add(new TimedEvent(eventGaps.next(), serial++));
		}
	}

	@Override
	public void hold(int events) {
		for (int event = 0; event < events; event++) {
			queue.add(new TimedEvent(queue.pollFirst().time() + eventGaps.next(), serial++));
		}
	}
}
