package dev.lamina.engine.program;

import java.util.function.LongUnaryOperator;

import dev.lamina.engine.event.Kernel;
import dev.lamina.engine.random.RandomStream;

/** One operation per period; those missed are skipped. */
final class PacedSource extends OperationSource {
	private final Kernel kernel;
	/** The first due time after a time. */
	private final LongUnaryOperator following;
	private final long first;
	private final int timer;
	private boolean due;

	PacedSource(Kernel kernel, ArrivalProcess.Paced paced, RandomStream stream, Runnable wake) {
		this(kernel, Kernel.saturatedAdd(kernel.now(), Math.round(paced.offset().sample(stream))), paced.period(), wake);
	}

	private PacedSource(Kernel kernel, long origin, double period, Runnable wake) {
		this(kernel, origin, time -> firstAfter(time, origin, period), wake);
	}

	PacedSource(Kernel kernel, ArrivalProcess.PacedByTime paced, RandomStream stream, Runnable wake) {
		this(kernel, paced.rates(), paced.rates().expected(kernel.now()) + paced.offset().sample(stream), wake);
	}

	private PacedSource(Kernel kernel, RateProfile rates, double origin, Runnable wake) {
		this(kernel, Math.max(kernel.now(), rates.time(origin)), time -> firstAfter(time, origin, rates), wake);
	}

	private PacedSource(Kernel kernel, long first, LongUnaryOperator following, Runnable wake) {
		this.kernel = kernel;
		this.first = first;
		this.following = following;
		timer = kernel.registerTimer(ignored -> {
			due = true;
			wake.run();
		}, 0);
	}

	@Override
	void start() {
		kernel.schedule(timer, first);
	}

	@Override
	boolean hasNext() {
		return due;
	}

	@Override
	long takeNext() {
		due = false;
		kernel.schedule(timer, following.applyAsLong(kernel.now()));
		return kernel.now();
	}

	private static long firstAfter(long time, long origin, double period) {
		double number = Math.floor((time - origin) / period);
		long next;
		do {
			number++;
			next = Kernel.saturatedAdd(origin, (long) (number * period));
		} while (next <= time && next < Kernel.MAX_TIME);
		return next;
	}

	private static long firstAfter(long time, double origin, RateProfile rates) {
		double number = Math.floor(rates.expected(time) - origin);
		long next;
		do {
			number++;
			next = rates.time(origin + number);
		} while (next <= time && next < Kernel.MAX_TIME);
		return next;
	}

	@Override
	void stop() {
		due = false;
		kernel.cancel(timer);
	}
}
