package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.DISTRIBUTION__DEVIATION;
import static dev.lamina.model.ModelPackage.Literals.DISTRIBUTION__FAMILY;
import static dev.lamina.model.ModelPackage.Literals.DISTRIBUTION__FILE;
import static dev.lamina.model.ModelPackage.Literals.DISTRIBUTION__MAXIMUM;
import static dev.lamina.model.ModelPackage.Literals.DISTRIBUTION__MEAN;
import static dev.lamina.model.ModelPackage.Literals.DISTRIBUTION__MINIMUM;
import static dev.lamina.model.ModelPackage.Literals.DISTRIBUTION__POINTS;
import static dev.lamina.model.ModelPackage.Literals.DISTRIBUTION__VARIATION;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.validation.Check;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.model.Distribution;
import dev.lamina.model.DistributionFamily;
import dev.lamina.model.QuantilePoint;
import dev.lamina.model.quantity.Quantity;

/** Makes sure that a distribution has what it is drawn from, and nothing that would be ignored. */
public class DistributionValidator extends RuleValidator {
	/** √(π/2 − 1): of a normal distribution around zero whose negative half is cut off. */
	private static final double MAX_COEFFICIENT_OF_VARIATION = 0.755;
	private static final Map<EStructuralFeature, String> WORDS = words();

	private static Map<EStructuralFeature, String> words() {
		Map<EStructuralFeature, String> words = new LinkedHashMap<>();
		words.put(DISTRIBUTION__MEAN, "mean");
		words.put(DISTRIBUTION__VARIATION, "cv");
		words.put(DISTRIBUTION__DEVIATION, "deviation");
		words.put(DISTRIBUTION__MINIMUM, "min");
		words.put(DISTRIBUTION__MAXIMUM, "max");
		words.put(DISTRIBUTION__POINTS, "percentiles");
		return words;
	}

	@Check
	public void parametersOf(Distribution distribution) {
		if (isBroken(distribution)) {
			return;
		}
		String name = "'" + distribution.getFamily() + "'";
		if (distribution.getFile() != null) {
			if (distribution.getFamily() != DistributionFamily.EMPIRICAL) {
				report(Rule.DISTRIBUTION_PARAMETERS, distribution, DISTRIBUTION__FILE,
						name + " is drawn from a mean and its spread; it does not read a file. Only 'empirical' does.");
			}
			return;
		}
		needs(distribution, name);
		Set<EStructuralFeature> allowed = allowed(distribution.getFamily());
		WORDS.forEach((parameter, word) -> {
			if (distribution.eIsSet(parameter) && !allowed.contains(parameter)) {
				report(Rule.DISTRIBUTION_PARAMETERS, distribution, parameter,
						name + " has no " + word + ". Remove it or choose another distribution.");
			}
		});
		order(distribution);
		spread(distribution);
	}

	/** What is below zero is cut off, and mean and deviation hold for the rest: no such rest deviates more. */
	private void spread(Distribution distribution) {
		if (isTooWide(distribution)) {
			report(Rule.DISTRIBUTION_PARAMETERS, distribution,
					distribution.getVariation() != null ? DISTRIBUTION__VARIATION : DISTRIBUTION__DEVIATION,
					"A normal distribution without values below zero deviates at most 75 % from its mean, not "
							+ Math.round(100 * coefficientOfVariation(distribution)) + " %. Write 'lognormal', which can.");
		}
	}

	/** Whether a normal distribution deviates more from its mean than one without values below zero can. */
	public static boolean isTooWide(Distribution distribution) {
		return distribution.getFamily() == DistributionFamily.NORMAL
				&& coefficientOfVariation(distribution) > MAX_COEFFICIENT_OF_VARIATION;
	}

	/** The deviation as a part of the mean; 0 if that is not said. */
	private static double coefficientOfVariation(Distribution distribution) {
		Quantity mean = distribution.getMean();
		Quantity deviation = distribution.getDeviation();
		boolean comparable = mean != null && deviation != null && mean.dimension().isPresent()
				&& mean.dimension().equals(deviation.dimension());
		return distribution.getVariation() != null ? distribution.getVariation().value()
				: comparable && mean.value() > 0 ? deviation.value() / mean.value() : 0;
	}

