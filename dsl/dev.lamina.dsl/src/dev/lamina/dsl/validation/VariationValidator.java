package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.GPU_DEMAND__FRACTION;
import static dev.lamina.model.ModelPackage.Literals.GPU_DEMAND__PROFILE;
import static dev.lamina.model.ModelPackage.Literals.POLICY__SCHEDULER;
import static dev.lamina.model.ModelPackage.Literals.SCHEDULER_KIND;
import static dev.lamina.model.ModelPackage.Literals.SIMULATION__VARIATIONS;
import static dev.lamina.model.ModelPackage.Literals.VARIATION__KIND;
import static dev.lamina.model.ModelPackage.Literals.VARIATION__PROPERTY;
import static dev.lamina.model.ModelPackage.Literals.VARIATION__VALUES;
import static dev.lamina.model.ModelPackage.Literals.VM__GPU;
import static dev.lamina.model.ModelPackage.Literals.WORKLOAD__OPERATION;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.google.inject.Inject;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.EcorePackage;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.naming.IQualifiedNameConverter;
import org.eclipse.xtext.scoping.IScope;
import org.eclipse.xtext.scoping.IScopeProvider;
import org.eclipse.xtext.validation.Check;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.scoping.DeclarationKinds;
import dev.lamina.dsl.spelling.SpellingSuggestions;
import dev.lamina.model.Declaration;
import dev.lamina.model.Operation;
import dev.lamina.model.Simulation;
import dev.lamina.model.Variation;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;
import dev.lamina.model.inheritance.InheritanceResolver;
import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.model.word.Property;
import dev.lamina.model.word.PropertyWords;

