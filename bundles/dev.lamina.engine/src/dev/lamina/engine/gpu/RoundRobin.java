package dev.lamina.engine.gpu;

/**
 * A quantum for each resident client in turn, as with AMD's GIM, the gVirt paper's 16 ms and Intel's SR-IOV.
 *
 * @param quantum nanoseconds, above zero
 * @param keepIdle whether a client without work keeps its turn
 * @param timeout how long beyond its quantum a client may run until it can be preempted, in nanoseconds above zero; what it
 *     did since it last could be is then lost. {@link SliceScheduler#UNLIMITED} for ever
 */
public record RoundRobin(long quantum, boolean keepIdle, long timeout) implements SchedulingPolicy {
	public RoundRobin {
		SliceChecks.check(quantum);
		SliceChecks.check(timeout);
	}

	/** Turns that wait for ever until the client can be preempted. */
	public RoundRobin(long quantum, boolean keepIdle) {
		this(quantum, keepIdle, SliceScheduler.UNLIMITED);
	}

	@Override
	public String name() {
		return "round-robin";
	}

	@Override
	public SliceScheduler createScheduler(EngineClients clients) {
		return new RoundRobinScheduler(clients, quantum, keepIdle, 0, timeout);
	}
}
