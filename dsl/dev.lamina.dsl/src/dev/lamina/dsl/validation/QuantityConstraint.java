package dev.lamina.dsl.validation;

import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EAnnotation;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EModelElement;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

import dev.lamina.model.Expectation;
import dev.lamina.model.Metric;
import dev.lamina.model.Quantified;
import dev.lamina.model.QuantilePoint;
import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Unit;

/**
 * What a quantity must measure at its place, as the annotations of the metamodel say.
 *
 * @param dimension    what it measures
 * @param binary       whether it is memory, which knows only binary sizes
 * @param plainAllowed whether a number without a unit will do as well
 */
public record QuantityConstraint(Dimension dimension, boolean binary, boolean plainAllowed) {
	private static final String SOURCE = "http://lamina.dev/model/quantity";

	/** What an attribute of an object must measure; nothing if it holds no quantity or its place does not say. */
	public static Optional<QuantityConstraint> of(EObject object, EAttribute attribute) {
		if (object instanceof Expectation expectation && attribute.getName().equals("limit")) {
			return Optional.of(of(expectation.getMetric()));
		}
		String key = keyOf(attribute).or(() -> keyOf(attribute.getEAttributeType())).orElse("");
		if (key.equals("ANY")) {
			EObject quantified = object instanceof QuantilePoint ? object.eContainer() : object;
			key = quantified instanceof Quantified && quantified.eContainingFeature() != null
					? keyOf(quantified.eContainingFeature()).orElse("") : "";
		}
		return of(key);
	}

	/**
	 * What an attribute measures in an element that is not there yet.
	 *
	 * @param containers the features that would contain the element, innermost first
	 */
	public static Optional<QuantityConstraint> of(EAttribute attribute, List<? extends EModelElement> containers) {
		String key = keyOf(attribute).or(() -> keyOf(attribute.getEAttributeType())).orElse("");
		if (key.equals("ANY")) {
			key = containers.stream().flatMap(container -> keyOf(container).stream()).findFirst().orElse("");
		}
		return of(key);
	}

	/** What a feature measures wherever it is; nothing if it holds no quantity or only its place says. */
	public static Optional<QuantityConstraint> of(EStructuralFeature feature) {
		return of(keyOf(feature).or(() -> keyOf(feature.getEType())).filter(key -> !key.equals("ANY")).orElse(""));
	}

	private static Optional<QuantityConstraint> of(String key) {
		return switch (key) {
			case "" -> Optional.empty();
			case "MEMORY" -> Optional.of(new QuantityConstraint(Dimension.BYTES, true, false));
			default -> Optional.of(of(Dimension.valueOf(key)));
		};
	}

	private static QuantityConstraint of(Dimension dimension) {
		return new QuantityConstraint(dimension, false, dimension == Dimension.RATIO || dimension == Dimension.COUNT);
	}

	/** What the limit of a promise about a metric must measure. */
	public static QuantityConstraint of(Metric metric) {
		return switch (metric) {
			case FPS, THROUGHPUT -> new QuantityConstraint(Dimension.RATE, false, true);
			case FRAME_TIME, LATENCY, DOWNTIME -> of(Dimension.DURATION);
			case SLOWDOWN, PERFORMANCE, UTILIZATION, SHARE -> of(Dimension.RATIO);
			case OVERHEAD, INSTANCES, ROOM -> of(Dimension.COUNT);
		};
	}

	private static Optional<String> keyOf(EModelElement element) {
		return Optional.ofNullable(element.getEAnnotation(SOURCE)).map(EAnnotation::getDetails)
				.map(details -> details.get("dimension"));
	}

	/** The units that may stand there, smallest first. */
	public List<Unit> units() {
		return dimension.units().stream().filter(unit -> !(binary && unit.isDecimalBytes())).toList();
	}

	/** The unit that people use most there, for proposals; empty for plain numbers. */
	public String defaultUnit() {
		return switch (dimension) {
			case COUNT -> "";
			case DURATION -> "ms";
			case BYTES -> binary ? "GiB" : "KiB";
			case BANDWIDTH -> "GB/s";
			case FREQUENCY -> "GHz";
			case RATE -> "/s";
			case RATIO -> "%";
			case POWER -> "W";
			case SPEED -> "TFLOP/s";
		};
	}
}
