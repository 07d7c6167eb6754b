package dev.lamina.dsl.validation;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.emf.ecore.EAnnotation;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EModelElement;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

import dev.lamina.model.ModelPackage.Literals;
import dev.lamina.model.Quantified;
import dev.lamina.model.QuantilePoint;
import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;

/**
 * The range in which the number of a property lies, as the annotations of the metamodel say: those of the property, and for what
 * it does not say those of its data type.
 *
 * @param min     the smallest value in base units; above zero, however little, for {@link #ABOVE_ZERO}
 * @param max      the largest value in base units
 * @param minText the smallest value as people write it
 * @param maxText  the largest value as people write it
 * @param reason    where the property's own limits come from, as the end of a sentence; empty if it is plain
 */
public record Bounds(double min, double max, String minText, String maxText, String reason) {
	static final double ABOVE_ZERO = Double.MIN_VALUE;

	private static final String SOURCE = "http://lamina.dev/model/range";
	private static final String ABOVE = "above 0";
	private static final Map<Dimension, EClassifier> TYPES = Map.of(Dimension.COUNT, Literals.AMOUNT, Dimension.DURATION,
			Literals.DURATION, Dimension.BYTES,
			Literals.BYTE_SIZE, Dimension.BANDWIDTH, Literals.BANDWIDTH, Dimension.FREQUENCY, Literals.FREQUENCY, Dimension.RATE,
			Literals.RATE, Dimension.RATIO,
			Literals.RATIO, Dimension.POWER, Literals.POWER, Dimension.SPEED, Literals.COMPUTE_SPEED);
	private static final Map<EStructuralFeature, Optional<Bounds>> BY_PROPERTY = new ConcurrentHashMap<>();

	/** The range of a property of an object; nothing if it holds no number, or if its place does not say what it measures. */
	public static Optional<Bounds> of(EObject object, EAttribute attribute) {
		if (attribute.getEAttributeType() != Literals.AMOUNT) {
			return of(attribute);
		}
		Optional<EClassifier> measured = QuantityConstraint.of(object, attribute)
				.map(quantityConstraint -> TYPES.get(quantityConstraint.dimension()));
		EObject quantified = object instanceof QuantilePoint ? object.eContainer() : object;
		EModelElement place = quantified instanceof Quantified && quantified.eContainingFeature() != null
				? quantified.eContainingFeature() : attribute;
		return measured.flatMap(type -> read(detail(attribute, "least").isPresent() ? attribute : place, type));
	}

	/** The range of a property whose data type says what it measures. */
	public static Optional<Bounds> of(EAttribute property) {
		return BY_PROPERTY.computeIfAbsent(property, known -> read(known, known.getEType()));
	}

	/** The range of a part with an amount, such as the time on a processor. */
	static Optional<Bounds> of(EStructuralFeature part, Dimension dimension) {
		return read(part, TYPES.get(dimension));
	}

	private static Optional<Bounds> read(EModelElement property, EClassifier type) {
		Optional<String> least = detail(property, "least").or(() -> detail(type, "least"));
		Optional<String> most = detail(property, "most").or(() -> detail(type, "most"));
		return least.isEmpty() || most.isEmpty() ? Optional.empty()
				: Optional.of(new Bounds(least.get().equals(ABOVE) ? ABOVE_ZERO : value(least.get()), value(most.get()),
						least.get(), most.get(),
						detail(property, "reason").orElse("")));
	}

	private static double value(String text) {
		return Quantity.valueOf(text).value();
	}

	private static Optional<String> detail(EModelElement element, String key) {
		return Optional.ofNullable(element.getEAnnotation(SOURCE)).map(EAnnotation::getDetails).map(details -> details.get(key));
	}

	/** Whether a value in base units lies in the range. */
	public boolean holds(double value) {
		return value >= min && value <= max;
	}

	/** What a value outside does not fulfil, as the end of a sentence: "it must be at most 3650 d". */
	public String demand(double value) {
		if (!reason.isEmpty() && min == ABOVE_ZERO) {
			return "it must be above 0 and at most " + maxText + ": " + reason;
		}
		if (!reason.isEmpty() && value <= max) {
			return "it must "
					+ (maxText.indexOf(' ') < 0 ? "lie between " + minText + " and " + maxText : "be at least " + minText)
					+ ": " + reason;
		}
		if (!reason.isEmpty() && maxText.indexOf(' ') < 0) {
			return "it must lie between " + minText + " and " + maxText + ": " + reason;
		}
		return value > max ? "it must be at most " + maxText : min == ABOVE_ZERO ? "it must be above zero"
				: "it must be at least " + minText;
	}
}
