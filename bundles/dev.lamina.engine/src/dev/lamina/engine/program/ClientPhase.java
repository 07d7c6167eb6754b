package dev.lamina.engine.program;

import java.util.Objects;

/**
 * A part of a client's life in which it does one kind of operation. It ends when its time is over or its operations are
 * begun, whichever is first, and the last of them is completed; then the next phase starts.
 *
 * @param program what an operation does
 * @param arrival when operations begin
 * @param inFlight most operations under way at the same time, at least 1
 * @param duration nanoseconds during which operations begin; {@link #UNLIMITED} for no end
 * @param operations how many operations begin; {@link #UNLIMITED} for no limit
 * @param measured whether its operations count in the result of the client
 */
public record ClientPhase(StageProgram program, ArrivalProcess arrival, int inFlight, long duration, long operations,
		boolean measured) {
	/** No end, no limit. */
	public static final long UNLIMITED = Long.MAX_VALUE;

	public ClientPhase {
		Objects.requireNonNull(program);
		Objects.requireNonNull(arrival);
		if (inFlight < 1 || inFlight > 1_000_000) {
			throw new IllegalArgumentException("Between 1 and 1,000,000 operations can be in flight, not " + inFlight + ".");
		}
		if (duration < 0 || operations < 0) {
			throw new IllegalArgumentException("A phase cannot last " + duration + " ns or " + operations + " operations.");
		}
	}

	/** The same phase, measured or not. */
	public ClientPhase measuredIf(boolean counts) {
		return new ClientPhase(program, arrival, inFlight, duration, operations, counts);
	}

	/** A measured phase without an end. */
	public static ClientPhase steady(StageProgram program, ArrivalProcess arrivalProcess, int inFlight) {
		return new ClientPhase(program, arrivalProcess, inFlight, UNLIMITED, UNLIMITED, true);
	}

	/** An unmeasured phase of one operation, such as an initialisation. */
	public static ClientPhase once(StageProgram program) {
		return new ClientPhase(program, ArrivalProcess.ClosedLoop.eager(), 1, UNLIMITED, 1, false);
	}
}
