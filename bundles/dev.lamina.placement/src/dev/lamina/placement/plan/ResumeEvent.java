package dev.lamina.placement.plan;

import dev.lamina.model.Event;

/** A suspended VM goes on. */
record ResumeEvent() implements PlannedEvent {
	@Override
	public void apply(Event event, long time, Planner plan) {
		for (VmTimeline vm : plan.allowed(event, time)) {
			vm.resume();
		}
	}
}
