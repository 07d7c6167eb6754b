package dev.lamina.model.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EModelElement;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.EcorePackage;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.model.ModelPackage;

/**
 * The words by which the language calls the properties of each kind of declaration, and which of them a variation can name.
 *
 * <p>The word of a feature is its name with hyphens, unless the metamodel annotates another one. A property can be varied if it
 * is one value, unless an annotation says otherwise and why. The properties of a part that is annotated so, such as the costs of
 * a stack, count as those of the declaration.
 */
public final class PropertyWords {
	private static final String SOURCE = "http://lamina.dev/model/word";
	private static final String VARY = "vary";
	private static final Map<EClass, List<Property>> BY_KIND = new ConcurrentHashMap<>();

	private PropertyWords() {
	}

	/** The word of a feature, such as {@code cpu} for the cores of a VM. */
	public static String word(EStructuralFeature feature) {
		return detail(feature, "word").orElseGet(() -> hyphenated(feature.getName()));
	}

	/** A name of the metamodel as the language writes names: guestMemory becomes guest-memory. */
	public static String hyphenated(String camelCase) {
		return camelCase.replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
	}

	/** The properties of a kind of declaration in the order of the metamodel, then those of its parts; its name is none of them. */
	public static List<Property> properties(EClass kind) {
		return BY_KIND.computeIfAbsent(kind, PropertyWords::read);
	}

	/** The property of that word; one that is annotated with another word is found by its own name, too. */
	public static Optional<Property> find(EClass kind, String word) {
		List<Property> properties = properties(kind);
		return properties.stream().filter(property -> property.word().equals(word)).findFirst()
				.or(() -> properties.stream().filter(property -> hyphenated(property.feature().getName()).equals(word))
						.findFirst());
	}

	/** The words that a variation of that kind can name; empty if it cannot be varied at all. */
	public static List<String> variable(EClass kind) {
		return fixedReason(kind).isPresent() ? List.of()
				: properties(kind).stream().filter(Property::isVariable).map(Property::word).distinct().toList();
	}

	/** Why nothing of that kind can be varied, as the end of a sentence; empty if something can. */
	public static Optional<String> fixedReason(EClass kind) {
		return detail(kind, VARY).filter("no"::equals).map(no -> detail(kind, "reason").orElseThrow());
	}

	private static List<Property> read(EClass kind) {
		List<Property> properties = new ArrayList<>();
		for (EStructuralFeature feature : kind.getEAllStructuralFeatures()) {
			if (isWritten(feature)) {
				properties.add(new Property(word(feature), Optional.empty(), feature, fixedReason(feature)));
			}
		}
		for (EReference part : kind.getEAllContainments()) {
			if (detail(part, VARY).filter("parts"::equals).isPresent()) {
				part.getEReferenceType().getEAllStructuralFeatures().stream().filter(PropertyWords::isWritten)
						.forEach(feature -> properties
								.add(new Property(word(feature), Optional.of(part), feature, fixedReason(feature))));
			}
		}
		return List.copyOf(properties);
	}

	private static boolean isWritten(EStructuralFeature feature) {
		return feature != ModelPackage.Literals.NAMED_ELEMENT__NAME && feature != ModelPackage.Literals.BODY__UNKNOWN_PROPERTIES;
	}

	private static Optional<String> fixedReason(EStructuralFeature feature) {
		boolean amount = feature.getEType() == ModelPackage.Literals.QUANTIFIED;
		return switch (detail(feature, VARY).orElse("")) {
			case "yes" -> Optional.empty();
			case "no" -> detail(feature, "reason");
			default -> feature.isMany() ? Optional.of("it can have several values")
					: feature.getEType() == EcorePackage.Literals.ESTRING ? Optional.of("it is a text")
					: feature instanceof EReference reference && reference.isContainment() && !amount
							? Optional.of("it consists of several properties")
					: Optional.empty();
		};
	}

	private static Optional<String> detail(EModelElement element, String key) {
		return Optional.ofNullable(EcoreUtil.getAnnotation(element, SOURCE, key));
	}
}
