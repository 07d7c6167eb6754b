package dev.lamina.benchmarks.queue;

import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;

/** The simulator of SSJ with the event list that it takes by itself; each event is used again. */
final class SsjSimulator implements PendingEvents {
	private final Simulator simulator = new Simulator();
	private final EventGaps eventGaps;
	private int left;

	SsjSimulator(int pending, EventGaps eventGaps) {
		this.eventGaps = eventGaps;
		simulator.init();
		for (int event = 0; event < pending; event++) {
			new Following().schedule(eventGaps.next());
		}
	}

	@Override
	public void hold(int events) {
		left = events;
		simulator.start();
		// it takes one more event out of its list before it sees that it is stopped
		new Following().schedule(eventGaps.next());
	}

	private final class Following extends Event {
		Following() {
			super(simulator);
		}

		@Override
		public void actions() {
			schedule(eventGaps.next());
			if (--left == 0) {
				simulator.stop();
			}
		}
	}
}
