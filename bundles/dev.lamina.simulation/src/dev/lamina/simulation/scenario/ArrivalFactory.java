package dev.lamina.simulation.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.lamina.engine.program.ArrivalProcess;
import dev.lamina.engine.program.RateProfile;
import dev.lamina.engine.random.ConstantDistribution;
import dev.lamina.engine.random.Exponential;
import dev.lamina.engine.random.Uniform;
import dev.lamina.model.ArrivalKind;
import dev.lamina.model.Operation;
import dev.lamina.model.OperationKind;
import dev.lamina.placement.time.OperationRates;
import dev.lamina.placement.time.SimulationClock;
import dev.lamina.simulation.demand.NumberFileReader;
import dev.lamina.simulation.demand.OperationDemand;
import dev.lamina.simulation.refusal.RefusalReason;
import dev.lamina.simulation.refusal.SimulationRefusedException;

/** When the operations of a workload begin: from a file, at a rate, or as soon as the number in flight allows. */
final class ArrivalFactory {
	private static final double NANOS_PER_SECOND = 1e9;

	private final NumberFileReader files;
	private final SimulationClock clock;

	/**
	 * @param files from which times are read
	 * @param clock of the simulation, for rates that change with the time
	 */
	ArrivalFactory(NumberFileReader files, SimulationClock clock) {
		this.files = files;
		this.clock = clock;
	}

	/**
	 * The arrivals of an operation.
	 *
	 * <p>A frame-rate limiter holds frames that the VM begins by itself; those that come at random from outside it cannot hold.
	 * Clients of equal rate begin at a random point of their first period, because nothing keeps different VMs in step.
	 *
	 * @param frameLimit frames per second at which a limiter holds the VM; 0 if there is none
	 */
	ArrivalProcess of(Operation operation, OperationDemand demand, double frameLimit) throws SimulationRefusedException {
		double limit = operation.getKind() == OperationKind.FRAME && frameLimit > 0 ? frameLimit : Double.POSITIVE_INFINITY;
		if (operation.getTraceFile() != null) {
			return trace(operation);
		}
		if (!operation.getSteps().isEmpty()) {
			return byTime(operation, limit);
		}
		if (operation.getRate() == null) {
			boolean held = demand.think().mean() < NANOS_PER_SECOND / limit;
			return limit < Double.POSITIVE_INFINITY && held ? paced(limit) : new ArrivalProcess.ClosedLoop(demand.think());
		}
		double rate = operation.getRate().value();
		if (!(rate > 0)) {
			throw new SimulationRefusedException(RefusalReason.RATE_OF_NOTHING,
					"Operations at a rate of 0 never begin. Give a rate above zero.", operation);
		}
		if (operation.getArrival() == ArrivalKind.PACED) {
			return paced(Math.min(rate, limit));
		}
		double gap = NANOS_PER_SECOND / rate;
		return new ArrivalProcess.Open(
				operation.getArrival() == ArrivalKind.POISSON ? new Exponential(gap) : new Uniform(0, 2 * gap));
	}

	/** Whether operations begin by themselves, so that their number says how fast the VM is. */
	static boolean isClosedLoop(Operation operation) {
		return operation.getTraceFile() == null && !OperationRates.hasRate(operation);
	}

	private static ArrivalProcess paced(double rate) {
		double period = Math.max(1, NANOS_PER_SECOND / rate);
		return new ArrivalProcess.Paced(period, period > 1 ? new Uniform(0, period) : new ConstantDistribution(0));
	}

	private ArrivalProcess byTime(Operation operation, double limit) throws SimulationRefusedException {
		RateProfile rates = RateSchedule.of(operation, clock);
		return switch (operation.getArrival()) {
			case PACED -> new ArrivalProcess.PacedByTime(limit < Double.POSITIVE_INFINITY ? rates.atMost(limit) : rates,
					new Uniform(0, 1));
			case POISSON -> new ArrivalProcess.OpenByTime(rates, new Exponential(1));
			case UNIFORM -> new ArrivalProcess.OpenByTime(rates, new Uniform(0, 2));
		};
	}

	private ArrivalProcess trace(Operation operation) throws SimulationRefusedException {
		double[] times = files.read(operation.getTraceFile(), NANOS_PER_SECOND, operation).clone();
		Arrays.sort(times);
		List<Long> nanos = new ArrayList<>(times.length);
		for (double time : times) {
			nanos.add(Math.round(time));
		}
		try {
			return new ArrivalProcess.Trace(nanos);
		} catch (IllegalArgumentException impossible) {
			throw new SimulationRefusedException(RefusalReason.FILE_UNREADABLE,
					"'" + operation.getTraceFile() + "' has no arrivals that can be simulated. " + impossible.getMessage(),
					operation);
		}
	}
}
