package dev.lamina.simulation.scenario;

import dev.lamina.capacity.assignment.GpuSlot;
import dev.lamina.model.Target;

/** Which VMs and GPUs a name in the file means; a name without an index means all of that name. */
public final class Targets {
	private Targets() {
	}

	/** Whether a name means a VM. */
	public static boolean means(Target target, Guest guest) {
		return target.getElement() == guest.seat().vm() && matches(target.getIndex(), guest.seat().index());
	}

	/** Whether a name of a GPU, or of a host for all of its GPUs, means one GPU. */
	public static boolean means(Target target, GpuSlot slot) {
		return slot.host() == target.getElement() && matches(target.getIndex(), slot.hostIndex())
				&& (target.getGpu() == null || target.getGpu() == slot.hostGpu()) && matches(target.getGpuIndex(), slot.gpuIndex());
	}

	private static boolean matches(int wanted, int index) {
		return wanted < 0 || wanted == index;
	}
}
