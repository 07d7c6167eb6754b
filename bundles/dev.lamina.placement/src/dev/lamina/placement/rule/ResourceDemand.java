package dev.lamina.placement.rule;

import java.util.List;
import java.util.OptionalLong;

import dev.lamina.capacity.geometry.Quantities;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.GpuType;
import dev.lamina.model.Vm;
import dev.lamina.model.inheritance.InheritanceResolver;
import dev.lamina.model.quantity.Quantity;

/**
 * What one VM or pod asks for.
 *
 * @param name      unique name
 * @param cpuMilli  CPU in thousandths of a core
 * @param memoryMib main memory in MiB
 * @param gpus      number of GPUs, 0 for none
 * @param gpuMilli  thousandths of each of these GPUs; less than 1000 only if one GPU is asked for
 * @param models    GPU models that will do; any where empty
 */
public record ResourceDemand(String name, long cpuMilli, long memoryMib, int gpus, int gpuMilli, List<String> models) {
	private static final int MILLI = 1000;

	public ResourceDemand {
		models = List.copyOf(models);
	}

	/**
	 * What one of the equal VMs of a declaration asks for, by its name. A profile counts with the part of the frame buffer that
	 * it takes, rounded up to a thousandth; without a profile or a fraction it is a whole GPU.
	 */
	public static ResourceDemand of(String name, Vm vm) {
		int milli = vm.getGpu() == null ? 0 : milli(vm.getGpu());
		return new ResourceDemand(name, (long) MILLI * vm.getCores(), mebibytes(vm.getMemory()), milli == 0 ? 0 : 1, milli,
				models(vm));
	}

	private static int milli(GpuDemand demand) {
		if (demand.getFraction() != null) {
			return (int) Math.ceil(demand.getFraction().value() * MILLI);
		}
		OptionalLong part = demand.getProfile() == null ? OptionalLong.empty()
				: Quantities.bytes(demand.getProfile().getMemory());
		OptionalLong whole = demand.getProfile() != null && demand.getProfile().eContainer() instanceof GpuType type
				? Quantities.bytes(InheritanceResolver.resolve(type).getMemory()) : OptionalLong.empty();
		return part.isEmpty() || whole.isEmpty() || whole.getAsLong() == 0 ? NodeCapacity.WHOLE_GPU
				: (int) Math.ceilDiv(MILLI * part.getAsLong(), whole.getAsLong());
	}

	private static List<String> models(Vm vm) {
		return vm.getGpu() != null && vm.getGpu().getProfile() != null
				&& vm.getGpu().getProfile().eContainer() instanceof GpuType type
				&& type.getName() != null ? List.of(type.getName()) : List.of();
	}

	static long mebibytes(Quantity memory) {
		return Quantities.bytes(memory).orElse(0) >> 20;
	}

	/** Whether it takes a part of one GPU. */
	public boolean isShare() {
		return gpus == 1 && gpuMilli < NodeCapacity.WHOLE_GPU;
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
