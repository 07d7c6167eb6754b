package dev.lamina.simulation.demand;

import java.util.ArrayList;
import java.util.List;

import dev.lamina.engine.random.CompoundSum;
import dev.lamina.engine.random.ConstantDistribution;
import dev.lamina.engine.random.Convolution;
import dev.lamina.engine.random.EmpiricalDistribution;
import dev.lamina.engine.random.Exponential;
import dev.lamina.engine.random.LogNormal;
import dev.lamina.engine.random.Normal;
import dev.lamina.engine.random.ProbabilityDistribution;
import dev.lamina.engine.random.QuantileDistribution;
import dev.lamina.engine.random.SharedVariate;
import dev.lamina.engine.random.Uniform;
import dev.lamina.model.Quantified;
import dev.lamina.model.QuantilePoint;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.simulation.refusal.RefusalReason;
import dev.lamina.simulation.refusal.SimulationRefusedException;

/** Turns quantities of the language into distributions in base units: nanoseconds, bytes, counts. */
public final class QuantitySampler {
	/** No demand. */
	public static final ProbabilityDistribution NOTHING = ConstantDistribution.ZERO;
	private static final double NANOS_PER_SECOND = 1e9;

	private final NumberFileReader files;

	/** Distributions whose samples are in files find them there. */
	public QuantitySampler(NumberFileReader files) {
		this.files = files;
	}

	/** A time in nanoseconds; plain numbers of a file count seconds. */
	public ProbabilityDistribution time(Quantified quantified) throws SimulationRefusedException {
		return of(quantified, NANOS_PER_SECOND);
	}

	/** A number of things or bytes. */
	public ProbabilityDistribution amount(Quantified quantified) throws SimulationRefusedException {
		return of(quantified, 1);
	}

	/** A number of things or bytes that all stages of one operation have in common: it is drawn once for each operation. */
	ProbabilityDistribution common(String name, Quantified quantified) throws SimulationRefusedException {
		return common(name, amount(quantified));
	}

	/** A demand that all stages of one operation have in common. */
	static ProbabilityDistribution common(String name, ProbabilityDistribution demand) {
		return demand instanceof ConstantDistribution ? demand : new SharedVariate(name, demand);
	}

	/** The constant value of an optional quantity; 0 if it is absent. */
	public static double value(Quantity quantity) {
		return quantity == null ? 0 : quantity.value();
	}

	/** Whether that is not a demand at all. */
	public static boolean isNothing(ProbabilityDistribution demand) {
		return demand.mean() == 0;
	}

	/** A demand times a factor, still recognisable as nothing or constant. */
	public static ProbabilityDistribution times(ProbabilityDistribution demand, double factor) {
		if (factor == 0 || isNothing(demand)) {
			return NOTHING;
		}
		return demand instanceof ConstantDistribution constantDistribution
				? new ConstantDistribution(constantDistribution.value() * factor) : demand.times(factor);
	}

	/** The sum of as many independent draws of one unit's demand as there are units. */
	public static ProbabilityDistribution each(ProbabilityDistribution count, ProbabilityDistribution unit) {
		if (isNothing(count) || isNothing(unit)) {
			return NOTHING;
		}
		return unit instanceof ConstantDistribution constantDistribution ? times(count, constantDistribution.value())
				: new CompoundSum(count, unit);
	}

	/** Both demands, one after the other. */
	public static ProbabilityDistribution both(ProbabilityDistribution first, ProbabilityDistribution second) {
		if (isNothing(first)) {
			return second;
		}
		if (isNothing(second)) {
			return first;
		}
		return first instanceof ConstantDistribution one && second instanceof ConstantDistribution other
				? new ConstantDistribution(one.value() + other.value())
				: Convolution.of(first, second);
	}

	private ProbabilityDistribution of(Quantified quantified, double plainUnit) throws SimulationRefusedException {
		try {
			return switch (quantified) {
				case null -> NOTHING;
				case dev.lamina.model.Constant constant -> new ConstantDistribution(value(constant.getValue()));
				case dev.lamina.model.Distribution distribution -> random(distribution, plainUnit);
				default -> throw new IllegalArgumentException("This quantity is neither constant nor a distribution.");
			};
		} catch (IllegalArgumentException impossible) {
			throw new SimulationRefusedException(RefusalReason.DISTRIBUTION_WRONG, impossible.getMessage(), quantified);
		}
	}

	private ProbabilityDistribution random(dev.lamina.model.Distribution random, double plainUnit)
			throws SimulationRefusedException {
		double mean = value(random.getMean());
		double deviation = random.getDeviation() != null ? value(random.getDeviation()) : mean * value(random.getVariation());
		return switch (random.getFamily()) {
			case NORMAL -> Normal.of(mean, deviation);
			case LOGNORMAL -> new LogNormal(mean, mean == 0 ? 0 : deviation / mean);
			case EXPONENTIAL -> new Exponential(mean);
			case UNIFORM -> new Uniform(value(random.getMinimum()), value(random.getMaximum()));
			case EMPIRICAL ->
					random.getFile() != null ? new EmpiricalDistribution(files.read(random.getFile(), plainUnit, random))
							: new QuantileDistribution(points(random));
		};
	}

	private static List<QuantileDistribution.Point> points(dev.lamina.model.Distribution random) {
		List<QuantileDistribution.Point> points = new ArrayList<>();
		if (random.getMinimum() != null) {
			points.add(new QuantileDistribution.Point(0, value(random.getMinimum())));
		}
		for (QuantilePoint point : random.getPoints()) {
			points.add(new QuantileDistribution.Point(point.getPercentile().rank(), value(point.getValue())));
		}
		if (random.getMaximum() != null) {
			points.add(new QuantileDistribution.Point(100, value(random.getMaximum())));
		}
		return points;
	}
}
