package dev.lamina.fleet.inventory;

import java.util.List;

/**
 * What one VM or pod asks for.
 *
 * @param name      unique name
 * @param cpuMilli  CPU in thousandths of a core
 * @param memoryMib main memory in MiB
 * @param gpus      number of GPUs, 0 for none
 * @param gpuMilli  thousandths of each of these GPUs; less than 1000 only where one GPU is asked for
 * @param models    GPU models that will do; any where empty
 */
public record Demand(String name, long cpuMilli, long memoryMib, int gpus, int gpuMilli, List<String> models) {
	public Demand {
		models = List.copyOf(models);
	}

	/** Whether it takes a part of one GPU. */
	public boolean isShare() {
		return gpus == 1 && gpuMilli < Node.WHOLE_GPU;
	}

	/** Thousandths of GPUs in all. */
	public long totalMilli() {
		return (long) gpus * gpuMilli;
	}

	/** The class of demand: those that only differ in name are placed alike. */
	public Shape shape() {
		return new Shape(cpuMilli, memoryMib, gpus, gpuMilli, models);
	}

	/** A demand without its name. */
	public record Shape(long cpuMilli, long memoryMib, int gpus, int gpuMilli, List<String> models) {
	}
}
