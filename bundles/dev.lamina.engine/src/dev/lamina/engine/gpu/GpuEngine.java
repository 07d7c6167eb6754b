package dev.lamina.engine.gpu;

import java.util.List;
import java.util.Objects;

import dev.lamina.engine.event.Kernel;
import dev.lamina.engine.resource.Port;
import dev.lamina.engine.resource.Resource;
import dev.lamina.engine.resource.Station;
import dev.lamina.engine.statistics.MeasurementWindow;

/**
 * An engine of a GPU, or of a spatial partition of one, that runs one client at a time. Each client has a queue of jobs
 * in order; a policy says who has the next turn. A running job can be cut only at multiples of the granularity within
 * it, or where it ends; what it runs beyond its slice is the overshoot. A switch is paid before a slice whenever
 * another client ran before, and is not part of the slice.
 *
 * @param speed how fast it is compared with the speed at which demands are given, above zero: a partition with two of
 *     seven compute slices has 2/7
 * @param granularity nanoseconds between points of a job where it can be preempted; 0 for everywhere,
 *     {@link #NEVER} for only where it ends
 * @param switchCost nanoseconds of a context switch, not negative
 * @param policy who runs when
 */
public record GpuEngine(String name, double speed, long granularity, long switchCost, SchedulingPolicy policy)
		implements Resource {
	/** Jobs are never cut. */
	public static final long NEVER = Long.MAX_VALUE;

	public GpuEngine {
		Objects.requireNonNull(policy);
		if (!(speed > 0 && speed < Double.POSITIVE_INFINITY) || granularity < 0 || switchCost < 0) {
			throw new IllegalArgumentException(
					"Engine '" + name + "' needs a speed above zero and times that are not negative, not "
							+ speed + ", " + granularity + " ns and " + switchCost + " ns.");
		}
	}

	/** The entrance of a client. */
	public Port port(String client) {
		return port(client, 1);
	}

	/** The entrance of a client with a weight or priority: what it means is said by the policy. */
	public Port port(String client, int weight) {
		return new Port(this, client, Double.POSITIVE_INFINITY, weight);
	}

	@Override
	public Station open(Kernel kernel, List<Port> ports, MeasurementWindow measurementWindow) {
		return new TimeSlicedStation(kernel, this, ports, measurementWindow);
	}
}
