package dev.lamina.engine.gpu;

/** Jobs run in the order of their submission, anyones they are, each to its end. */
public record Fifo() implements SchedulingPolicy {
	@Override
	public String name() {
		return "fifo";
	}

	@Override
	public SliceScheduler createScheduler(EngineClients clients) {
		return new FifoScheduler(clients);
	}
}
