package dev.lamina.cli.diagram;

import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.cli.input.ModelInputs.ModelInput;
import dev.lamina.diagram.scene.ElementIdentity;

/** Says where the elements of a picture stand in the text of the model. */
final class ElementLocator {
	private ElementLocator() {
	}

	/** The place of an element; nothing if it was not written in a file. */
	static Optional<ElementIdentity.Location> of(ModelInput modelInput, EObject element) {
		ICompositeNode node = NodeModelUtils.findActualNodeFor(element);
		if (node == null || element.eResource() == null) {
			return Optional.empty();
		}
		return Optional.of(
				new ElementIdentity.Location(modelInput.project().nameOf(element.eResource()), node.getStartLine(),
						node.getEndLine(),
						node.getOffset(), node.getLength()));
	}
}
