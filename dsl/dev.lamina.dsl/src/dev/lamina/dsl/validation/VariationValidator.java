package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.VARIATION__KIND;
import static dev.lamina.model.ModelPackage.Literals.VARIATION__PROPERTY;
import static dev.lamina.model.ModelPackage.Literals.VARIATION__VALUES;

import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.naming.IQualifiedNameConverter;
import org.eclipse.xtext.scoping.IScopeProvider;
import org.eclipse.xtext.validation.Check;

import com.google.inject.Inject;

import dev.lamina.dsl.spelling.NearMiss;
import dev.lamina.model.Declaration;
import dev.lamina.model.Variation;
import dev.lamina.model.quantity.Quantity;

/** Makes sure that what is varied exists, and that each of its values could stand there. */
public class VariationValidator extends RuleValidator {
	@Inject
	private PropertyValues properties;
	@Inject
	private IScopeProvider scopes;
	@Inject
	private IQualifiedNameConverter names;

	@Check
	public void propertyOf(Variation variation) {
		Optional<Declaration> element = known(variation.getElement());
		if (element.isEmpty() || variation.getKind() == null) {
			return;
		}
		EClass kind = properties.kinds().get(variation.getKind());
		if (kind == null) {
			return;
		}
		if (!kind.isInstance(element.get())) {
			report(Rule.VARY_UNKNOWN, variation, VARIATION__KIND, element.get().getName() + " is not a " + variation.getKind() + ".");
		} else if (variation.getProperty() != null) {
			values(variation, element.get(), kind);
		}
	}

	private void values(Variation variation, Declaration element, EClass kind) {
		EStructuralFeature feature = properties.of(kind).get(variation.getProperty());
		if (feature == null) {
			List<String> words = List.copyOf(properties.of(kind).keySet());
			report(Rule.VARY_UNKNOWN, variation, VARIATION__PROPERTY, "'" + variation.getProperty() + "' is not a property of a "
					+ variation.getKind() + "." + NearMiss.suggestion(variation.getProperty(), words),
					NearMiss.ranked(variation.getProperty(), words).toArray(String[]::new));
			return;
		}
		for (int i = 0; i < variation.getValues().size(); i++) {
			int index = i;
			problem(element, feature, variation.getValues().get(i)).ifPresent(problem -> report(Rule.VARY_UNKNOWN, variation, VARIATION__VALUES,
					index, problem));
		}
	}

	private Optional<String> problem(Declaration element, EStructuralFeature feature, String value) {
		if (feature instanceof EReference reference) {
			return reference.isContainment() ? Optional.empty() : unresolved(element, reference, value);
		}
		EAttribute attribute = (EAttribute) feature;
		if (attribute.getEAttributeType() instanceof EEnum words) {
			List<String> known = words.getELiterals().stream().map(EEnumLiteral::getLiteral).toList();
			return known.contains(value) ? Optional.empty()
					: Optional.of("'" + value + "' is none of " + listed(known) + "." + NearMiss.suggestion(value, known));
		}
		if (attribute.getEAttributeType().getInstanceClass() == int.class) {
			return value.matches("\\d{1,9}") && Bounds.of(attribute).filter(bounds -> Integer.parseInt(value) < bounds.least()).isEmpty()
					? Optional.empty() : Optional.of("'" + value + "' is no number that could stand there.");
		}
		return Measure.of(element, attribute).filter(measure -> !fits(value, measure))
				.map(measure -> PropertyWord.hyphenated(attribute.getName()) + " is " + measure.dimension().phrase() + "; '" + value + "' is not.");
	}

	private static boolean fits(String value, Measure measure) {
		return Character.isDigit(value.charAt(0)) && Quantity.valueOf(value).dimension()
				.filter(is -> is == measure.dimension() || measure.plainAllowed() && is == dev.lamina.model.quantity.Dimension.COUNT).isPresent();
	}

	private Optional<String> unresolved(Declaration element, EReference reference, String value) {
		return scopes.getScope(element, reference).getSingleElement(names.toQualifiedName(value)) != null ? Optional.empty()
				: Optional.of("There is no " + PropertyWord.hyphenated(reference.getEReferenceType().getName()) + " named '" + value + "' here.");
	}
}
