package dev.lamina.placement.plan;

import dev.lamina.model.Event;
import dev.lamina.model.EventAction;

/** What one kind of event does to the VMs and GPUs of a plan. */
sealed interface PlannedEvent
		permits StartEvent, StopEvent, MigrateEvent, SuspendEvent, ResumeEvent, FailEvent, RepartitionEvent,
		RepairEvent {
	/**
	 * Applies an event to what its subject means; what it cannot do is a problem of the plan and changes nothing.
	 *
	 * @param time of the event, in nanoseconds
	 */
	void apply(Event event, long time, Planner plan);

	/** What an action does. */
	static PlannedEvent of(EventAction action) {
		return switch (action) {
			case START -> new StartEvent();
			case STOP -> new StopEvent();
			case MIGRATE -> new MigrateEvent();
			case SUSPEND -> new SuspendEvent();
			case RESUME -> new ResumeEvent();
			case FAIL -> new FailEvent();
			case REPAIR -> new RepairEvent();
			case REPARTITION -> new RepartitionEvent();
		};
	}

	/** Whether an action is one of VMs; else it is one of GPUs. */
	static boolean ofVms(EventAction action) {
		return switch (action) {
			case START, STOP, MIGRATE, SUSPEND, RESUME -> true;
			case FAIL, REPAIR, REPARTITION -> false;
		};
	}
}
