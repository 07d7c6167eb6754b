package dev.lamina.placement.rule;

import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;

/**
 * A host of the fleet as it is when nothing runs on it.
 *
 * @param name      unique name
 * @param cpuMilli  CPU in thousandths of a core
 * @param memoryMib main memory in MiB
 * @param gpus      number of GPUs, each with 1000 thousandths to give
 * @param model     GPU model; empty if there is no GPU
 */
public record NodeCapacity(String name, long cpuMilli, long memoryMib, int gpus, String model) {
	/** Thousandths of one GPU. */
	public static final int WHOLE_GPU = 1000;

	private static final int MILLI = 1000;

	/** One of the equal hosts of a declaration, by its name. */
	public static NodeCapacity of(String name, Host host) {
		int gpus = host.getGpus().stream().mapToInt(HostGpu::getCount).sum();
		String model = host.getGpus().stream().findFirst().map(HostGpu::getType).map(GpuType::getName).orElse("");
		return new NodeCapacity(name, (long) MILLI * host.getSockets() * host.getCoresPerSocket(),
				ResourceDemand.mebibytes(host.getMemory()),
				gpus,
				model);
	}
}