	private static Set<EStructuralFeature> allowed(DistributionFamily family) {
		return switch (family) {
			case NORMAL, LOGNORMAL -> Set.of(DISTRIBUTION__MEAN, DISTRIBUTION__VARIATION, DISTRIBUTION__DEVIATION);
			case EXPONENTIAL -> Set.of(DISTRIBUTION__MEAN);
			case UNIFORM -> Set.of(DISTRIBUTION__MINIMUM, DISTRIBUTION__MAXIMUM);
			case EMPIRICAL -> Set.of(DISTRIBUTION__MINIMUM, DISTRIBUTION__MAXIMUM, DISTRIBUTION__POINTS);
		};
	}

	private void needs(Distribution distribution, String name) {
		boolean spread = distribution.getVariation() != null || distribution.getDeviation() != null;
		switch (distribution.getFamily()) {
			case NORMAL, LOGNORMAL -> {
				String example = distribution.getFamily() + "(mean 5 ms, cv 20 %)";
				require(distribution, distribution.getMean() != null, name + " needs mean", example);
				require(distribution, spread, name + " needs cv or deviation", example);
				if (distribution.getVariation() != null && distribution.getDeviation() != null) {
					report(Rule.DISTRIBUTION_PARAMETERS, distribution, DISTRIBUTION__DEVIATION,
							"cv and deviation of " + name + " say the same. Remove one of them.");
				}
			}
			case EXPONENTIAL ->
					require(distribution, distribution.getMean() != null, name + " needs mean", "exponential(mean 5 ms)");
			case UNIFORM ->
					require(distribution, distribution.getMaximum() != null, name + " needs max", "uniform(min 2 ms, max 8 ms)");
			case EMPIRICAL -> require(distribution, !distribution.getPoints().isEmpty(), name + " needs percentiles or a file",
					"empirical(min 1 ms, p50 4 ms, p99 9 ms)");
		}
	}

	private void require(Distribution distribution, boolean given, String missing, String example) {
		if (!given) {
			report(Rule.DISTRIBUTION_PARAMETERS, distribution, DISTRIBUTION__FAMILY,
					missing + ". Write for example '" + example + "'.");
		}
	}

	private void order(Distribution distribution) {
		Quantity least = distribution.getMinimum();
		Quantity most = distribution.getMaximum();
		if (above(least, most)) {
			report(Rule.DISTRIBUTION_PARAMETERS, distribution, DISTRIBUTION__MINIMUM,
					"min is " + least + ", more than max, which is " + most + ". Exchange them.");
			return;
		}
		List<QuantilePoint> points = distribution.getPoints();
		String beforeName = "min";
		Quantity before = least;
		double rank = -1;
		for (int i = 0; i < points.size(); i++) {
			QuantilePoint point = points.get(i);
			if (point.getPercentile() == null || !point.getPercentile().isRank()) {
				return;
			}
			if (above(before, point.getValue()) || point.getPercentile().rank() <= rank) {
				report(Rule.DISTRIBUTION_PARAMETERS, distribution, DISTRIBUTION__POINTS, i,
						point.getPercentile() + " is " + point.getValue() + ", but "
								+ beforeName + " is " + before + " already: percentiles ascend. Put them in order.");
				return;
			}
			beforeName = point.getPercentile().toString();
			before = point.getValue();
			rank = point.getPercentile().rank();
		}
		if (!points.isEmpty() && above(before, most)) {
			report(Rule.DISTRIBUTION_PARAMETERS, distribution, DISTRIBUTION__MAXIMUM,
					"max is " + most + ", but " + beforeName + " is " + before
							+ " already: percentiles ascend. Put them in order.");
		}
	}

	/** Whether one quantity is larger than another of the same dimension; what cannot be compared, others have refused. */
	private static boolean above(Quantity left, Quantity right) {
		return left != null && right != null && left.dimension().isPresent() && left.dimension().equals(right.dimension())
				&& left.value() > right.value();
	}
}
