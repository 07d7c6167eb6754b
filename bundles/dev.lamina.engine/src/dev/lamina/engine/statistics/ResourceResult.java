package dev.lamina.engine.statistics;

import java.util.List;

/**
 * How one resource spent the measured window of one run. For a time-sliced engine
 * {@code busy + switching + idle = measured} holds exactly.
 *
 * @param name the resource
 * @param capacity how much it can serve at a time: cores of a pool, 1 for an engine or a link, infinity for a delay
 * @param measured length of the window in nanoseconds
 * @param busy capacity in use, in nanoseconds of one unit (a pool with two busy cores collects two nanoseconds per
 *     nanosecond)
 * @param switching nanoseconds spent on context switches
 * @param idle nanoseconds of unused capacity of an engine; capacity × measured − busy otherwise, 0 for a delay
 * @param ports by client, in the order in which the scenario names them
 */
public record ResourceResult(String name, double capacity, long measured, double busy, long switching, double idle,
		List<PortResult> ports) {

	public ResourceResult {
		ports = List.copyOf(ports);
	}

	/** The result of the same resource for all ports, busy as all of them together. */
	public ResourceResult ofPorts(List<PortResult> all) {
		return new ResourceResult(name, capacity, measured, all.stream().mapToLong(PortResult::busy).sum(), switching, idle, all);
	}

	/** The part of the capacity that did useful work, between 0 and 1; 0 for a delay. */
	public double utilization() {
		return Double.isInfinite(capacity) ? 0 : busy / (capacity * measured);
	}

	/** The part of the time spent on context switches, between 0 and 1. */
	public double switchOverhead() {
		return (double) switching / measured;
	}

	/**
	 * What one client had of a resource.
	 *
	 * @param name the port
	 * @param busy nanoseconds of one unit of capacity, cut exactly at the window for a time-sliced engine, else of the jobs
	 *     that ended in it
	 * @param terms the same of the jobs that ended in the window, by {@link CostTerm}
	 */
	public record PortResult(String name, long busy, List<Long> terms) {
		public PortResult {
			terms = List.copyOf(terms);
		}
	}
}
