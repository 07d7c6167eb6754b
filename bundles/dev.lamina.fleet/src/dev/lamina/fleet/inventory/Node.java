package dev.lamina.fleet.inventory;

/**
 * A host of the fleet as it is when nothing runs on it.
 *
 * @param name      unique name
 * @param cpuMilli  CPU in thousandths of a core
 * @param memoryMib main memory in MiB
 * @param gpus      number of GPUs, each with 1000 thousandths to give
 * @param model     GPU model; empty where there is no GPU
 */
public record Node(String name, long cpuMilli, long memoryMib, int gpus, String model) {
	/** Thousandths of one GPU. */
	public static final int WHOLE_GPU = 1000;
}
