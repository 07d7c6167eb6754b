package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.GPU_DEMAND__FRACTION;
import static dev.lamina.model.ModelPackage.Literals.GPU_DEMAND__PROFILE;
import static dev.lamina.model.ModelPackage.Literals.HOST__COUNT;
import static dev.lamina.model.ModelPackage.Literals.OBJECTIVE__PROPERTY;
import static dev.lamina.model.ModelPackage.Literals.POLICY__SCHEDULER;
import static dev.lamina.model.ModelPackage.Literals.SCHEDULER_KIND;
import static dev.lamina.model.ModelPackage.Literals.SIMULATION__VARIATIONS;
import static dev.lamina.model.ModelPackage.Literals.VARIATION__KIND;
import static dev.lamina.model.ModelPackage.Literals.VARIATION__MOST;
import static dev.lamina.model.ModelPackage.Literals.VARIATION__PROPERTY;
import static dev.lamina.model.ModelPackage.Literals.VARIATION__TARGET;
import static dev.lamina.model.ModelPackage.Literals.VARIATION__VALUES;
import static dev.lamina.model.ModelPackage.Literals.VM__COUNT;
import static dev.lamina.model.ModelPackage.Literals.VM__GPU;
import static dev.lamina.model.ModelPackage.Literals.WORKLOAD__OPERATION;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.google.inject.Inject;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.EcorePackage;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.naming.IQualifiedNameConverter;
import org.eclipse.xtext.scoping.IScope;
import org.eclipse.xtext.scoping.IScopeProvider;
import org.eclipse.xtext.validation.Check;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.linking.ModelScopes;
import dev.lamina.dsl.scoping.DeclarationKinds;
import dev.lamina.dsl.spelling.SpellingSuggestions;
import dev.lamina.model.Declaration;
import dev.lamina.model.Host;
import dev.lamina.model.Model;
import dev.lamina.model.Objective;
import dev.lamina.model.Operation;
import dev.lamina.model.Policy;
import dev.lamina.model.Simulation;
import dev.lamina.model.Target;
import dev.lamina.model.Variation;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;
import dev.lamina.model.inheritance.InheritanceResolver;
import dev.lamina.model.quantity.Dimension;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.model.word.Property;
import dev.lamina.model.word.PropertyWords;
import dev.lamina.placement.assignment.TargetMatcher;
import dev.lamina.placement.scope.ModelScope;
import dev.lamina.placement.variation.Sweep;

/** Makes sure that what is varied exists, and that each of its values could stand there. */
public class VariationValidator extends RuleValidator {
	/** Names that a message lists. */
	private static final int MAX_LISTED = 20;

	@Inject
	private IScopeProvider scopes;
	@Inject
	private IQualifiedNameConverter names;

	@Check
	public void policyOf(Variation variation) {
		Target place = variation.getTarget();
		if (place == null || resolved(place.getElement()).isEmpty() || variation.getKind() == null) {
			return;
		}
		if (!variation.getKind().equals("policy")) {
			report(Rule.VARY_UNKNOWN, variation, VARIATION__KIND, "Only the policy of a GPU can be varied: 'vary policy of "
					+ TargetMatcher.text(place) + "'.");
		} else if (!(place.getElement() instanceof Host)) {
			report(Rule.VARY_UNKNOWN, variation, VARIATION__TARGET,
					TargetMatcher.text(place) + " is no GPU and no host, and only these have a policy.");
		} else {
			List<String> known = modelScope(variation).declared(Policy.class).map(Policy::getName).filter(Objects::nonNull)
					.distinct().toList();
			for (int i = 0; i < variation.getValues().size(); i++) {
				String value = variation.getValues().get(i);
				if (value != null && !known.contains(value)) {
					report(Rule.VARY_UNKNOWN, variation, VARIATION__VALUES, i, "There is no policy named '" + value + "' here. "
							+ "Declare it without 'for', and vary puts the GPU under it. Known are " + enumerated(known) + ".",
							SpellingSuggestions.ranked(value, known).toArray(String[]::new));
				}
			}
		}
	}

