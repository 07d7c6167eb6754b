package dev.lamina.engine.program;

import dev.lamina.engine.event.Kernel;
import dev.lamina.engine.random.RandomStream;

/** One operation per period; those missed are skipped. */
final class PacedSource extends OperationSource {
	private final Kernel kernel;
	private final double period;
	private final long origin;
	private final int timer;
	private boolean due;

	PacedSource(Kernel kernel, ArrivalProcess.Paced paced, RandomStream stream, Runnable wake) {
		this.kernel = kernel;
		period = paced.period();
		origin = Kernel.saturatedAdd(kernel.now(), Math.round(paced.offset().sample(stream)));
		timer = kernel.registerTimer(ignored -> {
			due = true;
			wake.run();
		}, 0);
	}

	@Override
	void start() {
		kernel.schedule(timer, origin);
	}

	@Override
	boolean hasNext() {
		return due;
	}

	@Override
	long takeNext() {
		due = false;
		kernel.schedule(timer, firstAfter(kernel.now()));
		return kernel.now();
	}

	private long firstAfter(long time) {
		double number = Math.floor((time - origin) / period);
		long next;
		do {
			number++;
			next = Kernel.saturatedAdd(origin, (long) (number * period));
		} while (next <= time && next < Kernel.MAX_TIME);
		return next;
	}

	@Override
	void stop() {
		due = false;
		kernel.cancel(timer);
	}
}
