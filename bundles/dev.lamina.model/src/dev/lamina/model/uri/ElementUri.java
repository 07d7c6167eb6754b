package dev.lamina.model.uri;

import java.util.Optional;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.util.EcoreUtil;

/** Names an element of a model by a text, by which it is found again in the resource set that has loaded it. */
public final class ElementUri {
	private ElementUri() {
	}

	/**
	 * The URI of an element, of its file and of its place in it.
	 *
	 * @param element null for none
	 * @return empty for none
	 */
	public static String of(EObject element) {
		return element == null ? "" : EcoreUtil.getURI(element).toString();
	}

	/**
	 * The element that a URI names; nothing if the URI is empty, or if its file is not loaded or has no such element.
	 *
	 * @param uri as {@link #of} gave it
	 */
	public static Optional<EObject> resolve(String uri, ResourceSet models) {
		return uri.isEmpty() ? Optional.empty() : Optional.ofNullable(models.getEObject(URI.createURI(uri), false));
	}
}
