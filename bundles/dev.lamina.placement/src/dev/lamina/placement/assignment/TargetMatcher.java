package dev.lamina.placement.assignment;

import dev.lamina.model.Declaration;
import dev.lamina.model.Target;
import dev.lamina.model.Vm;
import dev.lamina.model.quantity.IndexRange;

/** Which VMs and GPUs a name in the file means; a name without an index means all of that name. */
public final class TargetMatcher {
	private TargetMatcher() {
	}

	/** Whether a name means one of the VMs of a declaration. */
	public static boolean matches(Target target, Vm vm, int index) {
		return target.getElement() == vm && matches(target.getIndices(), index);
	}

	/** Whether a name of a GPU, or of a host for all of its GPUs, means one GPU. */
	public static boolean matches(Target target, GpuSlot slot) {
		return slot.host() == target.getElement() && matches(target.getIndices(), slot.hostIndex())
				&& (target.getGpu() == null || target.getGpu() == slot.hostGpu())
				&& matches(target.getGpuIndices(), slot.gpuIndex());
	}

	/** A name as it is written: {@code rack[3].g[0]}, {@code rack[2..11]}; a question mark for what is missing. */
	public static String text(Target target) {
		Declaration element = target.getElement();
		String gpu = target.getGpu() == null || target.getGpu().getName() == null ? ""
				: '.' + target.getGpu().getName() + brackets(target.getGpuIndices());
		return (element == null || element.getName() == null ? "?" : element.getName()) + brackets(target.getIndices()) + gpu;
	}

	/** The brackets behind a name: {@code [3]}, {@code [2..11]}, or nothing where all are meant. */
	public static String brackets(IndexRange range) {
		return range == null ? "" : "[" + range + ']';
	}

	/** Whether a range in the file, which is null if it names all, means one of many. */
	public static boolean matches(IndexRange wanted, int index) {
		return wanted == null || wanted.contains(index);
	}
}
