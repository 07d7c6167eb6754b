package dev.lamina.engine.program;

import dev.lamina.engine.event.Kernel;
import dev.lamina.engine.random.ProbabilityDistribution;
import dev.lamina.engine.random.RandomStream;

/** Each completed operation is followed by the next one after a pause. */
final class ClosedLoopSource extends OperationSource {
	private final Kernel kernel;
	private final ProbabilityDistribution think;
	private final RandomStream stream;
	private final int timer;
	private int due;

	ClosedLoopSource(Kernel kernel, ArrivalProcess.ClosedLoop loop, int inFlight, RandomStream stream, Runnable wake) {
		this.kernel = kernel;
		this.stream = stream;
		think = loop.think();
		timer = kernel.registerTimer(ignored -> {
			due = inFlight;
			wake.run();
		}, 0);
	}

	@Override
	void start() {
		kernel.schedule(timer, kernel.now());
	}

	@Override
	boolean hasNext() {
		return due > 0;
	}

	@Override
	long takeNext() {
		due--;
		return kernel.now();
	}

	@Override
	long completed() {
		return Math.max(0, Math.round(think.sample(stream)));
	}

	@Override
	void thinkTimeOver() {
		due++;
	}

	@Override
	void stop() {
		due = 0;
		kernel.cancel(timer);
	}
}
