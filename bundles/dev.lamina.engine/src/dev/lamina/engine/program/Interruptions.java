package dev.lamina.engine.program;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import dev.lamina.engine.event.Kernel;
import dev.lamina.engine.statistics.Outage;

/** The interruptions of one client in one run: stops it, waits until its stages have ended, and lets it go on. */
final class Interruptions {
	private final Kernel kernel;
	private final ClientRun client;
	private final int timer;
	private final Deque<Interruption> due = new ArrayDeque<>();
	private final List<Outage> outages = new ArrayList<>();
	private Interruption present;
	private long restingSince = -1;
	private int underWay;
	private int losses;

	Interruptions(List<Interruption> all, Kernel kernel, ClientRun client) {
		this.kernel = kernel;
		this.client = client;
		timer = kernel.timer(ignored -> goOn(), 0);
		for (Interruption each : all) {
			if (each.from() <= Kernel.LATEST) {
				kernel.at(kernel.timer(ignored -> come(each), 0), each.from());
			}
		}
	}

	/** Whether the client is to do nothing now. */
	boolean isPresent() {
		return present != null;
	}

	/** An operation is given to a station. */
	void submitted(Operation operation) {
		underWay++;
		operation.losses = losses;
	}

	/** A stage of an operation is over. */
	void served(Operation operation) {
		underWay--;
		if (present != null) {
			operation.heldSince = kernel.now();
			if (underWay == 0 && !present.abrupt()) {
				rest();
			}
		}
	}

	/** Whether the stage that an operation has just ended was lost meanwhile. */
	boolean isLost(Operation operation) {
		return operation.losses != losses;
	}

	/** What came to pass, that which is not over included. */
	List<Outage> outages() {
		List<Outage> all = new ArrayList<>(outages);
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
			rest();
		} else if (underWay == 0) {
			rest();
		}
	}

	private void rest() {
		restingSince = kernel.now();
		long end = present.end(restingSince);
		if (end <= Kernel.LATEST) {
			kernel.at(timer, end);
		}
	}

	private void goOn() {
		outages.add(outage(present));
		present.move().ifPresent(client::move);
		present = null;
		restingSince = -1;
		if (due.isEmpty()) {
			client.goOn();
		} else {
			begin();
		}
	}

	private Outage outage(Interruption interruption) {
		if (client.timeline != null) {
			client.timeline.interrupted(client.name(), interruption, interruption == present ? restingSince : -1, kernel.now());
		}
		return new Outage(kernel.now() - interruption.announced(), kernel.now() - interruption.from(), interruption.cause());
	}
}
