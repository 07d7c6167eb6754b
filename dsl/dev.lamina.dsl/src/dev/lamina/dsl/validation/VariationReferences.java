package dev.lamina.dsl.validation;

import java.util.Map;
import java.util.TreeMap;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.naming.IQualifiedNameConverter;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.resource.IResourceServiceProvider;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.scoping.IScopeProvider;

import dev.lamina.dsl.scoping.DeclarationKinds;
import dev.lamina.model.Declaration;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.Variation;
import dev.lamina.model.Vm;
import dev.lamina.model.word.Property;
import dev.lamina.model.word.PropertyWords;

/** What the values of a variation name: stacks of a policy, workloads and profiles of a VM. Amounts and words name nothing. */
public final class VariationReferences {
	private VariationReferences() {
	}

	/** The elements that are named, by the index of the value. */
	public static Map<Integer, EObject> of(Variation variation) {
		Map<Integer, EObject> named = new TreeMap<>();
		Declaration element = variation.getElement();
		if (element == null || element.eIsProxy() || variation.getProperty() == null
				|| !(variation.eResource() instanceof XtextResource file)) {
			return named;
		}
		IResourceServiceProvider language = file.getResourceServiceProvider();
		EStructuralFeature feature = DeclarationKinds.of(variation.getKind()).filter(kind -> kind.isInstance(element))
				.flatMap(kind -> PropertyWords.find(kind, variation.getProperty())).map(Property::feature).orElse(null);
		boolean ofDemand = feature == ModelPackage.Literals.VM__GPU && ((Vm) element).getGpu() != null;
		EObject context = ofDemand ? ((Vm) element).getGpu() : element;
		if (ofDemand) {
			feature = ModelPackage.Literals.GPU_DEMAND__PROFILE;
		}
		if (feature instanceof EReference reference && !reference.isContainment()) {
			IQualifiedNameConverter names = language.get(IQualifiedNameConverter.class);
			for (int i = 0; i < variation.getValues().size(); i++) {
				String value = variation.getValues().get(i);
				IEObjectDescription meant = value == null || value.isBlank() ? null
						: language.get(IScopeProvider.class).getScope(context, reference)
								.getSingleElement(names.toQualifiedName(value));
				if (meant != null) {
					named.put(i, meant.getEObjectOrProxy());
				}
			}
		}
		return named;
	}
}
