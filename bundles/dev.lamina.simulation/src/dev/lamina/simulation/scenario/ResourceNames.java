package dev.lamina.simulation.scenario;

import dev.lamina.model.EngineKind;
import dev.lamina.placement.assignment.GpuSlot;

/** How the resources of a scenario are called, so that their results are found again. */
public final class ResourceNames {
	private static final String OF_LAYOUT = " of ";

	private ResourceNames() {
	}

	/** The processors of a host. */
	public static String processors(String host) {
		return host + " processors";
	}

	/** The entrance of those who virtualize for a VM. */
	public static String service(String vm) {
		return vm + " service";
	}

	/** The entrance of a VM's software rasteriser. */
	public static String rasteriser(String vm) {
		return vm + " rasteriser";
	}

	/** What the names of all engines of a GPU start with. */
	public static String engines(GpuSlot slot) {
		return engine(slot.name(), "");
	}

	/** An engine of a GPU by the names that results give both. */
	public static String engine(String gpu, String engine) {
		return gpu + " engine " + engine;
	}

	/** The engine of a kind on the GPU of a VM that has one. */
	static String engine(SimulatedVm simulatedVm, EngineKind kind) {
		return engines(simulatedVm.slot().orElseThrow()) + kind.getLiteral() + layout(simulatedVm);
	}

	/** One of several engines of a kind on the GPU of a VM. */
	static String engine(SimulatedVm simulatedVm, EngineKind kind, int index) {
		return engines(simulatedVm.slot().orElseThrow()) + kind.getLiteral() + '[' + index + ']' + layout(simulatedVm);
	}

	private static String layout(SimulatedVm simulatedVm) {
		return simulatedVm.layout().isEmpty() ? "" : OF_LAYOUT + simulatedVm.layout();
	}

	/** The layout that an engine belongs to; empty for that before the GPU is repartitioned. */
	public static String layout(String engine) {
		int at = engine.indexOf(OF_LAYOUT);
		return at < 0 ? "" : engine.substring(at + OF_LAYOUT.length());
	}

	/** The kind of an engine whose name within its GPU is given, as {@code compute} for {@code compute[3] of night}. */
	public static String kind(String engine) {
		return engine.split("[\\[ ]", 2)[0];
	}
}
