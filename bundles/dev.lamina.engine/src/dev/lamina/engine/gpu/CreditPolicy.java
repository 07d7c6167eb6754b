package dev.lamina.engine.gpu;

/**
 * Equal time for the residents by credit: each job runs to its end and is paid from the credit of its client; who has overdrawn
 * it goes behind all others. Credit comes in equal parts for the time that passes, and not more than twice as much is saved
 * as was earned last.
 * <p>
 * These are the rules of GPUvm's CREDIT, with 50 us (source of GPUvm, tools/a3, credit_scheduler.cc and device.cc; its
 * sampling of 100 or 500 ms is for statistics only). Weights have no meaning.
 *
 * @param poll nanoseconds between two payments of credit at least, above zero; none is paid while a job runs
 */
public record CreditPolicy(long poll) implements SchedulingPolicy {
	public CreditPolicy {
		SliceChecks.check(poll);
	}

	@Override
	public String name() {
		return "credit";
	}

	@Override
	public SliceScheduler createScheduler(EngineClients clients) {
		return new CreditScheduler(clients, poll);
	}
}
