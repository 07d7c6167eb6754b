package dev.lamina.ui.diagram;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.design.assignment.AssignmentIndex;
import dev.lamina.design.results.RunSummary;
import dev.lamina.diagram.Diagrams;
import dev.lamina.diagram.evaluation.Evaluation.Selection;
import dev.lamina.diagram.scene.ElementIdentity;
import dev.lamina.diagram.scene.Scene;
import dev.lamina.diagram.specification.DiagramDescription;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.linking.ModelScopes;
import dev.lamina.placement.scope.ModelScope;

/** Draws diagrams of snapshots, one at a time; for the background. All views draw with the same. */
final class DiagramRenderer {
	private final Diagrams diagrams = Diagrams.load();
	private final List<DiagramDescription> descriptions = diagrams.descriptions();

	private static final class Shared {
		private static final DiagramRenderer ONLY = new DiagramRenderer();
	}

	private DiagramRenderer() {
	}

	/** The one that there is; the first who asks waits until the specification of the diagrams is read. */
	static DiagramRenderer shared() {
		return Shared.ONLY;
	}

	/** The kind of diagram of that name. */
	DiagramDescription description(String name) {
		return descriptions.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
	}

	/**
	 * The diagram of that name; nothing if the text says no model that it could show.
	 *
	 * @param figures what a run found out; nothing if that shall not be shown
	 * @param time    of the simulation at which to show who sits where, in nanoseconds; absent for the model as it is declared
	 */
	synchronized Optional<SceneGraph> of(Snapshot snapshot, String name, Selection selection, Optional<RunSummary> figures,
			OptionalLong time) {
		DiagramDescription description = description(name);
		return snapshot.model().filter(model -> diagrams.suits(description, model)).map(model -> {
			synchronized (snapshot) {
				ModelScope modelScope = ModelScopes.of(model);
				Optional<PlanStops> stops = time.isPresent() ? PlanStops.of(model, modelScope) : Optional.empty();
				if (stops.isPresent()) {
					AssignmentIndex.install(modelScope, stops.get().plan().at(time.getAsLong()));
				} else {
					AssignmentIndex.install(modelScope);
				}
				figures.ifPresent(run -> run.install(snapshot.resource().getResourceSet()));
				Map<ElementIdentity.Location, EObject> elements = new HashMap<>();
				Scene scene = diagrams.draw(description, model, selection, element -> place(element, elements));
				return new SceneGraph(snapshot, scene, elements);
			}
		});
	}

	/** The times at which something happens in the model that a text says; nothing if nothing does. */
	synchronized Optional<PlanStops> stops(Snapshot snapshot) {
		return snapshot.model().flatMap(model -> {
			synchronized (snapshot) {
				return PlanStops.of(model, ModelScopes.of(model));
			}
		});
	}

	/** Where an element stands; its file by its address. */
	private static Optional<ElementIdentity.Location> place(EObject element, Map<ElementIdentity.Location, EObject> elements) {
		ICompositeNode node = NodeModelUtils.findActualNodeFor(element);
		if (node == null || element.eResource() == null) {
			return Optional.empty();
		}
		ElementIdentity.Location location = new ElementIdentity.Location(element.eResource().getURI().toString(),
				node.getStartLine(), node.getEndLine(),
				node.getOffset(), node.getLength());
		elements.put(location, element);
		return Optional.of(location);
	}
}
