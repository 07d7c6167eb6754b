package dev.lamina.ui.diagram;

import java.util.Optional;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.diagram.scene.Box;
import dev.lamina.diagram.scene.Identity;
import dev.lamina.dsl.ide.edit.Change;
import dev.lamina.dsl.ide.edit.EditRefusedException;
import dev.lamina.dsl.ide.edit.ModelEdits;
import dev.lamina.dsl.ide.edit.Place;
import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.ide.snapshot.Workspace;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Vm;

/** What it means to drag something to somewhere: a VM goes to a GPU, or to any of a host. */
final class Reassignment {
	private final Workspace workspace;

	Reassignment(Workspace workspace) {
		this.workspace = workspace;
	}

	/**
	 * The change of the text.
	 *
	 * @return nothing where the boxes are no VM and no place for one
	 * @throws EditRefusedException where the VM cannot be had there
	 */
	Optional<Change> of(Box dragged, Box target) throws EditRefusedException {
		Optional<Vm> vm = element(dragged, Vm.class);
		Optional<Place> place = element(target, HostGpu.class).map(Place::on).or(() -> element(target, Host.class).map(Place::on));
		return vm.isEmpty() || place.isEmpty() ? Optional.empty() : Optional.of(new ModelEdits(workspace.whole()).assign(vm.get(), place.get(), Optional.empty()));
	}

	/** The element that a box shows, or that it is a part of. */
	private <T extends EObject> Optional<T> element(Box box, Class<T> kind) {
		return box.identity().place().flatMap(place -> snapshot(place).flatMap(snapshot -> {
			ILeafNode leaf = NodeModelUtils.findLeafNodeAtOffset(snapshot.resource().getParseResult().getRootNode(), place.offset());
			EObject found = leaf == null ? null : NodeModelUtils.findActualSemanticObjectFor(leaf);
			return Optional.ofNullable(EcoreUtil2.getContainerOfType(found, kind));
		}));
	}

	private Optional<Snapshot> snapshot(Identity.Place place) {
		return workspace.snapshot(URI.createURI(place.file()));
	}
}
