package dev.lamina.dsl.validation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.EcorePackage;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.validation.Check;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;

/** Makes sure that every number lies in the {@link Bounds} of its property. */
public class RangeValidator extends RuleValidator {
	private final Map<EClass, List<EAttribute>> numbers = new ConcurrentHashMap<>();

	@Check
	public void everyNumberOf(EObject object) {
		for (EAttribute attribute : numbers.computeIfAbsent(object.eClass(), RangeValidator::numbersOf)) {
			Bounds.of(object, attribute).ifPresent(bounds -> check(object, attribute, bounds));
		}
	}

	private void check(EObject object, EAttribute attribute, Bounds bounds) {
		switch (object.eGet(attribute)) {
			case Quantity quantity -> quantity(object, attribute, quantity, bounds);
			case List<?> values -> {
				for (int i = 0; i < values.size(); i++) {
					number(object, attribute, i, (Integer) values.get(i), bounds);
				}
			}
			case Integer number when !bounds.holds(number) && isWritten(object, attribute) ->
					number(object, attribute, -1, number, bounds);
			case null, default -> {
				// no one wrote one
			}
		}
	}

	private static List<EAttribute> numbersOf(EClass type) {
		return type.getEAllAttributes().stream().filter(attribute -> attribute.getEType() == EcorePackage.Literals.EINT
				|| attribute.getEAttributeType().getInstanceClass() == Quantity.class).toList();
	}

	private void quantity(EObject object, EAttribute attribute, Quantity quantity, Bounds bounds) {
		boolean measured = QuantityConstraint.of(object, attribute)
				.filter(quantityConstraint -> quantity.dimension().filter(is -> is == quantityConstraint.dimension()
						|| is == Dimension.COUNT && quantityConstraint.plainAllowed()).isPresent())
				.isPresent();
		if (measured && quantity.signum() >= 0 && !bounds.holds(quantity.value())) {
			refuse(object, attribute, -1, quantity, quantity.signum() == 0, bounds);
		}
	}

	private void number(EObject object, EAttribute attribute, int index, int number, Bounds bounds) {
		if (!bounds.holds(number)) {
			refuse(object, attribute, index, number, number == 0, bounds);
		}
	}

	private void refuse(EObject object, EAttribute attribute, int index, Object value, boolean zero, Bounds bounds) {
		String[] proposals = nearest(value, bounds);
		String word = PropertyKeyword.of(object, attribute);
		boolean negative = value instanceof Integer number && number < 0;
		if (zero && bounds.reason().isEmpty()) {
			report(Rule.QUANTITY_ZERO, object, attribute, index, word + " is " + value + "; it must be above zero.", proposals);
		} else if (negative) {
			report(Rule.QUANTITY_NEGATIVE, object, attribute, index, word + " cannot be below zero, but is " + value + ".",
					proposals);
		} else {
			report(Rule.QUANTITY_RANGE, object, attribute, index,
					word + " is " + value + "; " + bounds.demand(number(value)) + ".", proposals);
		}
	}

	/** What is wrong with a value of a variation; nothing if it lies in the range. */
	static Optional<String> problem(String word, Quantity value, Bounds bounds) {
		if (value.signum() < 0) {
			return Optional.of(word + " cannot be below zero, but is " + value + ".");
		}
		return bounds.holds(value.value()) ? Optional.empty()
				: Optional.of(word + " is " + value + "; " + bounds.demand(value.value()) + ".");
	}

	private static double number(Object value) {
		return value instanceof Quantity quantity ? quantity.value() : (Integer) value;
	}

	/** The value moved to the nearest limit; if it must be above zero, one of the unit that was written. */
	private static String[] nearest(Object value, Bounds bounds) {
		if (value instanceof Quantity quantity) {
			boolean low = quantity.value() < bounds.min();
			if (low && bounds.min() == Bounds.ABOVE_ZERO) {
				return new String[] { new Quantity(BigDecimal.ONE, quantity.unitText()).toString() };
			}
			return new String[] {
					bounds.maxText().indexOf(' ') < 0 ? QuantityRewriter.at(quantity, low ? bounds.min() : bounds.max())
							: low ? bounds.minText() : bounds.maxText() };
		}
		int number = (Integer) value;
		return new String[] {
				number < 0 && -(long) number >= bounds.min() && -(long) number <= bounds.max() ? Long.toString(-(long) number)
						: number < bounds.min() ? bounds.minText() : bounds.maxText() };
	}

	/** Whether the text says it: numbers that no one wrote, or that are none, are 0 or -1 without meaning it. */
	private static boolean isWritten(EObject object, EStructuralFeature feature) {
		return feature.getEType() != EcorePackage.Literals.EINT
				|| NodeModelUtils.findNodesForFeature(object, feature).stream()
						.anyMatch(node -> node.getSyntaxErrorMessage() == null);
	}
}
