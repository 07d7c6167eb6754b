package dev.lamina.dsl.ide.navigation;

import java.util.Objects;

import org.eclipse.emf.ecore.EObject;

import dev.lamina.dsl.ide.snapshot.Region;

/**
 * A word that names an element: the one that declares it, or one that speaks of it.
 *
 * @param element  what is named; never something unknown
 * @param region   the name itself, of a qualified name the last part
 * @param declares whether the element is declared here
 */
public record ElementReference(EObject element, Region region, boolean declares) {
	public ElementReference {
		Objects.requireNonNull(element);
		Objects.requireNonNull(region);
	}
}
