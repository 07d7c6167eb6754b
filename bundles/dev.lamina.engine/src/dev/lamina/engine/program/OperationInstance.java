package dev.lamina.engine.program;

import dev.lamina.engine.resource.Job;
import dev.lamina.engine.statistics.CostTerm;

/** One operation of a client on its way through the stages; used again for a later one when it is done. */
final class OperationInstance extends Job {
	final ClientRun client;
	final long[] demands;
	final long[] terms = new long[CostTerm.ALL.size()];
	CompiledProgram program;
	OperationSource source;
	boolean measured;
	/** Its number among those of the client. */
	long number;
	/** When its latency began. */
	long begun;
	/** When its stage was given to a station. */
	long submitted;
	/** The stage that it is at, or waits for. */
	int stage;
	/** Lanes that it holds, and lanes that it has yet to take for its stage. */
	int held;
	int missing;
	/** When it came to the first of the stages beside which another one runs. */
	long besideSince;
	/** Whether it rests before the next operation of a closed loop. */
	boolean thinking;
	/** Since when it waits for the end of an interruption; -1 if it does not. */
	long heldSince = -1;
	/** How often the client had lost its stages when this one began. */
	int losses;

	OperationInstance(ClientRun client, int longestProgram) {
		this.client = client;
		demands = new long[longestProgram];
		timer = client.kernel.registerTimer(ignored -> timeOut(), 0);
	}

	private void timeOut() {
		if (thinking) {
			thinking = false;
			client.thinkTimeOver(this);
		} else {
			completed();
		}
	}

	@Override
	public long number() {
		return number;
	}

	@Override
	public String step() {
		return program.text.stages().get(stage).name();
	}

	@Override
	public String operation() {
		return program.text.name();
	}

	@Override
	public void completed() {
		terms[term.ordinal()] += service;
		terms[CostTerm.SWITCH.ordinal()] += switching;
		client.stageCompleted(this);
	}
}
