package dev.lamina.engine.resource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

import dev.lamina.engine.statistics.CostTerm;
import dev.lamina.engine.statistics.MeasurementWindow;
import dev.lamina.engine.statistics.ResourceResult.PortResult;

/** Collects the capacity that jobs ending in the measured window have used, by port and cost term. */
public final class CapacityUsage {
	private static final int TERMS = CostTerm.ALL.size();

	private final List<Port> ports;
	private final MeasurementWindow measurementWindow;
	private final long[] used;

	/** Nothing yet. */
	public CapacityUsage(List<Port> ports, MeasurementWindow measurementWindow) {
		this.ports = ports;
		this.measurementWindow = measurementWindow;
		used = new long[ports.size() * TERMS];
	}

	/**
	 * Counts a job that ends at a time.
	 *
	 * @param amount nanoseconds of one unit of capacity: less than the job took where it waited, more where it spread over
	 *     several units
	 */
	public void count(int port, CostTerm term, long amount, long end) {
		if (measurementWindow.contains(end)) {
			used[port * TERMS + term.ordinal()] += amount;
		}
	}

	/** What one port has used. */
	public long busy(int port) {
		return terms(port).sum();
	}

	/** The results of all ports, with the busy times that a station knows better. */
	public List<PortResult> results(long[] busy) {
		List<PortResult> results = new ArrayList<>();
		for (int port = 0; port < busy.length; port++) {
			results.add(new PortResult(ports.get(port).name(), busy[port], terms(port).boxed().toList()));
		}
		return results;
	}

	/** The results of all ports. */
	public List<PortResult> results() {
		long[] busy = new long[ports.size()];
		Arrays.setAll(busy, this::busy);
		return results(busy);
	}

	private LongStream terms(int port) {
		return Arrays.stream(used, port * TERMS, (port + 1) * TERMS);
	}
}
