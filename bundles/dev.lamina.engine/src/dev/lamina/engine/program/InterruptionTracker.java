package dev.lamina.engine.program;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import dev.lamina.engine.event.Kernel;
import dev.lamina.engine.statistics.Downtime;

/** The interruptions of one client in one run: stops it, waits until its stages have ended, and lets it go on. */
final class InterruptionTracker {
	private final Kernel kernel;
	private final ClientRun client;
	private final int timer;
	private final Deque<Interruption> due = new ArrayDeque<>();
	private final List<Downtime> downtimes = new ArrayList<>();
	private Interruption present;
	private long restingSince = -1;
	private int underWay;
	private int losses;
	private boolean departed;
	/** The interruption is over, but a stage that it has lost has not left its station yet. */
	private boolean overdue;

	InterruptionTracker(List<Interruption> all, Kernel kernel, ClientRun client) {
		this.kernel = kernel;
		this.client = client;
		timer = kernel.registerTimer(ignored -> goOn(), 0);
		for (Interruption each : all) {
			if (each.from() <= Kernel.MAX_TIME) {
				kernel.schedule(kernel.registerTimer(ignored -> come(each), 0), each.from());
			}
		}
	}

	/** Whether the client is to do nothing now. */
	boolean isActive() {
		return present != null;
	}

	/** An operation is given to a station. */
	void submitted(OperationInstance operationInstance) {
		underWay++;
		operationInstance.losses = losses;
	}

	/** A stage of an operation is over. */
	void stageCompleted(OperationInstance operationInstance) {
		underWay--;
		if (present != null) {
			operationInstance.heldSince = kernel.now();
			if (underWay == 0 && overdue) {
				goOn();
			} else if (underWay == 0 && !present.abrupt()) {
				rest();
			} else if (underWay == 0) {
				depart();
			}
		}
	}

	/** Whether the stage that an operation has just ended was lost meanwhile. */
	boolean isLost(OperationInstance operationInstance) {
		return operationInstance.losses != losses;
	}

	/** What came to pass, that which is not over included. */
	List<Downtime> downtimes() {
		List<Downtime> all = new ArrayList<>(downtimes);
		if (present != null) {
			all.add(outage(present));
		}
		due.forEach(each -> all.add(outage(each)));
		return all;
	}

	private void come(Interruption interruption) {
		due.add(interruption);
		if (present == null) {
			begin();
		}
	}

	private void begin() {
		present = due.remove();
		if (present.abrupt()) {
			losses++;
			client.loseWork();
			rest();
		} else if (underWay == 0) {
			rest();
		}
	}

	private void rest() {
		restingSince = kernel.now();
		if (underWay == 0) {
			depart();
		}
		long end = present.end(restingSince);
		if (end <= Kernel.MAX_TIME) {
			kernel.schedule(timer, end);
		}
	}

	private void depart() {
		if (present.absence() != Interruption.Absence.NONE && !departed) {
			departed = true;
			client.depart(present.absence());
		}
	}

	private void goOn() {
		overdue = underWay > 0 && (present.relocation().isPresent() || present.absence() != Interruption.Absence.NONE);
		if (overdue) {
			return;
		}
		downtimes.add(outage(present));
		present.relocation().ifPresent(client::relocate);
		if (departed) {
			departed = false;
			client.comeBack(present.absence());
		}
		client.saveAgain();
		present = null;
		restingSince = -1;
		if (due.isEmpty()) {
			client.resume();
		} else {
			begin();
		}
	}

	private Downtime outage(Interruption interruption) {
		if (client.timeline != null) {
			client.timeline.interrupted(client.name(), interruption, interruption == present ? restingSince : -1, kernel.now());
		}
		return new Downtime(kernel.now() - interruption.announced(), kernel.now() - interruption.from(), interruption.cause());
	}
}
