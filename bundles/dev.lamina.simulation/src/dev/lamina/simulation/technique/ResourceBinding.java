package dev.lamina.simulation.technique;

import java.util.Map;
import java.util.Optional;

import dev.lamina.engine.resource.ConcurrentEngine;
import dev.lamina.engine.resource.Port;
import dev.lamina.model.EngineKind;
import dev.lamina.simulation.demand.EngineWork;

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
public record ResourceBinding(Port guest, Port rasteriser, Port service, Map<EngineKind, EngineBinding> engines,
		Optional<Port> upload,
		Optional<Port> readBack, Optional<Port> send, Optional<Port> receive, Port pause, double coreCycles,
		Map<EngineKind, Double> measuredOn) {
	public ResourceBinding {
		engines = Map.copyOf(engines);
		measuredOn = Map.copyOf(measuredOn);
	}

	/**
	 * An engine that a VM uses.
	 *
	 * @param port       its entrance
	 * @param scale      by what GPU times are multiplied: the speed of the engine on which they were measured ÷ the speed of this
	 *                   one
	 * @param part       part of the GPU that it is: below 1 for a partition with engines of its own
	 * @param starvation the memory bandwidth of the GPU on which the times were measured ÷ what this engine has of it
	 */
	public record EngineBinding(Port port, double scale, double part, double starvation) {
		/** The entrance of work that can keep only a part of the GPU busy. */
		Port portFor(EngineWork work) {
			double most = dominant(work);
			return isConcurrent() && most < port.limit()
					? new Port(port.resource(), port.name(), most, port.weight(), port.sharedLimit()) : port;
		}

		/**
		 * By what times of such work are multiplied. Beside others it asks for its part of the GPU only; a partition that is no
		 * smaller than its part is as fast as the whole, though the partition's engine is said to be slower by its size. Work is
		 * as slow as its units or its memory make it, whichever is slower (the roofline of Williams, Waterman and Patterson, CACM
		 * 2009).
		 */
		double scaleFor(EngineWork work) {
			double memory = work.bandwidth() * starvation;
			return isConcurrent() ? Math.max(scale, memory) * dominant(work)
					: Math.max(scale * Math.max(part, work.occupancy()), memory * part);
		}

		/** The part of the units or of the bandwidth, whichever is larger: that much is not there for others at the same time. */
		private static double dominant(EngineWork work) {
			return Math.max(work.occupancy(), work.bandwidth());
		}

		private boolean isConcurrent() {
			return port.resource() instanceof ConcurrentEngine;
		}
	}
}
