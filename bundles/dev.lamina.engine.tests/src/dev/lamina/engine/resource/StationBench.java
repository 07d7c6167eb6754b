package dev.lamina.engine.resource;

import java.util.ArrayList;
import java.util.List;

import dev.lamina.engine.event.Kernel;
import dev.lamina.engine.event.RunControl;
import dev.lamina.engine.statistics.CostTerm;
import dev.lamina.engine.statistics.MeasurementWindow;
import dev.lamina.engine.statistics.ResourceResult;

/** Submits single jobs to one station and notes when they are done. */
public final class StationBench {
	/** A job and what became of it. */
	public final class Noted extends Job {
		/** When it was done; -1 before. */
		public long done = -1;

		private Noted(long demand) {
			this.demand = demand;
			term = CostTerm.GPU;
			timer = kernel.registerTimer(ignored -> completed(), 0);
		}

		@Override
		public void completed() {
			done = kernel.now();
		}
	}

	public final Kernel kernel = new Kernel();
	public final Station station;
	private final long end;

	public StationBench(long end, Port... ports) {
		this.end = end;
		station = ports[0].resource().open(kernel, List.of(ports), MeasurementWindow.of(end, 0));
	}

	/** A job that comes at a time. */
	public Noted job(long time, int port, long demand) {
		Noted job = new Noted(demand);
		at(time, () -> station.submit(job, port));
		return job;
	}

	/** Equal jobs from the start to the end, each as long after the one before it as the pause. */
	public void repeat(int port, long demand, long pause) {
		Job job = new Job() {
			@Override
			public void completed() {
				at(kernel.now() + pause, () -> station.submit(this, port));
			}
		};
		job.demand = demand;
		at(0, () -> station.submit(job, port));
	}

	/** Something that happens at a time. */
	public void at(long time, Runnable action) {
		kernel.schedule(kernel.registerTimer(ignored -> action.run(), 0), time);
	}

	/** Runs to the end. */
	public ResourceResult run() {
		kernel.run(end, RunControl.NONE);
		return station.result();
	}

	/** Runs to the end, and says when the jobs were done. */
	public List<Long> run(Noted... jobs) {
		run();
		List<Long> times = new ArrayList<>();
		for (Noted job : jobs) {
			times.add(job.done);
		}
		return times;
	}
}
