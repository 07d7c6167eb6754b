package dev.lamina.ui.diagram;

import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.design.seating.Seating;
import dev.lamina.diagram.Diagrams;
import dev.lamina.diagram.evaluation.Evaluation.Selection;
import dev.lamina.diagram.scene.Identity;
import dev.lamina.diagram.scene.Scene;
import dev.lamina.diagram.specification.DiagramDescription;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.linking.Estates;

/** Draws diagrams of snapshots, one at a time; for the background. */
final class Drawing {
	private final Diagrams diagrams = Diagrams.load();

	/** The kinds of diagrams that there are. */
	java.util.List<DiagramDescription> descriptions() {
		return diagrams.descriptions();
	}

	/** The diagram of that name; nothing where the text says no model that it could show. */
	synchronized Optional<Scene> of(Snapshot snapshot, String name) {
		DiagramDescription description = diagrams.description(name).orElseThrow();
		return snapshot.model().filter(model -> diagrams.suits(description, model)).map(model -> {
			synchronized (snapshot) {
				Seating.install(Estates.of(model));
				return diagrams.draw(description, model, new Selection(Optional.empty(), Set.of()), Drawing::place);
			}
		});
	}

	/** Where an element stands; its file by its address. */
	private static Optional<Identity.Place> place(EObject element) {
		ICompositeNode node = NodeModelUtils.findActualNodeFor(element);
		return node == null || element.eResource() == null ? Optional.empty()
				: Optional.of(new Identity.Place(element.eResource().getURI().toString(), node.getStartLine(), node.getEndLine(), node.getOffset(), node.getLength()));
	}
}
