package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.COST_MODEL;
import static dev.lamina.model.ModelPackage.Literals.OPERATION;
import static dev.lamina.model.ModelPackage.Literals.OPERATION__GPU_WORK;
import static dev.lamina.model.ModelPackage.Literals.QUANTIFIED;
import static dev.lamina.model.ModelPackage.Literals.SIMULATION__VARIATIONS;
import static dev.lamina.model.ModelPackage.Literals.STACK;
import static dev.lamina.model.ModelPackage.Literals.VARIATION__KIND;
import static dev.lamina.model.ModelPackage.Literals.VARIATION__PROPERTY;
import static dev.lamina.model.ModelPackage.Literals.VARIATION__VALUES;
import static dev.lamina.model.ModelPackage.Literals.WORKLOAD;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.google.inject.Inject;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.naming.IQualifiedNameConverter;
import org.eclipse.xtext.scoping.IScopeProvider;
import org.eclipse.xtext.validation.Check;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.spelling.SpellingSuggestions;
import dev.lamina.model.Declaration;
import dev.lamina.model.Simulation;
import dev.lamina.model.Variation;
import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;

/** Makes sure that what is varied exists, and that each of its values could stand there. */
public class VariationValidator extends RuleValidator {
	@Inject
	private DeclarationProperties properties;
	@Inject
	private IScopeProvider scopes;
	@Inject
	private IQualifiedNameConverter names;

	@Check
	public void propertyOf(Variation variation) {
		Optional<Declaration> element = resolved(variation.getElement());
		if (element.isEmpty() || variation.getKind() == null) {
			return;
		}
		EClass kind = properties.kinds().get(variation.getKind());
		if (kind == null) {
			return;
		}
		if (!kind.isInstance(element.get())) {
			report(Rule.VARY_UNKNOWN, variation, VARIATION__KIND,
					element.get().getName() + " is not a " + variation.getKind() + ".");
		} else if (variation.getProperty() != null) {
			values(variation, element.get(), kind);
		}
	}

	/** Each combination is a run of its own; where the last one that can be run has been counted, the others are not. */
	@Check
	public void combinationsOf(Simulation simulation) {
		long most = Long.parseLong(EcoreUtil.getAnnotation(SIMULATION__VARIATIONS, "http://lamina.dev/model/range", "most"));
		long combinations = 1;
		for (Variation variation : simulation.getVariations()) {
			combinations *= Math.max(1, variation.getValues().size());
			if (combinations > most) {
				report(Rule.VARY_TOO_MANY, simulation, SIMULATION__VARIATIONS, simulation.getVariations().indexOf(variation),
						"With this, simulation "
								+ simulation.getName() + " has more than " + most
								+ " combinations. Vary fewer properties at the same time, or fewer values.");
				return;
			}
		}
	}

	private void values(Variation variation, Declaration element, EClass kind) {
		Map<String, EStructuralFeature> known = variable(kind);
		EStructuralFeature feature = known.get(variation.getProperty());
		if (feature == null) {
			List<String> words = List.copyOf(known.keySet());
			report(Rule.VARY_UNKNOWN, variation, VARIATION__PROPERTY, "'" + variation.getProperty() + "' is not a property of a "
					+ variation.getKind() + "." + SpellingSuggestions.suggestion(variation.getProperty(), words),
					SpellingSuggestions.ranked(variation.getProperty(), words).toArray(String[]::new));
			return;
		}
		for (int i = 0; i < variation.getValues().size(); i++) {
			int index = i;
			String value = variation.getValues().get(i);
			problem(element, feature, value)
					.ifPresent(problem -> report(Rule.VARY_UNKNOWN, variation, VARIATION__VALUES, index, problem,
							instead(element, feature, value)));
		}
	}

	/**
	 * The properties of a declaration and of its one part with amounts: what an operation of a workload takes, what a stack
	 * costs.
	 */
	private Map<String, EStructuralFeature> variable(EClass kind) {
		Map<String, EStructuralFeature> known = new LinkedHashMap<>(properties.of(kind));
		EClass part = kind == WORKLOAD ? OPERATION : kind == STACK ? COST_MODEL : null;
		if (part != null) {
			properties.of(part).forEach(known::putIfAbsent);
		}
		if (part == OPERATION) {
			known.put("gpu", OPERATION__GPU_WORK);
		}
		return known;
	}

