package dev.lamina.result;

import java.util.List;
import java.util.SequencedMap;

/**
 * What one VM got.
 *
 * @param name           the VM, with its index if there are several: {@code designer[2]}
 * @param stack          the name of the virtualization stack that served it
 * @param technique      the family of that stack as written in the language: {@code sr-iov}
 * @param workload       the name of the workload that it ran
 * @param place          the GPU that it ran on, {@code vdi1.desktops}, or the host if there is no GPU
 * @param operation      the kind of operation that is counted: {@code frame}, {@code iteration}, {@code request}
 * @param completed      operations completed after the warm-up, over all replications
 * @param throughput     operations per second
 * @param latency        time of an operation, in nanoseconds
 * @param slowdown       how much longer an operation takes than natively and alone, as a fraction: 0.10 is 10 %
 * @param performance    throughput as a fraction of the native one: 0.91 is 91 %
 * @param breakdownNanos where the time of an operation goes: name of the cost term to mean nanoseconds per operation, in
 *                       the order in which the terms occur; the sum is the mean latency
 * @param downtime       the longest time in which it did nothing because of an event, in nanoseconds; 0 if it never was
 *                       interrupted
 * @param interruption   the longest time from such an event until it worked as before, in nanoseconds: a migration with its
 *                       copying
 * @param causes         the events that interrupted it as written in the language, {@code migrate}: that of the longest downtime
 *                       first
 * @param dropped        operations that came for it while it was down because of a failure, and were lost
 * @param lost           operations that it had completed, not saved, and lost by failures, so that it did them again
 */
public record VmResult(String name, String stack, String technique, String workload, String place, String operation,
		long completed, Estimate throughput, Latency latency, Estimate slowdown, Estimate performance,
		SequencedMap<String, Double> breakdownNanos, Estimate downtime, Estimate interruption, List<String> causes,
		Estimate lost, Estimate dropped) {
	public VmResult {
		breakdownNanos = SequencedMaps.copyOf(breakdownNanos);
		causes = List.copyOf(causes);
	}

	/** A VM that has lost nothing. */
	public VmResult(String name, String stack, String technique, String workload, String place, String operation, long completed,
			Estimate throughput, Latency latency, Estimate slowdown, Estimate performance,
			SequencedMap<String, Double> breakdownNanos, Estimate downtime, Estimate interruption, List<String> causes) {
		this(name, stack, technique, workload, place, operation, completed, throughput, latency, slowdown, performance,
				breakdownNanos, downtime, interruption, causes, Estimate.exactly(0), Estimate.exactly(0));
	}

	/** Whether failures made it lose work. */
	public boolean hasLostWork() {
		return lost.value() > 0;
	}

	/** Whether operations came for it that no one did. */
	public boolean hasDropped() {
		return dropped.value() > 0;
	}

	/** Whether an event interrupted it. */
	public boolean isInterrupted() {
		return interruption.value() > 0;
	}

	/** The unit in which its operations per second are shown. */
	public String throughputUnit() {
		return operation.equals("frame") ? "fps" : "/s";
	}

	/** A VM that was never interrupted. */
	public VmResult(String name, String stack, String technique, String workload, String place, String operation, long completed,
			Estimate throughput, Latency latency, Estimate slowdown, Estimate performance,
			SequencedMap<String, Double> breakdownNanos) {
		this(name, stack, technique, workload, place, operation, completed, throughput, latency, slowdown, performance,
				breakdownNanos,
				Estimate.exactly(0), Estimate.exactly(0), List.of());
	}
}
