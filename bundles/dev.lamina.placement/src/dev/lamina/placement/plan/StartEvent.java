package dev.lamina.placement.plan;

import dev.lamina.model.Event;

/** A VM that was not there or was stopped begins, and gets what is free by now of its GPU, or else of another one that it could have. */
record StartEvent() implements PlannedEvent {
	@Override
	public void apply(Event event, long time, Planner plan) {
		for (VmTimeline vm : plan.allowed(event, time)) {
			if (vm.isStopped()) {
				plan.startAgain(event, vm, time);
			} else {
				plan.start(event, vm, time);
			}
		}
	}
}
