package dev.lamina.dsl.serializer;

import java.util.Locale;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

import dev.lamina.model.Model;
import dev.lamina.model.NamedElement;

/** How sentences speak of an element: {@code vm 'designer'}, {@code target of policy 'shared'}. */
final class ElementNames {
	private ElementNames() {
	}

	static String of(EObject element) {
		String kind = words(element.eClass().getName());
		return switch (element) {
			case Model model -> "model";
			case NamedElement named when named.getName() != null -> kind + " '" + named.getName() + "'";
			default -> element.eContainer() == null || element.eContainer() instanceof Model ? kind + " without a name"
					: kind + " of " + of(element.eContainer());
		};
	}

	static String of(EStructuralFeature feature) {
		return words(feature.getName());
	}

	private static String words(String camelCase) {
		return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
	}
}
