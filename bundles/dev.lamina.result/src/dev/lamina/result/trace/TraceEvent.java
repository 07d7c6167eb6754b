package dev.lamina.result.trace;

import java.util.SequencedMap;

import dev.lamina.result.SequencedMaps;

/** Something that happened in a run. Times are nanoseconds of simulated time, cut at the edges of the window. */
public sealed interface TraceEvent {
	/** What an engine did for a VM. */
	enum Use {
		/** It worked. */
		WORK,
		/** It changed to the VM from another one. */
		SWITCH,
		/** It was idle, because the turn belonged to the VM and that had no work. */
		RESERVED
	}

	/**
	 * An engine was a VM's.
	 *
	 * @param operation what the work belongs to: {@code frame}; empty if the turn was idle
	 * @param number    of the operation, counted from 0 among those of the VM
	 * @param step      what of the operation: {@code gpu 0}
	 * @param row       0, or more where an engine that works for several jobs of the VM at a time does so
	 * @param workNanos of the engine's whole time; less than the length where others worked on it at the same time
	 * @param done      whether the step ended here; else the turn ended before
	 */
	record Occupied(TracedRun.Engine engine, String vm, Use use, String operation, long number, String step, int row, long from,
			long to,
			long workNanos, boolean done) implements TraceEvent {
	}

	/** Jobs waiting for an engine or served by it, from then on. */
	record Jobs(TracedRun.Engine engine, long at, int jobs) implements TraceEvent {
	}

	/**
	 * An operation of a VM, from its beginning to its completion.
	 *
	 * @param row     0, or more if several are under way at the same time; those of one row never overlap
	 * @param waited  nanoseconds from its arrival to its beginning
	 * @param latency nanoseconds from its arrival to its completion, not cut; -1 where it was not completed
	 * @param terms   cost term to nanoseconds, without those that are 0; the sum is the latency
	 */
	record Operation(String vm, int row, String name, long number, long from, long to, long waited, long latency,
			SequencedMap<String, Long> terms) implements TraceEvent {
		public Operation {
			terms = SequencedMaps.copyOf(terms);
		}
	}

	/** A step of an operation, from when it was asked for to when it was done. */
	record Step(String vm, int row, String operation, long number, String name, String term, long from, long to)
			implements TraceEvent {
	}

	/**
	 * A VM was interrupted.
	 *
	 * @param row      0, or more where another interruption was announced before
	 * @param cause    {@code migrate}, {@code suspend}, {@code fail} or {@code repartition}
	 * @param from     when it was announced
	 * @param stopping when the VM began to stop
	 * @param atRest   when it was at rest
	 * @param to       when it went on, or the run ended
	 */
	record Interrupted(String vm, int row, String cause, long from, long stopping, long atRest, long to) implements TraceEvent {
	}

	/** A VM was started, or had stopped. */
	record Resident(String vm, boolean comes, long at) implements TraceEvent {
	}
}
