package dev.lamina.placement.plan;

import java.util.List;

import dev.lamina.model.Event;

/**
 * What has failed can be used again: the VMs that were there and have not restarted elsewhere start, and what it has is room
 * again.
 */
record RepairEvent() implements PlannedEvent {
	@Override
	public void apply(Event event, long time, Planner plan) {
		List<FailureSite> failed = plan.sites(event).stream().filter(site -> plan.outages().isOut(site, time)).toList();
		if (failed.isEmpty()) {
			plan.report(PlanProblem.Kind.STATE, event,
					FailureSite.text(event) + " has not failed and cannot be repaired. Let it fail before.");
			return;
		}
		failed.forEach(site -> plan.repair(site, time));
	}
}
