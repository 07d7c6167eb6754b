package dev.lamina.placement.assignment;

import dev.lamina.model.Declaration;
import dev.lamina.model.Target;
import dev.lamina.model.Vm;

/** Which VMs and GPUs a name in the file means; a name without an index means all of that name. */
public final class TargetMatcher {
	private TargetMatcher() {
	}

	/** Whether a name means one of the VMs of a declaration. */
	public static boolean matches(Target target, Vm vm, int index) {
		return target.getElement() == vm && matches(target.getIndex(), index);
	}

	/** Whether a name of a GPU, or of a host for all of its GPUs, means one GPU. */
	public static boolean matches(Target target, GpuSlot slot) {
		return slot.host() == target.getElement() && matches(target.getIndex(), slot.hostIndex())
				&& (target.getGpu() == null || target.getGpu() == slot.hostGpu())
				&& matches(target.getGpuIndex(), slot.gpuIndex());
	}

	/** A name as it is written: {@code rack[3].g[0]}; a question mark for what is missing. */
	public static String text(Target target) {
		Declaration element = target.getElement();
		String gpu = target.getGpu() == null || target.getGpu().getName() == null ? ""
				: '.' + target.getGpu().getName() + index(target.getGpuIndex());
		return (element == null || element.getName() == null ? "?" : element.getName()) + index(target.getIndex()) + gpu;
	}

	private static String index(int index) {
		return index < 0 ? "" : "[" + index + ']';
	}

	/** Whether an index in the file, which is negative if it names all, means one of many. */
	static boolean matches(int wanted, int index) {
		return wanted < 0 || wanted == index;
	}
}
