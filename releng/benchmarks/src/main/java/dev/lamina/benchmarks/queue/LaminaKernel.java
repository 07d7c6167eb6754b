package dev.lamina.benchmarks.queue;

import dev.lamina.engine.event.EventHandler;
import dev.lamina.engine.event.Kernel;
import dev.lamina.engine.event.RunControl;

/** The engine's kernel, with handlers, stable order and control. */
final class LaminaKernel implements PendingEvents {
	private final Kernel kernel = new Kernel();
	private final EventGaps eventGaps;

	LaminaKernel(int pending, EventGaps eventGaps) {
		this.eventGaps = eventGaps;
		EventHandler following = this::fire;
		for (int event = 0; event < pending; event++) {
			kernel.scheduleAfter(kernel.registerTimer(following, event), eventGaps.next());
		}
	}

	private void fire(int timer) {
		kernel.scheduleAfter(timer, eventGaps.next());
	}

	@Override
	public void hold(int events) {
		kernel.run(kernel.now() + EventGaps.span(events), RunControl.NONE);
	}
}
