package dev.lamina.engine.resource;

import java.util.List;

import dev.lamina.engine.event.Kernel;
import dev.lamina.engine.statistics.Observation;
import dev.lamina.engine.statistics.ResourceResult;
import dev.lamina.engine.statistics.ResourceResult.PortResult;

/** Gives every job back after its demand. */
final class PureDelay implements Station {
	private final Kernel kernel;
	private final Delay delay;
	private final Observation observation;
	private final Consumption consumption;

	PureDelay(Kernel kernel, Delay delay, List<Port> ports, Observation observation) {
		this.kernel = kernel;
		this.delay = delay;
		this.observation = observation;
		consumption = new Consumption(ports, observation);
	}

	@Override
	public void submit(Job job, int port) {
		job.service = job.demand;
		job.switching = 0;
		kernel.after(job.timer, job.demand);
		consumption.count(port, job.term, job.demand, kernel.now() + job.demand);
	}

	@Override
	public ResourceResult result() {
		List<PortResult> ports = consumption.results();
		double busy = ports.stream().mapToLong(PortResult::busy).sum();
		return new ResourceResult(delay.name(), Double.POSITIVE_INFINITY, observation.measured(), busy, 0, 0, ports);
	}
}
