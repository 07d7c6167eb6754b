package dev.lamina.result.trace;

import java.io.IOException;
import java.util.OptionalLong;

/** Takes down what happens in one run, by the thread that runs it. */
public interface TraceSink {
	/** The run begins. */
	void begin(TracedRun run) throws IOException;

	/** Something happened. Events come in the order of their ends, by track; the steps of an operation follow it. */
	void accept(TraceEvent event) throws IOException;

	/**
	 * Nothing more comes.
	 *
	 * @param fullAt when there were too many events to go on, in nanoseconds of simulated time
	 */
	void end(OptionalLong fullAt) throws IOException;
}
