package dev.lamina.dsl.serializer;

import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.resource.Resource;

/** Everything that a model says as lines of text, so that two models are equal where these are. */
final class ModelDump {
	private final StringBuilder text = new StringBuilder();
	private final Resource home;

	private ModelDump(Resource home) {
		this.home = home;
	}

	static String of(EObject model) {
		ModelDump dump = new ModelDump(model.eResource());
		dump.element(model, 0);
		return dump.text.toString();
	}

	private void element(EObject element, int depth) {
		text.append(element.eClass().getName()).append('\n');
		for (EStructuralFeature feature : element.eClass().getEAllStructuralFeatures()) {
			if (!element.eIsSet(feature)) {
				continue;
			}
			for (Object value : feature.isMany() ? (List<?>) element.eGet(feature) : List.of(element.eGet(feature))) {
				text.append(" ".repeat(depth + 1)).append(feature.getName()).append(' ');
				if (feature instanceof EReference reference && reference.isContainment()) {
					element((EObject) value, depth + 1);
				} else {
					text.append(feature instanceof EReference ? path((EObject) value) : value).append('\n');
				}
			}
		}
	}

	/** Where an element stands, by positions, so that it says the same in another resource. */
	private String path(EObject element) {
		if (element.eIsProxy()) {
			return "nothing";
		}
		if (element.eContainer() == null) {
			return element.eResource() == null ? "nowhere" : element.eResource() == home ? "here"
					: element.eResource().getURI().lastSegment();
		}
		Object held = element.eContainer().eGet(element.eContainingFeature());
		return path(element.eContainer()) + "/" + element.eContainingFeature().getName()
				+ (held instanceof List<?> list ? "." + list.indexOf(element) : "");
	}
}
