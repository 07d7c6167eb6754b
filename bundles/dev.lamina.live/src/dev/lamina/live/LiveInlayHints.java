package dev.lamina.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.dsl.ide.hint.AsyncInlayHints;
import dev.lamina.dsl.ide.hint.InlayHint;
import dev.lamina.dsl.ide.snapshot.Region;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.model.Host;
import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage.Literals;
import dev.lamina.model.Vm;

/** The figures of the simulator as remarks beside the names of VMs and GPUs, in the order of the text. */
public final class LiveInlayHints implements AsyncInlayHints {
	private final LiveSimulation live;
	/** The snapshots about which the user has been told, or will be. */
	private final Map<Snapshot, Boolean> asked = new WeakHashMap<>();

	/** Remarks whose simulations may cost so much each. */
	public LiveInlayHints(SimulationBudget simulationBudget) {
		live = new LiveSimulation(simulationBudget);
	}

	@Override
	public List<InlayHint> of(Snapshot snapshot, Runnable known) {
		var answer = live.requestResults(snapshot);
		var figures = live.knownResults(snapshot);
		boolean isNew;
		synchronized (asked) {
			isNew = asked.put(snapshot, true) == null;
		}
		if (figures.isEmpty() && isNew) {
			answer.thenAccept(found -> {
				if (!found.results().isEmpty() && !snapshot.isOutdated()) {
					known.run();
				}
			});
		}
		return figures.map(found -> hints(snapshot, found)).orElse(List.of());
	}

	private static List<InlayHint> hints(Snapshot snapshot, LiveResults figures) {
		List<InlayHint> inlayHints = new ArrayList<>();
		snapshot.model().map(Model::getDeclarations).ifPresent(declarations -> declarations.forEach(declaration -> {
			if (declaration instanceof Host host) {
				host.getGpus().forEach(gpu -> add(gpu, figures, inlayHints));
			} else if (declaration instanceof Vm) {
				add(declaration, figures, inlayHints);
			}
		}));
		return inlayHints;
	}

	private static void add(EObject element, LiveResults figures, List<InlayHint> inlayHints) {
		List<INode> name = NodeModelUtils.findNodesForFeature(element, Literals.NAMED_ELEMENT__NAME);
		if (!name.isEmpty()) {
			figures.of(element)
					.ifPresent(liveResult -> inlayHints
							.add(new InlayHint(Region.of(name.getFirst()), liveResult.line(), details(liveResult))));
		}
	}

	private static String details(LiveResult liveResult) {
		return liveResult.details().lines().map(line -> "- " + line + '\n').reduce("", String::concat);
	}

	@Override
	public void close() {
		live.close();
	}
}
