package dev.lamina.engine.gpu;

/**
 * A quantum for each resident client in turn, as with AMD's GIM and Intel's SR-IOV.
 *
 * @param quantum nanoseconds, above zero
 * @param keepIdle whether a client without work keeps its turn
 */
public record RoundRobin(long quantum, boolean keepIdle) implements SchedulingPolicy {
	public RoundRobin {
		Slices.check(quantum);
	}

	@Override
	public String name() {
		return "round-robin";
	}

	@Override
	public SliceScheduler over(EngineClients clients) {
		return new Rotation(clients, quantum, keepIdle, 0);
	}
}
