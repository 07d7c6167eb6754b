package dev.lamina.simulation.scenario;

import dev.lamina.capacity.assignment.GpuSlot;
import dev.lamina.model.EngineKind;

/** How the resources of a scenario are called, so that their results are found again. */
public final class ResourceNames {
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

	static String engine(GpuSlot slot, EngineKind kind) {
		return engines(slot) + kind.getLiteral();
	}

	static String engine(GpuSlot slot, EngineKind kind, int index) {
		return engine(slot, kind) + '[' + index + ']';
	}
}
