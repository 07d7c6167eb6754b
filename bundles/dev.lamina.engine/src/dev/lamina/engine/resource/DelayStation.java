package dev.lamina.engine.resource;

import java.util.List;

import dev.lamina.engine.event.Kernel;
import dev.lamina.engine.statistics.MeasurementWindow;
import dev.lamina.engine.statistics.ResourceResult;
import dev.lamina.engine.statistics.ResourceResult.PortResult;

/** Gives every job back after its demand. */
final class DelayStation implements Station {
	private final Kernel kernel;
	private final Delay delay;
	private final MeasurementWindow measurementWindow;
	private final CapacityUsage capacityUsage;

	DelayStation(Kernel kernel, Delay delay, List<Port> ports, MeasurementWindow measurementWindow) {
		this.kernel = kernel;
		this.delay = delay;
		this.measurementWindow = measurementWindow;
		capacityUsage = new CapacityUsage(ports, measurementWindow);
	}

	@Override
	public void submit(Job job, int port) {
		job.service = job.demand;
		job.switching = 0;
		kernel.scheduleAfter(job.timer, job.demand);
		capacityUsage.count(port, job.term, job.demand, kernel.now() + job.demand);
	}

	@Override
	public ResourceResult result() {
		List<PortResult> ports = capacityUsage.results();
		double busy = ports.stream().mapToLong(PortResult::busy).sum();
		return new ResourceResult(delay.name(), Double.POSITIVE_INFINITY, measurementWindow.measured(), busy, 0, 0, ports);
	}
}
