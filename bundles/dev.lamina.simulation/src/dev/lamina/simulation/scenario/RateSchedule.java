package dev.lamina.simulation.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.lamina.engine.program.RateProfile;
import dev.lamina.engine.program.RateProfile.Piece;
import dev.lamina.model.Operation;
import dev.lamina.model.RateStep;
import dev.lamina.model.quantity.ClockTime;
import dev.lamina.placement.time.OperationRates;
import dev.lamina.placement.time.SimulationClock;
import dev.lamina.simulation.refusal.RefusalReason;
import dev.lamina.simulation.refusal.SimulationRefusedException;

/**
 * The rates of an operation over the time of a run. Steps by clock come again every day, and before the first one the last one of
 * the day before holds; steps by time from the start come once, and nothing begins before the first one.
 */
final class RateSchedule {
	private static final long SECOND = 1_000_000_000L;
	private static final long DAY = ClockTime.DAY * SECOND;

	private RateSchedule() {
	}

	/**
	 * The rates of an operation that has steps.
	 *
	 * @throws SimulationRefusedException if they are by clock and the simulation does not say when it starts, or in no order
	 */
	static RateProfile of(Operation operation, SimulationClock clock) throws SimulationRefusedException {
		try {
			return OperationRates.isByClock(operation) ? daily(operation.getSteps(), clock)
					: RateProfile.once(once(operation.getSteps(), clock));
		} catch (IllegalArgumentException | java.util.NoSuchElementException broken) {
			throw new SimulationRefusedException(RefusalReason.RATE_STEPS,
					"The steps of the rate are in no order, or by a clock that the simulation does not "
							+ "have. Write them in the order of time, such as at { 0 s 1 /s, 10 s 5 /s }.",
					operation);
		}
	}

	private static List<Piece> once(List<RateStep> steps, SimulationClock clock) {
		List<Piece> pieces = new ArrayList<>();
		for (RateStep step : steps) {
			long start = clock.at(step.getTime(), step.getClock()).orElseThrow();
			if (pieces.isEmpty() && start > 0) {
				pieces.add(Piece.constant(0, 0));
			}
			pieces.add(piece(step, start));
		}
		return pieces;
	}

	private static RateProfile daily(List<RateStep> steps, SimulationClock clock) {
		List<Piece> pieces = new ArrayList<>(
				steps.stream().map(step -> piece(step, clock.at(step.getTime(), step.getClock()).orElseThrow() % DAY))
						.sorted(Comparator.comparingLong(Piece::start)).toList());
		Piece last = pieces.getLast();
		long first = pieces.getFirst().start();
		if (first > 0) {
			// the step of the day before is under way when the run starts
			double part = (double) (DAY - last.start()) / (DAY - last.start() + first);
			double now = last.rate() + (last.end() - last.rate()) * part;
			pieces.set(pieces.size() - 1, new Piece(last.start(), last.rate(), now));
			pieces.addFirst(new Piece(0, now, last.end()));
		}
		return RateProfile.every(DAY, pieces);
	}

	private static Piece piece(RateStep step, long start) {
		double rate = step.getRate().value();
		return new Piece(start, rate, step.getEnd() == null ? rate : step.getEnd().value());
	}
}
