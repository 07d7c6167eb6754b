package dev.lamina.engine.statistics;

import java.util.List;

/**
 * Where the time of an operation goes. The terms of an operation add up exactly to its latency: the service of a stage
 * counts to the term of the stage, own context switches to {@link #SWITCH}, and whatever remains to {@link #WAIT}.
 */
public enum CostTerm {
	/** The application and its driver on a processor. */
	CPU,
	/** The work of the GPU itself. */
	GPU,
	/** Trapped accesses to registers and other device state. */
	TRAP,
	/** Checking commands, page tables and flushes. */
	AUDIT,
	/** Forwarded calls: marshalling, transport, dispatch and return. */
	CALL,
	/** Bytes copied. */
	COPY,
	/** Switching a GPU engine to the client of the operation. */
	SWITCH,
	/** Reset, initialisation, reconfiguration, save and restore. */
	LIFECYCLE,
	/** Waiting for lanes, slots, shared resources and the slices of other clients. */
	WAIT;

	/** All terms in the order of their ordinals. */
	public static final List<CostTerm> ALL = List.of(values());
}
