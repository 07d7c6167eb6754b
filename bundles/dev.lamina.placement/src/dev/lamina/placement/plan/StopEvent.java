package dev.lamina.placement.plan;

import dev.lamina.model.Event;

/** A VM ends, whatever it is doing, and leaves its place to others at once. */
record StopEvent() implements PlannedEvent {
	@Override
	public void apply(Event event, long time, Planner plan) {
		for (VmTimeline vm : plan.allowed(event, time)) {
			plan.release(vm);
			vm.end(event, time);
		}
	}
}
