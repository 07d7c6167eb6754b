package dev.lamina.simulation.scenario;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.lamina.engine.resource.FairShareLink;
import dev.lamina.engine.resource.ProcessorPool;
import dev.lamina.model.Engine;
import dev.lamina.model.EngineKind;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.quantity.Quantity;

/** The speeds and sizes of hosts and GPUs as resources of the engine. */
final class HardwareModel {
	/** Cores of a host whose processors are not described: more than anybody uses. */
	private static final double UNDESCRIBED_CORES = 1e6;
	/**
	 * Bytes per second of one lane in one direction, by generation from 1: 2.5 and 5 GT/s with 8b/10b coding, 8, 16 and 32 GT/s
	 * with 128b/130b (PCI Express Base Specification), 64 GT/s with flits of 242 in 256 bytes.
	 */
	private static final double[] LANE = { 0.25e9, 0.5e9, 0.985e9, 1.969e9, 3.938e9, 7.563e9 };

	private HardwareModel() {
	}

	/** The cores of a host; 0 if they are not described. */
	static double cores(Host host) {
		return (double) host.getSockets() * host.getCoresPerSocket();
	}

	/** The processors of a host; they never become scarce if they are not described. */
	static ProcessorPool processors(String name, Host host) {
		double cores = cores(host);
		return new ProcessorPool(name, cores > 0 ? cores : UNDESCRIBED_CORES);
	}

	/** One direction of the link of a GPU; absent where its generation or width is unknown. */
	static Optional<FairShareLink> pcie(String name, GpuType gpu) {
		int generation = gpu.getPcieGeneration();
		return generation < 1 || generation > LANE.length || gpu.getPcieLanes() < 1 ? Optional.empty()
				: Optional.of(new FairShareLink(name, LANE[generation - 1] * gpu.getPcieLanes(), 0));
	}

	/** Floating point operations per second of each kind of engine whose speed is known. */
	static Map<EngineKind, Double> speeds(GpuType gpu) {
		Map<EngineKind, Double> speeds = new EnumMap<>(EngineKind.class);
		for (Engine engine : gpu.getEngines()) {
			if (engine.getSpeed() != null && engine.getSpeed().value() > 0) {
				speeds.put(engine.getKind(), engine.getSpeed().value());
			}
		}
		return speeds;
	}

	/** How many engines of a kind a GPU has: one if it does not say. */
	static int count(GpuType gpu, EngineKind kind) {
		return gpu.getEngines().stream().filter(engine -> engine.getKind() == kind).mapToInt(Engine::getCount)
				.filter(count -> count > 0)
				.findFirst().orElse(1);
	}

	/**
	 * The engine that work of a kind queues for: graphics and compute run on the same units of every GPU in the library, so where
	 * both are used there is one queue for them.
	 */
	static EngineKind queue(EngineKind kind, Set<EngineKind> used) {
		return kind == EngineKind.COMPUTE && used.contains(EngineKind.GRAPHICS) ? EngineKind.GRAPHICS : kind;
	}

	/** By what times measured on one GPU are multiplied on another; 1 where one of the speeds is unknown. */
	static double scale(Optional<GpuType> measuredOn, GpuType gpu, EngineKind kind) {
		Double there = measuredOn.map(reference -> speeds(reference).get(kind)).orElse(null);
		Double here = speeds(gpu).get(kind);
		return there == null || here == null ? 1 : there / here;
	}

	/** How many times the memory bandwidth of one GPU is that of another; 1 where one of them is unknown. */
	static double starvation(Optional<GpuType> measuredOn, GpuType gpu) {
		Optional<Quantity> there = measuredOn.map(GpuType::getBandwidth);
		return there.isEmpty() || gpu.getBandwidth() == null ? 1 : there.get().value() / gpu.getBandwidth().value();
	}
}
