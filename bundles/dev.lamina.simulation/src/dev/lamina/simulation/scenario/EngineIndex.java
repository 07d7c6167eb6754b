package dev.lamina.simulation.scenario;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.lamina.placement.assignment.GpuSlot;

/** The engines of a scenario, found by their resources and by their GPUs. */
public final class EngineIndex {
	private final Map<String, EngineId> byResource = new HashMap<>();
	/** By GPU, then by label in alphabetical order. */
	private final Map<String, Map<String, EngineId>> byGpu = new HashMap<>();

	/** Notes an engine, and gives the name of its resource. */
	String add(EngineId engine) {
		byResource.put(engine.resource(), engine);
		byGpu.computeIfAbsent(engine.gpu(), gpu -> new TreeMap<>()).put(engine.label(), engine);
		return engine.resource();
	}

	/** The engine of that resource; empty if it is none. */
	public Optional<EngineId> ofResource(String name) {
		return Optional.ofNullable(byResource.get(name));
	}

	/** The engines of a GPU that anybody uses, by label in alphabetical order. */
	public Collection<EngineId> ofGpu(GpuSlot slot) {
		return byGpu.getOrDefault(slot.name(), Map.of()).values();
	}
}