	/** What could stand there instead of a value: near names and words, the least number, the same number with a fitting unit. */
	private String[] instead(Declaration element, EStructuralFeature feature, String value) {
		if (feature instanceof EReference reference && !reference.isContainment()) {
			List<String> known = StreamSupport.stream(scopes.getScope(element, reference).getAllElements().spliterator(), false)
					.map(each -> names.toString(each.getName())).distinct().toList();
			return SpellingSuggestions.ranked(value, known).toArray(String[]::new);
		}
		if (feature.getEType() instanceof EEnum words) {
			return SpellingSuggestions.ranked(value, words.getELiterals().stream().map(EEnumLiteral::getLiteral).toList())
					.toArray(String[]::new);
		}
		if (feature.getEType().getInstanceClass() == int.class) {
			return new String[] { Bounds.of((EAttribute) feature).map(Bounds::minText).orElse("1") };
		}
		String wanted = EcoreUtil.getAnnotation(feature, "http://lamina.dev/model/quantity", "dimension");
		Optional<QuantityConstraint> measure = feature instanceof EAttribute attribute ? QuantityConstraint.of(element, attribute)
				: Optional.ofNullable(wanted).filter(key -> !key.equals("ANY"))
						.map(key -> new QuantityConstraint(Dimension.valueOf(key.equals("MEMORY") ? "BYTES" : key), false,
								false));
		return measure.filter(is -> Character.isDigit(value.charAt(0)))
				.map(is -> new String[] { QuantityRewriter.in(Quantity.valueOf(value), is.defaultUnit()) })
				.orElse(new String[0]);
	}

	private Optional<String> problem(Declaration element, EStructuralFeature feature, String value) {
		if (feature instanceof EReference reference) {
			return reference.isContainment() ? wrongAmount(reference, value) : unresolved(element, reference, value);
		}
		EAttribute attribute = (EAttribute) feature;
		if (attribute.getEAttributeType() instanceof EEnum words) {
			List<String> known = words.getELiterals().stream().map(EEnumLiteral::getLiteral).toList();
			return known.contains(value) ? Optional.empty()
					: Optional.of("'" + value + "' is none of " + enumerated(known) + "."
							+ SpellingSuggestions.suggestion(value, known));
		}
		if (attribute.getEAttributeType().getInstanceClass() == int.class) {
			return value.matches("\\d{1,9}")
					? Bounds.of(attribute)
							.flatMap(bounds -> RangeValidator.problem(PropertyKeyword.hyphenated(attribute.getName()),
									Quantity.valueOf(value), bounds))
					: Optional.of("'" + value + "' is not a number that could stand there.");
		}
		String word = PropertyKeyword.hyphenated(attribute.getName());
		return QuantityConstraint.of(element, attribute)
				.flatMap(quantityConstraint -> fits(value, quantityConstraint)
						? amount(word, Quantity.valueOf(value), quantityConstraint.dimension(), Bounds.of(attribute))
						: Optional.of(word + " is " + quantityConstraint.dimension().phrase() + "; '" + value + "' is not."));
	}

	/**
	 * What is wrong with an amount that measures what it should: it is no whole number of base units, or lies outside of its
	 * range.
	 */
	private static Optional<String> amount(String word, Quantity value, Dimension dimension, Optional<Bounds> bounds) {
		Optional<String> outside = bounds.flatMap(range -> RangeValidator.problem(word, value, range));
		boolean inexact = dimension.isWhole() && dimension != Dimension.COUNT && !value.isExact();
		return outside.or(() -> inexact ? Optional.of("'" + value + "' is not a whole number of " + dimension.baseUnit() + ".")
				: Optional.empty());
	}

	/** What is wrong with an amount, such as the time on a processor; other parts are not compared. */
	private static Optional<String> wrongAmount(EReference reference, String value) {
		String wanted = EcoreUtil.getAnnotation(reference, "http://lamina.dev/model/quantity", "dimension");
		if (reference.getEReferenceType() != QUANTIFIED || wanted == null || wanted.equals("ANY")) {
			return Optional.empty();
		}
		Dimension dimension = Dimension.valueOf(wanted.equals("MEMORY") ? "BYTES" : wanted);
		boolean fits = Character.isDigit(value.charAt(0))
				&& Quantity.valueOf(value).dimension().filter(is -> is == dimension).isPresent();
		return fits
				? amount(PropertyKeyword.hyphenated(reference.getName()), Quantity.valueOf(value), dimension,
						Bounds.of(reference, dimension))
				: Optional.of(
						PropertyKeyword.hyphenated(reference.getName()) + " is " + dimension.phrase() + "; '" + value
								+ "' is not.");
	}

	private static boolean fits(String value, QuantityConstraint quantityConstraint) {
		return Character.isDigit(value.charAt(0)) && Quantity.valueOf(value).dimension()
				.filter(is -> is == quantityConstraint.dimension() || quantityConstraint.plainAllowed() && is == Dimension.COUNT)
				.isPresent();
	}

	private Optional<String> unresolved(Declaration element, EReference reference, String value) {
		return scopes.getScope(element, reference).getSingleElement(names.toQualifiedName(value)) != null ? Optional.empty()
				: Optional.of("There is no " + PropertyKeyword.hyphenated(reference.getEReferenceType().getName()) + " named '"
						+ value + "' here.");
	}
}
