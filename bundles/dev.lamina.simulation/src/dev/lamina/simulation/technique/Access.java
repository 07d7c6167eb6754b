package dev.lamina.simulation.technique;

import dev.lamina.engine.resource.ConcurrentEngine;
import dev.lamina.engine.resource.Port;
import dev.lamina.model.EngineKind;
import java.util.Map;
import java.util.Optional;

/**
 * The entrances through which one VM reaches what it uses.
 *
 * @param guest       its virtual CPUs; a job has one of them
 * @param rasteriser  the same virtual CPUs; a job has all of them that the application leaves
 * @param service     the CPUs of the GPU's host, for those who virtualize
 * @param engines     the engines of the GPU that it uses
 * @param upload      the link to the GPU; absent where its bandwidth is unknown or there is no GPU
 * @param readBack    the link from the GPU; absent where its bandwidth is unknown or there is no GPU
 * @param send        the way to the GPU's host for forwarded calls; absent where it costs nothing
 * @param receive     the way back from the GPU's host; absent where it costs nothing
 * @param pause       a delay
 * @param coreCycles  cycles per second of one core of its host; 0 where unknown
 * @param measuredOn  floating point operations per second of the engines on which the GPU times were measured, where known
 */
public record Access(Port guest, Port rasteriser, Port service, Map<EngineKind, EngineAccess> engines, Optional<Port> upload,
		Optional<Port> readBack, Optional<Port> send, Optional<Port> receive, Port pause, double coreCycles,
		Map<EngineKind, Double> measuredOn) {
	public Access {
		engines = Map.copyOf(engines);
		measuredOn = Map.copyOf(measuredOn);
	}

	/**
	 * An engine that a VM uses.
	 *
	 * @param port  its entrance
	 * @param scale by what GPU times are multiplied: the speed of the engine on which they were measured ÷ the speed of this one
	 * @param part  part of the GPU that it is: below 1 for a partition with engines of its own
	 */
	public record EngineAccess(Port port, double scale, double part) {
		/** The entrance of work that can keep only a part of the GPU busy. */
		Port portFor(double occupancy) {
			return isConcurrent() && occupancy < port.limit() ? new Port(port.resource(), port.name(), occupancy, port.weight(), port.bound()) : port;
		}

		/**
		 * By what times of such work are multiplied. Beside others it asks for its part of the GPU only; a partition that is no smaller
		 * than its part is as fast as the whole, though the partition's engine is said to be slower by its size.
		 */
		double scaleFor(double occupancy) {
			return scale * (isConcurrent() ? occupancy : Math.max(part, occupancy));
		}

		private boolean isConcurrent() {
			return port.resource() instanceof ConcurrentEngine;
		}
	}
}
