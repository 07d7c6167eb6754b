package dev.lamina.benchmarks.queue;

import dev.lamina.engine.event.EventHandler;
import dev.lamina.engine.event.Kernel;
import dev.lamina.engine.event.RunControl;

/** The engine's kernel, with handlers, stable order and control. */
final class LaminaKernel implements PendingEvents {
	private final Kernel kernel = new Kernel();
	private final Gaps gaps;

	LaminaKernel(int pending, Gaps gaps) {
		this.gaps = gaps;
		EventHandler following = this::fire;
		for (int event = 0; event < pending; event++) {
			kernel.scheduleAfter(kernel.registerTimer(following, event), gaps.next());
		}
	}

	private void fire(int timer) {
		kernel.scheduleAfter(timer, gaps.next());
	}

	@Override
	public void hold(int events) {
		kernel.run(kernel.now() + Gaps.span(events), RunControl.NONE);
	}
}
