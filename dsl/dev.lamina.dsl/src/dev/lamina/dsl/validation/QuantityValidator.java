package dev.lamina.dsl.validation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.validation.Check;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.spelling.SpellingSuggestions;
import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.model.quantity.Unit;

/**
 * Makes sure that every quantity has a unit of the right dimension, is exact, and lies where it may.
 *
 * <p>It knows no property by name: what is wanted follows from the {@link QuantityConstraint annotations of the metamodel}.
 */
public class QuantityValidator extends RuleValidator {
	private final Map<EClass, List<EAttribute>> quantities = new ConcurrentHashMap<>();

	@Check
	public void everyQuantityOf(EObject object) {
		for (EAttribute attribute : quantities.computeIfAbsent(object.eClass(), QuantityValidator::quantitiesOf)) {
			if (object.eGet(attribute) instanceof Quantity quantity) {
				QuantityConstraint.of(object, attribute)
						.ifPresent(quantityConstraint -> check(object, attribute, quantity, quantityConstraint));
			}
		}
	}

	private static List<EAttribute> quantitiesOf(EClass type) {
		return type.getEAllAttributes().stream()
				.filter(attribute -> attribute.getEAttributeType().getInstanceClass() == Quantity.class).toList();
	}

	private void check(EObject object, EAttribute attribute, Quantity quantity, QuantityConstraint quantityConstraint) {
		Optional<Dimension> dimension = quantity.dimension();
		if (dimension.isEmpty()) {
			unknownUnit(object, attribute, quantity, quantityConstraint);
		} else if (dimension.get() != quantityConstraint.dimension()
				&& !(dimension.get() == Dimension.COUNT && quantityConstraint.plainAllowed())) {
			wrongDimension(object, attribute, quantity, quantityConstraint);
		} else if (quantity.signum() < 0) {
			report(Rule.QUANTITY_NEGATIVE, object, attribute,
					word(object, attribute) + " cannot be below zero, but is " + quantity + ".",
					new Quantity(quantity.number().negate(), quantity.unitText()).toString());
		} else if (Bounds.of(object, attribute).filter(bounds -> quantity.value() > bounds.max()).isPresent()) {
			return; // whatever else could be said of it, it is far too large
		} else if (quantityConstraint.binary() && quantity.unit().filter(Unit::isDecimalBytes).isPresent()) {
			decimalMemory(object, attribute, quantity);
		} else if (quantityConstraint.dimension().isWhole() && quantityConstraint.dimension() != Dimension.COUNT
				&& !quantity.isExact()) {
			inexact(object, attribute, quantity, quantityConstraint.dimension());
		}
	}

	private void unknownUnit(EObject object, EAttribute attribute, Quantity quantity, QuantityConstraint quantityConstraint) {
		List<String> fitting = quantityConstraint.units().stream().flatMap(unit -> unit.names().stream()).toList();
		List<String> near = Stream.concat(SpellingSuggestions.ranked(quantity.unitText(), fitting).stream(),
				SpellingSuggestions.ranked(quantity.unitText(), Unit.allNames()).stream()).distinct().limit(3).toList();
		String known = fitting.isEmpty() ? " " + word(object, attribute) + " is a plain number."
				: " Write " + word(object, attribute) + " in "
						+ enumerated(quantityConstraint.units().stream().map(Unit::symbol).toList())
						+ ".";
		report(Rule.UNIT_UNKNOWN, object, attribute, "'" + quantity.unitText() + "' is not a unit."
				+ (near.isEmpty() ? known : " Did you mean '" + near.getFirst() + "'?"),
				near.stream().map(unit -> QuantityRewriter.in(quantity, unit)).toArray(String[]::new));
	}

	private void wrongDimension(EObject object, EAttribute attribute, Quantity quantity, QuantityConstraint quantityConstraint) {
		String word = word(object, attribute);
		String phrase = quantityConstraint.dimension().phrase();
		String is = phrase.endsWith(" " + word)
				? word + " is written in " + enumerated(quantityConstraint.units().stream().map(Unit::symbol).toList())
				: word + " is " + phrase;
		if (quantity.unitText().isEmpty()) {
			Quantity proposal = new Quantity(quantity.number(), quantityConstraint.defaultUnit());
			report(Rule.UNIT_MISSING, object, attribute,
					is + "; '" + quantity + "' has no unit. Write for example '" + proposal + "'.",
					written(quantity, quantityConstraint));
		} else {
			report(Rule.UNIT_DIMENSION, object, attribute,
					is + "; '" + quantity + "' is " + quantity.dimension().orElseThrow().phrase() + ".",
					written(quantity, quantityConstraint));
		}
	}

	/** The number with each unit that may stand there, the usual one first. */
	private static String[] written(Quantity quantity, QuantityConstraint quantityConstraint) {
		return Stream.concat(Stream.of(quantityConstraint.defaultUnit()), quantityConstraint.units().stream().map(Unit::symbol))
				.distinct()
				.map(unit -> QuantityRewriter.in(quantity, unit)).toArray(String[]::new);
	}

	private void decimalMemory(EObject object, EAttribute attribute, Quantity quantity) {
		BigDecimal bytes = BigDecimal.valueOf(quantity.value());
		Unit binary = quantity.unit().orElseThrow().binary();
		BigDecimal size = BigDecimal.valueOf(new Quantity(BigDecimal.ONE, binary.symbol()).base());
		String inBinary = bytes.divide(size, 1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString() + " "
				+ binary.symbol();
		Quantity meant = new Quantity(quantity.number(), binary.symbol());
		report(Rule.UNIT_BINARY, object, attribute, "'" + quantity + "' are " + grouped(bytes) + " bytes (" + inBinary
				+ "): memory is made in binary sizes. Write '" + meant + "'.", meant.toString());
	}

	private void inexact(EObject object, EAttribute attribute, Quantity quantity, Dimension dimension) {
		boolean large = Math.abs(quantity.value()) >= Long.MAX_VALUE;
		report(Rule.QUANTITY_INEXACT, object, attribute,
				large ? "'" + quantity + "' is too large to be counted in " + dimension.baseUnit() + "."
						: "'" + quantity + "' is not a whole number of " + dimension.baseUnit() + ", in which "
								+ word(object, attribute)
								+ " is counted exactly.",
				large ? new String[0] : new String[] { QuantityRewriter.whole(quantity) });
	}

	private static String grouped(BigDecimal bytes) {
		return String.format(java.util.Locale.ROOT, "%,d", bytes.toBigInteger());
	}

	private static String word(EObject object, EAttribute attribute) {
		return PropertyKeyword.of(object, attribute);
	}
}
