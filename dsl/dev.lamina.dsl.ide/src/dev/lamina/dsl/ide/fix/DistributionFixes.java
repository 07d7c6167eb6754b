package dev.lamina.dsl.ide.fix;

import static dev.lamina.model.ModelPackage.Literals.DISTRIBUTION__MEAN;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;

import dev.lamina.dsl.validation.DistributionValidator;
import dev.lamina.dsl.validation.QuantityConstraint;
import dev.lamina.model.Distribution;
import dev.lamina.model.DistributionFamily;
import dev.lamina.model.QuantilePoint;
import dev.lamina.model.quantity.Percentile;
import dev.lamina.model.quantity.Quantity;

/**
 * Writes a distribution with exactly the parameters of its family, in order; what is given stays, what lacks gets a usual value.
 */
final class DistributionFixes {
	private static final String DEFAULT_VALUE = "5";

	private DistributionFixes() {
	}

	static List<Fix> parameters(QuickFixContext quickFixContext) {
		Optional<Distribution> distribution = quickFixContext.around(Distribution.class);
		Optional<INode> node = distribution.flatMap(TextEdits::node).filter(text -> !hasComment(text));
		if (node.isEmpty()) {
			return List.of();
		}
		String written = distribution.get().getFile() != null
				? "empirical" + node.get().getText().strip().substring(distribution.get().getFamily().getLiteral().length())
				: text(distribution.get());
		return new FixCollector().add("Write '" + written + "'", TextEdits.replace(node.get(), written)).list();
	}

	private static boolean hasComment(INode node) {
		for (ILeafNode leaf : node.getLeafNodes()) {
			if (leaf.isHidden() && !leaf.getText().isBlank()) {
				return leaf.getOffset() > node.getOffset();
			}
		}
		return false;
	}

	private static String text(Distribution distribution) {
		Quantity mean = Optional.ofNullable(distribution.getMean()).orElseGet(() -> defaultValue(distribution));
		DistributionFamily family = DistributionValidator.isTooWide(distribution) ? DistributionFamily.LOGNORMAL
				: distribution.getFamily();
		return family + switch (family) {
			case NORMAL,
					LOGNORMAL -> "(mean " + mean + ", "
							+ (distribution.getVariation() == null && distribution.getDeviation() != null
									? "deviation " + distribution.getDeviation()
									: "cv " + (distribution.getVariation() == null ? "20 %" : distribution.getVariation()))
							+ ")";
			case EXPONENTIAL -> "(mean " + mean + ")";
			case UNIFORM -> uniform(distribution, mean);
			case EMPIRICAL -> empirical(distribution);
		};
	}

	private static Quantity defaultValue(Distribution distribution) {
		String unit = QuantityConstraint.of(distribution, DISTRIBUTION__MEAN).map(QuantityConstraint::defaultUnit).orElse("");
		return new Quantity(new BigDecimal(DEFAULT_VALUE), unit);
	}

	private static String uniform(Distribution distribution, Quantity mean) {
		Quantity least = distribution.getMinimum() != null ? distribution.getMinimum()
				: times(distribution.getMaximum() == null ? mean : distribution.getMaximum(), "0.5");
		Quantity most = distribution.getMaximum() != null ? distribution.getMaximum()
				: distribution.getMinimum() == null ? times(mean, "1.5") : times(distribution.getMinimum(), "2");
		return least.value() > most.value() ? "(min " + most + ", max " + least + ")" : "(min " + least + ", max " + most + ")";
	}

	private static Quantity times(Quantity quantity, String factor) {
		return new Quantity(quantity.number().multiply(new BigDecimal(factor)).stripTrailingZeros(), quantity.unitText());
	}

	/** Ranks and values ascend: each sorted by itself. */
	private static String empirical(Distribution distribution) {
		List<QuantilePoint> points = distribution.getPoints();
		if (points.isEmpty()) {
			Quantity middle = Optional.ofNullable(distribution.getMinimum())
					.or(() -> Optional.ofNullable(distribution.getMaximum())).orElseGet(() -> defaultValue(distribution));
			return "(min " + times(middle, "0.5") + ", p50 " + middle + ", p99 " + times(middle, "2") + ")";
		}
		List<Quantity> values = new ArrayList<>(Stream
				.of(Stream.ofNullable(distribution.getMinimum()), points.stream().map(QuantilePoint::getValue),
						Stream.ofNullable(distribution.getMaximum()))
				.flatMap(each -> each).sorted(Comparator.comparingDouble(Quantity::value)).toList());
		String least = distribution.getMinimum() == null ? "" : "min " + values.removeFirst() + ", ";
		String most = distribution.getMaximum() == null ? "" : ", max " + values.removeLast();
		List<Percentile> ranks = points.stream().map(QuantilePoint::getPercentile)
				.sorted(Comparator.comparingDouble(Percentile::rank)).distinct().toList();
		return "(" + least + java.util.stream.IntStream.range(0, ranks.size()).mapToObj(i -> ranks.get(i) + " " + values.get(i))
				.collect(Collectors.joining(", ")) + most + ")";
	}
}
