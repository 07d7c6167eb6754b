package dev.lamina.engine.program;

import dev.lamina.engine.event.Kernel;
import dev.lamina.engine.random.Distribution;
import dev.lamina.engine.random.RandomStream;

/** Each completed operation is followed by the next one after a pause. */
final class LoopSource extends Source {
	private final Kernel kernel;
	private final Distribution think;
	private final RandomStream stream;
	private final int timer;
	private int due;

	LoopSource(Kernel kernel, Arrival.ClosedLoop loop, int inFlight, RandomStream stream, Runnable wake) {
		this.kernel = kernel;
		this.stream = stream;
		think = loop.think();
		timer = kernel.timer(ignored -> {
			due = inFlight;
			wake.run();
		}, 0);
	}

	@Override
	void start() {
		kernel.at(timer, kernel.now());
	}

	@Override
	boolean hasNext() {
		return due > 0;
	}

	@Override
	long take() {
		due--;
		return kernel.now();
	}

	@Override
	long completed() {
		return Math.max(0, Math.round(think.sample(stream)));
	}

	@Override
	void thought() {
		due++;
	}

	@Override
	void stop() {
		due = 0;
		kernel.cancel(timer);
	}
}
