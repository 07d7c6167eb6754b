package dev.lamina.diagram.layout;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;

import dev.lamina.diagram.evaluation.Figure;
import dev.lamina.diagram.scene.ElementIdentity;
import dev.lamina.diagram.specification.Mapping;

/**
 * Gives everything drawn an identity that says what it stands for: the names around an element, and numbers only if there is
 * no name, so that an edit elsewhere changes no other identity.
 */
final class IdentityRegistry {
	private final Function<EObject, Optional<ElementIdentity.Location>> locations;
	private final Map<Figure, ElementIdentity> known = new java.util.IdentityHashMap<>();
	private final Map<String, Integer> used = new HashMap<>();

	IdentityRegistry(Function<EObject, Optional<ElementIdentity.Location>> locations) {
		this.locations = locations;
	}

	ElementIdentity of(Figure figure) {
		return known.computeIfAbsent(figure,
				key -> of(figure.mapping(), path(figure.target()) + within(figure), figure.target()));
	}

	ElementIdentity of(Figure.Connection connection) {
		return of(connection.mapping(), path(connection.from().target()) + "-" + path(connection.to().target()),
				connection.target());
	}

	/** An element that is drawn at several places, because it is not of the place, is told apart by them. */
	private static String within(Figure figure) {
		EObject target = figure.target();
		return figure.parent().map(Figure::target).filter(around -> around != target && around != target.eContainer())
				.map(around -> "-in-" + path(around)).orElse("");
	}

	private ElementIdentity of(Mapping mapping, String path, EObject target) {
		String id = (mapping.name() + '.' + path).replaceAll("[^A-Za-z0-9_.-]", "_").replaceFirst("^(?![A-Za-z_])", "_");
		int number = used.merge(id, 1, Integer::sum);
		return new ElementIdentity(number == 1 ? id : id + "_" + number, mapping.name(), mapping.label(), path(target),
				locations.apply(target));
	}

	/** The names of an element and of those around it within its file. */
	static String path(EObject element) {
		String own = name(element).orElseGet(() -> position(element));
		EObject around = element.eContainer();
		return around == null || around.eContainer() == null ? own : path(around) + '.' + own;
	}

	private static Optional<String> name(EObject element) {
		EStructuralFeature feature = element.eClass().getEStructuralFeature("name");
		return feature != null && element.eGet(feature) instanceof String name && !name.isEmpty() ? Optional.of(name)
				: Optional.empty();
	}

	private static String position(EObject element) {
		EReference feature = element.eContainmentFeature();
		if (feature == null) {
			return element.eClass().getName();
		}
		return feature.isMany() ? feature.getName() + ((java.util.List<?>) element.eContainer().eGet(feature)).indexOf(element)
				: feature.getName();
	}
}
