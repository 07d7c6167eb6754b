package dev.lamina.dsl.validation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.EcorePackage;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.validation.Check;

import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;

/** Makes sure that every number lies in the {@link Bounds} of its property. */
public class RangeValidator extends RuleValidator {
	private final Map<EClass, List<EAttribute>> bounded = new ConcurrentHashMap<>();

	@Check
	public void everyNumberOf(EObject object) {
		for (EAttribute attribute : bounded.computeIfAbsent(object.eClass(), RangeValidator::boundedOf)) {
			Bounds bounds = Bounds.of(attribute).orElseThrow();
			Object value = object.eGet(attribute);
			if (value instanceof Quantity quantity) {
				quantity(object, attribute, quantity, bounds);
			} else if (value instanceof List<?> numbers) {
				for (int i = 0; i < numbers.size(); i++) {
					number(object, attribute, i, (Integer) numbers.get(i), bounds);
				}
			} else if (value instanceof Integer number && (outside(number, bounds)) && isWritten(object, attribute)) {
				number(object, attribute, -1, number, bounds);
			}
		}
	}

	private static List<EAttribute> boundedOf(EClass type) {
		return type.getEAllAttributes().stream().filter(attribute -> Bounds.of(attribute).isPresent()).toList();
	}

	private void quantity(EObject object, EAttribute attribute, Quantity quantity, Bounds bounds) {
		boolean measured = Measure.of(object, attribute).filter(measure -> quantity.dimension().filter(is -> is == measure.dimension()
				|| is == Dimension.COUNT && measure.plainAllowed()).isPresent()).isPresent();
		if (measured && quantity.signum() >= 0 && outside(quantity.value(), bounds)) {
			refuse(object, attribute, -1, quantity, quantity.signum() == 0, bounds);
		}
	}

	private void number(EObject object, EAttribute attribute, int index, int number, Bounds bounds) {
		if (outside(number, bounds)) {
			refuse(object, attribute, index, number, number == 0, bounds);
		}
	}

	private void refuse(EObject object, EAttribute attribute, int index, Object value, boolean zero, Bounds bounds) {
		String[] proposals = nearest(value, bounds);
		String word = PropertyWord.of(object, attribute);
		boolean negative = value instanceof Integer number && number < 0;
		if (zero && bounds.most() == Double.POSITIVE_INFINITY) {
			report(Rule.QUANTITY_ZERO, object, attribute, index, word + " is " + value + "; it must be above zero.", proposals);
		} else if (negative) {
			report(Rule.QUANTITY_NEGATIVE, object, attribute, index, word + " cannot be below zero, but is " + value + ".", proposals);
		} else {
			report(Rule.QUANTITY_RANGE, object, attribute, index, word + " is " + value + "; it must " + demand(bounds)
					+ (bounds.reason().isEmpty() ? "." : ": " + bounds.reason() + "."), proposals);
		}
	}

	/** The value moved to the nearest limit; where it must be above zero, one of the unit that was written. */
	private static String[] nearest(Object value, Bounds bounds) {
		if (value instanceof Quantity quantity) {
			boolean low = quantity.value() < bounds.least();
			return new String[] { low && bounds.least() == Bounds.ABOVE_ZERO ? new Quantity(BigDecimal.ONE, quantity.unitText()).toString()
					: Rewritten.at(quantity, low ? bounds.least() : bounds.most()) };
		}
		int number = (Integer) value;
		return new String[] { number < 0 && -(long) number >= bounds.least() && -(long) number <= bounds.most() ? Long.toString(-(long) number)
				: plain(number < bounds.least() ? bounds.least() : bounds.most()) };
	}

	private static String demand(Bounds bounds) {
		return bounds.least() == Bounds.ABOVE_ZERO ? "be above 0 and at most " + plain(bounds.most())
				: "lie between " + plain(bounds.least()) + " and " + plain(bounds.most());
	}

	private static String plain(double value) {
		return Long.toString((long) value);
	}

	private static boolean outside(double value, Bounds bounds) {
		return value < bounds.least() || value > bounds.most();
	}

	/** Whether the text says it: numbers that nobody wrote, or that are none, are 0 or -1 without meaning it. */
	private static boolean isWritten(EObject object, EStructuralFeature feature) {
		return feature.getEType() != EcorePackage.Literals.EINT
				|| NodeModelUtils.findNodesForFeature(object, feature).stream().anyMatch(node -> node.getSyntaxErrorMessage() == null);
	}
}
