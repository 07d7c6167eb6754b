package dev.lamina.placement.plan;

import java.util.EnumSet;
import java.util.Set;

import dev.lamina.model.EventAction;

/** The states of a VM, and which events each of them allows. */
public enum VmState {
	/** An event will start it. */
	ABSENT("not started", EventAction.START),
	RUNNING("running", EventAction.STOP, EventAction.MIGRATE, EventAction.SUSPEND),
	/** Its memory is being copied to another GPU. */
	MOVING("migrating", EventAction.STOP),
	SUSPENDED("suspended", EventAction.STOP, EventAction.RESUME),
	/** It does not work because of its GPU: that is cut so that it has no place there, or is being cut. */
	WAITING("waiting", EventAction.STOP),
	/** Its host, its GPU or its instance has failed and is out of use. */
	FAILED("failed", EventAction.STOP),
	STOPPED("stopped", EventAction.START);

	private final String label;
	private final Set<EventAction> allowed;

	VmState(String label, EventAction... allowed) {
		this.label = label;
		this.allowed = allowed.length == 0 ? EnumSet.noneOf(EventAction.class) : EnumSet.copyOf(Set.of(allowed));
	}

	boolean allows(EventAction action) {
		return allowed.contains(action);
	}

	/** The state in words, to follow a name. */
	public String label() {
		return label;
	}

	/** Whether a VM in this state is on no GPU and no host by its own will. */
	public boolean isAway() {
		return this == ABSENT || this == STOPPED;
	}
}
