package dev.lamina.benchmarks.queue;

/** An event as an object, in the order of time and scheduling. */
record TimedEvent(long time, long serial) implements Comparable<TimedEvent> {
	@Override
	public int compareTo(TimedEvent other) {
		int order = Long.compare(time, other.time);
		return order != 0 ? order : Long.compare(serial, other.serial);
	}
}