	/** A group has values for each step, and a search stands alone and has an end. */
	@Check
	public void stepsOf(Simulation simulation) {
		for (Variation variation : simulation.getVariations()) {
			List<Variation> parts = variation.getTogether();
			long longest = parts.stream().mapToInt(part -> part.getValues().size()).max().orElse(0);
			for (Variation part : parts) {
				if (part.getValues().size() != longest && !isBroken(simulation)) {
					report(Rule.VARY_UNKNOWN, part, VARIATION__VALUES,
							"What varies together has as many values each, and here are "
									+ part.getValues().size() + " beside " + longest + ". Write one for each step.");
				}
			}
			if (Sweep.isSearch(variation)) {
				search(simulation, variation);
			}
		}
	}

	private void search(Simulation simulation, Variation variation) {
		if (variation.getMost() < variation.getLeast()) {
			report(Rule.VARY_UNKNOWN, variation, VARIATION__MOST, "There is nothing from " + variation.getLeast() + " to "
					+ variation.getMost() + ". Write the smaller number first.");
		}
		if (simulation.getVariations().size() > 1) {
			report(Rule.VARY_UNKNOWN, variation, VARIATION__KIND, "Simulation " + simulation.getName()
					+ " finds the least number of one thing, so it varies nothing else. Declare another simulation for that.");
		}
	}

	/** What is minimized must be a number that varies. */
	@Check
	public void objectiveOf(Objective objective) {
		if (resolved(objective.getElement()).isEmpty() || objective.getProperty() == null
				|| !(objective.eContainer() instanceof Simulation simulation)) {
			return;
		}
		List<Variation> numbers = Sweep.single(simulation)
				.filter(each -> each.getTarget() == null && resolved(each.getElement()).isPresent())
				.filter(each -> Sweep.isSearch(each)
						|| each.getValues().stream().allMatch(value -> value != null && value.matches("\\d.*")))
				.toList();
		boolean varied = numbers.stream().anyMatch(each -> each.getElement() == objective.getElement()
				&& objective.getProperty().equals(each.getProperty()));
		if (!varied) {
			report(Rule.VARY_UNKNOWN, objective, OBJECTIVE__PROPERTY, objective.getKind() + ' '
					+ objective.getElement().getName() + '.' + objective.getProperty() + " is not a number that simulation "
					+ simulation.getName() + " varies, so there is nothing to minimize."
					+ (numbers.isEmpty() ? "" : " Those are " + enumerated(numbers.stream().map(Sweep::label).toList()) + "."));
		}
	}

	private static ModelScope modelScope(EObject object) {
		return ModelScopes.of((Model) EcoreUtil.getRootContainer(object));
	}

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
			combinations *= Math.max(1, Sweep.steps(variation));
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
			String known = (found.isPresent() ? "" : meant) + " Those that can be varied are " + enumerated(words) + ".";
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
		if (Sweep.isSearch(variation)) {
			if (found.get().feature().getEType().getInstanceClass() != int.class) {
				report(Rule.VARY_UNKNOWN, variation, VARIATION__PROPERTY,
						"'" + word + "' is not a whole number, and only of one there is a least.");
			}
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
		if (isGroup(feature) && value.equals("0") || feature == VM__GPU && value.equals("any")) {
			return Optional.empty();
		}
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

	/** Whether it says how many there are of a group, which a combination can leave out. */
	private static boolean isGroup(EStructuralFeature feature) {
		return feature == VM__COUNT || feature == HOST__COUNT;
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
						+ (reference == VM__GPU ? "on the GPUs of " + element.getName() : "here") + "."
						+ known(element, reference));
	}

	private String known(Declaration element, EReference reference) {
		List<String> known = StreamSupport.stream(scope(element, reference).getAllElements().spliterator(), false)
				.map(each -> each.getName().getLastSegment()).distinct().sorted().toList();
		return known.isEmpty() ? ""
				: " Known are " + (known.size() > MAX_LISTED ? String.join(", ", known.subList(0, MAX_LISTED)) + " and others"
						: enumerated(known)) + ".";
	}

	/** The names that a value may be: for the GPU of a VM those of profiles. */
	private IScope scope(Declaration element, EStructuralFeature feature) {
		return feature != VM__GPU ? scopes.getScope(element, (EReference) feature)
				: scopes.getScope(((Vm) element).getGpu() != null ? ((Vm) element).getGpu() : element, GPU_DEMAND__PROFILE);
	}
}
