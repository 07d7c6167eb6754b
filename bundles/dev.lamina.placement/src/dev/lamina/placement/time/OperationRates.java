package dev.lamina.placement.time;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.lamina.model.Operation;
import dev.lamina.model.RateStep;
import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;

/** At which rate operations begin: at one all the time, or at one that changes with time. */
public final class OperationRates {
	private OperationRates() {
	}

	/** Whether operations begin at a rate; else they come from a file, or as soon as those before them are done. */
	public static boolean hasRate(Operation operation) {
		return operation.getRate() != null || !operation.getSteps().isEmpty();
	}

	/** The highest rate at which operations begin; absent if they do not begin at a rate. */
	public static Optional<Quantity> peak(Operation operation) {
		return operation.getRate() != null ? Optional.of(operation.getRate())
				: operation.getSteps().stream().flatMap(step -> Stream.of(step.getRate(), step.getEnd())).filter(Objects::nonNull)
						.filter(rate -> rate.dimension().filter(is -> is == Dimension.RATE).isPresent())
						.max(Comparator.comparingDouble(Quantity::value));
	}

	/** Whether the rate changes by time of day, so that it needs a simulation that has a start. */
	public static boolean isByClock(Operation operation) {
		return operation.getSteps().stream().anyMatch(step -> step.getClock() != null);
	}

	/** The time of a step as it is written. */
	public static String text(RateStep step) {
		return SimulationClock.text(step.getTime(), step.getClock());
	}
}
