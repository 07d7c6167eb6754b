package dev.lamina.placement.plan;

import java.util.EnumSet;
import java.util.Set;

import dev.lamina.model.EventAction;

/** The states of a VM, and which events each of them allows. */
enum VmState {
	/** An event will start it. */
	ABSENT(EventAction.START),
	RUNNING(EventAction.STOP, EventAction.MIGRATE, EventAction.SUSPEND),
	/** Its memory is being copied to another GPU. */
	MOVING(EventAction.STOP),
	SUSPENDED(EventAction.STOP, EventAction.RESUME),
	/** Its GPU is cut so that it has no place there. */
	WAITING(EventAction.STOP),
	/** Its GPU has failed and is out of use. */
	FAILED(EventAction.STOP),
	STOPPED;

	private final Set<EventAction> allowed;

	VmState(EventAction... allowed) {
		this.allowed = allowed.length == 0 ? EnumSet.noneOf(EventAction.class) : EnumSet.copyOf(Set.of(allowed));
	}

	boolean allows(EventAction action) {
		return allowed.contains(action);
	}
}
