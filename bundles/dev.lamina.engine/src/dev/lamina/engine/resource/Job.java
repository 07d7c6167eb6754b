package dev.lamina.engine.resource;

import dev.lamina.engine.statistics.CostTerm;

/**
 * Something that a station serves. Jobs are used again and again; a job is at one station at a time, which may keep its
 * own notes in the fields below the line.
 */
public abstract class Job {
	/** What is asked of the station, above zero: nanoseconds at its full speed, or bytes of a link. Set by the submitter. */
	public long demand;
	/** Where the service counts. Set by the submitter. */
	public CostTerm term = CostTerm.CPU;
	/** A timer of the kernel that belongs to the job and calls {@link #completed}; free while the job is at a station. */
	public int timer;

	/** Nanoseconds that the job would have taken alone, never more than it took. Set by the station. */
	public long service;
	/** Nanoseconds of context switches made for the job. Set by the station. */
	public long switching;

	// ------------------------------------------------------------------ notes of the station
	/** The next job in a queue. */
	public Job next;
	/** When the job came. */
	public long since;
	/** Nanoseconds of one unit of capacity still due. */
	public long remaining;
	/** Grows with every submission to the station. */
	public long serial;
	/** Where it stands in the order of completion. */
	double finish;

	/** The operation that it belongs to, counted from 0 among those of its client. */
	public long number() {
		return 0;
	}

	/** What of the operation is done now, such as {@code marshal}. */
	public String step() {
		return "";
	}

	/** What the operation is, such as {@code frame}. */
	public String operation() {
		return "";
	}

	/** Called by the station when the job is done. */
	public abstract void completed();
}
