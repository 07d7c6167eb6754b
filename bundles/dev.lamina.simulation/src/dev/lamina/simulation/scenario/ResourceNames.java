package dev.lamina.simulation.scenario;

/** What the resources of a scenario are called besides its {@link EngineId engines}, so that their results are found again. */
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
}
