package dev.lamina.ui.simulation;

import org.eclipse.core.runtime.IProgressMonitor;

import dev.lamina.simulation.RunMonitor;

/** Tells Eclipse's Progress view how far a run is, from any thread, and stops the run when the user says so there. */
final class RunProgress implements RunMonitor {
	private static final int STEPS = 1000;

	private final IProgressMonitor monitor;
	private int done;

	RunProgress(IProgressMonitor monitor, String name) {
		this.monitor = monitor;
		monitor.beginTask(name, STEPS);
	}

	@Override
	public boolean isCancelled() {
		return monitor.isCanceled();
	}

	@Override
	public synchronized void progress(double fraction) {
		int now = (int) (Math.clamp(fraction, 0.0, 1.0) * STEPS);
		if (now > done) {
			monitor.worked(now - done);
			done = now;
		}
	}
}
