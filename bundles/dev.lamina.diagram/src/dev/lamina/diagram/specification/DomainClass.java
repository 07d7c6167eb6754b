package dev.lamina.diagram.specification;

import java.util.List;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EPackage;

import dev.lamina.diagram.expression.SpecificationException;
import dev.lamina.diagram.expression.SpecificationLocation;

/**
 * A class of the model that a specification names.
 *
 * @param text the name as written
 * @param type the class
 */
public record DomainClass(String text, EClass type) {
	/**
	 * Looks a class up, written {@code package.Class} or {@code package::Class} with the package's prefix or name, or without it.
	 *
	 * @throws SpecificationException if there is none
	 */
	static DomainClass of(SpecificationLocation specificationLocation, String text, List<EPackage> metamodels) {
		String[] parts = text.split("::|\\.");
		String name = parts[parts.length - 1];
		String prefix = parts.length > 1 ? parts[parts.length - 2] : "";
		for (EPackage metamodel : metamodels) {
			EClassifier found = metamodel.getEClassifier(name);
			if (found instanceof EClass type && (prefix.isEmpty() || prefix.equals(metamodel.getNsPrefix())
					|| prefix.equals(metamodel.getName()))) {
				return new DomainClass(text, type);
			}
		}
		throw new SpecificationException(specificationLocation, "no metamodel of the diagram has a class '" + text + "'.");
	}

	/** Whether an object is one of it. */
	public boolean accepts(EObject object) {
		return type.isInstance(object);
	}
}
