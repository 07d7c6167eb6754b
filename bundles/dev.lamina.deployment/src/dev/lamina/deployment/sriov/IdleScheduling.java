package dev.lamina.deployment.sriov;

import dev.lamina.model.Policy;
import dev.lamina.model.Scheduler;
import dev.lamina.placement.assignment.GpuSlot;

/** Decides whether a virtual function without work keeps its turn: as the policy says, else as the stack does. */
final class IdleScheduling {
	private IdleScheduling() {
	}

	static boolean isEnabledOn(GpuSlot slot) {
		boolean declared = slot.policy().map(Policy::getScheduler).filter(Scheduler::isKeepIdle).isPresent();
		return declared || slot.stack().filter(stack -> stack.getCost() != null && stack.getCost().isIdleSlices()).isPresent();
	}
}