/** Makes sure that what is varied exists, and that each of its values could stand there. */
public class VariationValidator extends RuleValidator {
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
		Optional<EClass> kind = DeclarationKinds.of(variation.getKind());
		if (kind.isEmpty()) {
			return;
		}
		if (!kind.get().isInstance(element.get())) {
			report(Rule.VARY_UNKNOWN, variation, VARIATION__KIND,
					element.get().getName() + " is not a " + variation.getKind() + ".");
		} else if (PropertyWords.fixedReason(kind.get()).isPresent()) {
			report(Rule.VARY_UNKNOWN, variation, VARIATION__KIND, "Nothing of a " + variation.getKind()
					+ " can be varied: " + PropertyWords.fixedReason(kind.get()).get() + ".");
		} else if (variation.getProperty() != null) {
			propertyOf(variation, element.get(), kind.get());
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

	private void propertyOf(Variation variation, Declaration element, EClass kind) {
		String word = variation.getProperty();
		Optional<Property> found = PropertyWords.find(kind, word);
		if (found.isEmpty() || !found.get().isVariable()) {
			List<String> words = PropertyWords.variable(kind);
			String meant = SpellingSuggestions.suggestion(word, words);
			String known = meant.isEmpty() || found.isPresent() ? " Those that can be varied are " + enumerated(words) + "."
					: meant;
			report(Rule.VARY_UNKNOWN, variation, VARIATION__PROPERTY, (found.isEmpty()
					? "'" + word + "' is not a property of a " + variation.getKind() + "."
					: "'" + word + "' of a " + variation.getKind() + " cannot be varied: " + found.get().fixedReason().get()
							+ ".")
					+ known, SpellingSuggestions.ranked(word, words).toArray(String[]::new));
			return;
		}
		Optional<String> missing = missing(element, found.get(), word);
		if (missing.isPresent()) {
			report(Rule.VARY_UNKNOWN, variation, VARIATION__PROPERTY, missing.get());
			return;
		}
		for (int i = 0; i < variation.getValues().size(); i++) {
			int index = i;
			String value = variation.getValues().get(i);
			problem(element, found.get(), value)
					.ifPresent(problem -> report(Rule.VARY_UNKNOWN, variation, VARIATION__VALUES, index, problem,
							instead(element, found.get(), value)));
		}
	}

	/** What the declaration lacks that the property is a part of: an operation, or the one line that has the amount. */
	private static Optional<String> missing(Declaration element, Property property, String word) {
		if (property.part().filter(part -> part == WORKLOAD__OPERATION).isEmpty()) {
			return Optional.empty();
		}
		Operation operation = InheritanceResolver.resolve((Workload) element).getOperation();
		if (operation == null) {
			return Optional.of("Workload " + element.getName() + " has no 'each' of its own, so there is no '" + word
					+ "' to vary."
					+ (((Workload) element).getPhases().isEmpty() ? "" : " Those of its phases cannot be varied."));
		}
		int lines = property.isLine() ? ((List<?>) operation.eGet(property.feature())).size() : 1;
		return lines == 1 ? Optional.empty()
				: Optional.of("'" + word + "' can be varied if there is one line of it; " + element.getName() + " has "
						+ (lines == 0 ? "none" : lines) + ".");
	}

	/** What could stand there instead of a value: near names and words, the least number, the same number with a fitting unit. */
	private String[] instead(Declaration element, Property property, String value) {
		EStructuralFeature feature = property.amount().map(EStructuralFeature.class::cast).orElse(property.feature());
		if (feature == VM__GPU || feature instanceof EReference reference && !reference.isContainment()) {
			List<String> known = StreamSupport.stream(scope(element, feature).getAllElements().spliterator(), false)
					.map(each -> names.toString(each.getName())).distinct().toList();
			return SpellingSuggestions.ranked(value, known).toArray(String[]::new);
		}
		if (words(feature).isPresent()) {
			return SpellingSuggestions.ranked(value, words(feature).get()).toArray(String[]::new);
		}
		if (feature.getEType().getInstanceClass() == int.class) {
			return new String[] { Bounds.of((EAttribute) feature).map(Bounds::minText).orElse("1") };
		}
		return measure(feature).filter(is -> Character.isDigit(value.charAt(0)))
				.map(is -> new String[] { QuantityRewriter.in(Quantity.valueOf(value), is.defaultUnit()) })
				.orElse(new String[0]);
	}

	private Optional<String> problem(Declaration element, Property property, String value) {
		EStructuralFeature feature = property.feature();
		if (property.amount().isPresent()) {
			EReference amount = property.amount().get();
			return quantity(property.word(), amount, value,
					measure(amount).flatMap(measure -> Bounds.of(amount, measure.dimension())));
		} else if (feature == VM__GPU && value.endsWith("%")) {
			return quantity("fraction", GPU_DEMAND__FRACTION, value, Bounds.of(GPU_DEMAND__FRACTION));
		} else if (words(feature).isPresent()) {
			List<String> known = words(feature).get();
			return known.contains(value) ? Optional.empty()
					: Optional.of("'" + value + "' is none of " + enumerated(known) + "."
							+ SpellingSuggestions.suggestion(value, known));
		} else if (feature instanceof EReference reference) {
			return unresolved(element, reference, value);
		}
		EAttribute attribute = (EAttribute) feature;
		if (attribute.getEAttributeType().getInstanceClass() == int.class) {
			return value.matches("\\d{1,9}")
					? Bounds.of(attribute)
							.flatMap(bounds -> RangeValidator.problem(property.word(), Quantity.valueOf(value), bounds))
					: Optional.of("'" + value + "' is not a number that could stand there.");
		}
		return measure(attribute).isPresent() ? quantity(property.word(), attribute, value, Bounds.of(attribute))
				: malformed(attribute, value);
	}

	/** The words of which one must be said: those of an enumeration, of a scheduler, or true and false. */
	private static Optional<List<String>> words(EStructuralFeature feature) {
		EClassifier type = feature == POLICY__SCHEDULER ? SCHEDULER_KIND : feature.getEType();
		return type == EcorePackage.Literals.EBOOLEAN ? Optional.of(List.of("true", "false"))
				: type instanceof EEnum words ? Optional.of(words.getELiterals().stream().map(EEnumLiteral::getLiteral).toList())
				: Optional.empty();
	}

	/** What a feature measures, as its annotation or that of its data type says; what an amount measures that says nothing is open. */
	private static Optional<QuantityConstraint> measure(EStructuralFeature feature) {
		return QuantityConstraint.of(feature);
	}

	private static Optional<String> malformed(EAttribute attribute, String value) {
		try {
			EcoreUtil.createFromString(attribute.getEAttributeType(), value);
			return Optional.empty();
		} catch (RuntimeException malformed) {
			return Optional.of("'" + value + "' is not a value of '" + PropertyWords.word(attribute) + "'.");
		}
	}

	private static Optional<String> quantity(String word, EStructuralFeature feature, String value, Optional<Bounds> bounds) {
		QuantityConstraint measure = measure(feature).orElseThrow();
		return fits(value, measure) ? amount(word, Quantity.valueOf(value), measure.dimension(), bounds)
				: Optional.of(word + " is " + measure.dimension().phrase() + "; '" + value + "' is not.");
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

	private static boolean fits(String value, QuantityConstraint quantityConstraint) {
		return Character.isDigit(value.charAt(0)) && Quantity.valueOf(value).dimension()
				.filter(is -> is == quantityConstraint.dimension() || quantityConstraint.plainAllowed() && is == Dimension.COUNT)
				.isPresent();
	}

	private Optional<String> unresolved(Declaration element, EReference reference, String value) {
		String kind = reference == VM__GPU ? "profile" : DeclarationKinds.word(reference.getEReferenceType());
		return scope(element, reference).getSingleElement(names.toQualifiedName(value)) != null ? Optional.empty()
				: Optional.of("There is no " + kind + " named '" + value + "' "
						+ (reference == VM__GPU ? "on the GPUs of " + element.getName() : "here") + ".");
	}

	/** The names that a value may be: for the GPU of a VM those of profiles. */
	private IScope scope(Declaration element, EStructuralFeature feature) {
		return feature != VM__GPU ? scopes.getScope(element, (EReference) feature)
				: scopes.getScope(((Vm) element).getGpu() != null ? ((Vm) element).getGpu() : element, GPU_DEMAND__PROFILE);
	}
}
