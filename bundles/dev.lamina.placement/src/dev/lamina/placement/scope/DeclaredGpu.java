package dev.lamina.placement.scope;

import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;

/**
 * A GPU of a host with a known type; it stands for as many equal ones as host and GPU say.
 *
 * @param host the host
 * @param gpu  the GPU in it
 * @param type its type, with inherited properties
 */
public record DeclaredGpu(Host host, HostGpu gpu, GpuType type) {
	/** The name by which people place VMs on it: vdi1.desktops. */
	public String name() {
		return host.getName() + "." + gpu.getName();
	}

	/** How many there are in all. */
	public int count() {
		return Math.max(1, host.getCount()) * Math.max(1, gpu.getCount());
	}
}
