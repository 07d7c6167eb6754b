package dev.lamina.sirius;

import java.net.MalformedURLException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.common.notify.Adapter;
import org.eclipse.emf.common.notify.AdapterFactory;
import org.eclipse.emf.common.notify.Notifier;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.edit.provider.IItemPropertyDescriptor;
import org.eclipse.emf.edit.provider.ItemPropertyDescriptor;
import org.eclipse.emf.edit.provider.ReflectiveItemProvider;
import org.eclipse.emf.edit.provider.ReflectiveItemProviderAdapterFactory;

import dev.lamina.design.label.ElementLabels;
import dev.lamina.model.ModelPackage;

/**
 * Shows every element of a model with its label and picture in whatever asks EMF for them: Sirius's explorer, its tables and its
 * properties, where each value has the documentation of the metamodel.
 */
public final class LaminaItemProviders extends ReflectiveItemProviderAdapterFactory {
	@Override
	public boolean isFactoryForType(Object type) {
		return type == ModelPackage.eINSTANCE || super.isFactoryForType(type);
	}

	@Override
	public Adapter createAdapter(Notifier target) {
		return target instanceof EObject element && element.eClass().getEPackage() == ModelPackage.eINSTANCE
				? new ElementProvider(this) : super.createAdapter(target);
	}

	private static final class ElementProvider extends ReflectiveItemProvider {
		ElementProvider(AdapterFactory factory) {
			super(factory);
		}

		@Override
		public String getText(Object element) {
			return ElementLabels.text((EObject) element);
		}

		@Override
		public Object getImage(Object element) {
			try {
				return URI.create("platform:/plugin/dev.lamina.ui/icons/" + ElementLabels.icon((EObject) element)).toURL();
			} catch (MalformedURLException noPlatform) {
				return super.getImage(element);
			}
		}

		@Override
		public List<IItemPropertyDescriptor> getPropertyDescriptors(Object object) {
			if (itemPropertyDescriptors == null) {
				itemPropertyDescriptors = new ArrayList<>();
				for (EStructuralFeature feature : ((EObject) object).eClass().getEAllStructuralFeatures()) {
					if (feature instanceof EAttribute || feature instanceof EReference reference && !reference.isContainment()) {
						itemPropertyDescriptors.add(new ItemPropertyDescriptor(getRootAdapterFactory(), getFeatureText(feature),
								EcoreUtil.getDocumentation(feature),
								feature, true, ItemPropertyDescriptor.GENERIC_VALUE_IMAGE,
								format(capName(feature.getEContainingClass().getName()), ' ')));
					}
				}
			}
			return itemPropertyDescriptors;
		}
	}
}
