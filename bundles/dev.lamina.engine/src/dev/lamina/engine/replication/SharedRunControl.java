package dev.lamina.engine.replication;

import dev.lamina.engine.event.RunControl;

/** Lets several replications share one control: progress adds up, one cancellation ends all, no two calls overlap. */
final class SharedRunControl {
	private final RunControl control;
	private final int total;
	private double done;
	private double told;
	private boolean cancelled;

	/**
	 * @param done replications that are already done
	 * @param total replications that make up the whole
	 */
	SharedRunControl(RunControl control, int done, int total) {
		this.control = control;
		this.done = done;
		told = (double) done / total;
		this.total = total;
	}

	/** The control of one replication. */
	RunControl part() {
		return new RunControl() {
			private double mine;

			@Override
			public boolean isCancelled() {
				return SharedRunControl.this.isCancelled();
			}

			@Override
			public void progress(double fraction) {
				add(fraction - mine);
				mine = fraction;
			}
		};
	}

	synchronized void cancel() {
		cancelled = true;
	}

	private synchronized boolean isCancelled() {
		cancelled |= control.isCancelled();
		return cancelled;
	}

	private synchronized void add(double fraction) {
		done += fraction;
		double whole = Math.min(1, done / total);
		if (whole > told) {
			told = whole;
			control.progress(whole);
		}
	}
}
