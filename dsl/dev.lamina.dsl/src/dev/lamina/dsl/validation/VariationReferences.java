package dev.lamina.dsl.validation;

import java.util.Map;
import java.util.TreeMap;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.naming.IQualifiedNameConverter;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.resource.IResourceServiceProvider;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.scoping.IScopeProvider;

import dev.lamina.model.Declaration;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.Variation;
import dev.lamina.model.Vm;

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
		EClass kind = language.get(DeclarationProperties.class).kinds().get(variation.getKind());
		EStructuralFeature feature = kind == null || !kind.isInstance(element) ? null
				: language.get(DeclarationProperties.class).of(kind).get(variation.getProperty());
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
