package dev.lamina.placement.plan;

import dev.lamina.model.Event;

/** A VM that was not there begins; one for which there was no room at first gets what others have left by now. */
record StartEvent() implements PlannedEvent {
	@Override
	public void apply(Event event, long time, Planner plan) {
		for (VmTimeline vm : plan.allowed(event, time)) {
			if (vm.isAwaiting()) {
				place(vm, plan);
			}
			vm.begin();
		}
	}

	private static void place(VmTimeline vm, Planner plan) {
		GpuTimeline gpu = plan.gpu(vm.gpu().orElseThrow());
		if (plan.tryAllocate(vm, gpu).isPresent()) {
			plan.reportNoPlace(vm);
		} else {
			vm.place(gpu.allocationOf(vm.vm(), vm.index()));
		}
	}
}
