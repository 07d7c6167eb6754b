package dev.lamina.design.editing;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature.Setting;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.model.Event;
import dev.lamina.model.Expectation;
import dev.lamina.model.Fleet;
import dev.lamina.model.GpuDemand;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Link;
import dev.lamina.model.Partition;
import dev.lamina.model.Policy;
import dev.lamina.model.Target;
import dev.lamina.model.Variation;
import dev.lamina.model.VmWeight;

/**
 * Removes an element and what only speaks of it: links, weights, events, promises and targets that name it.
 *
 * <p>A policy whose last target goes is removed too: without targets it would hold for every GPU. A VM that ran on what goes asks for
 * the same elsewhere, or for no GPU if no other has that. A profile that no GPU has any more is named nowhere afterwards, because
 * no text could.
 */
final class ElementRemoval {
	private final EObject element;
	/** Demands that named something that goes. */
	private final Set<GpuDemand> displaced;

	ElementRemoval(EObject element) {
		this(element, new LinkedHashSet<>());
	}

	private ElementRemoval(EObject element, Set<GpuDemand> displaced) {
		this.element = element;
		this.displaced = displaced;
	}

	void remove() {
		Resource file = element.eResource();
		take();
		displaced.stream().filter(demand -> demand.eResource() != null && !ProfileReferences.isMet(demand))
				.forEach(EcoreUtil::remove);
		if (file != null) {
			ProfileReferences.removeAllUnknown(file);
		}
	}

	private void take() {
		Resource file = element.eResource();
		if (file != null) {
			for (EObject gone : element.eContents().isEmpty() ? List.of(element) : withNamedParts()) {
				Collection<Setting> uses = file.getResourceSet() == null ? EcoreUtil.UsageCrossReferencer.find(gone, file)
						: EcoreUtil.UsageCrossReferencer.find(gone, file.getResourceSet());
				uses.stream().filter(use -> !EcoreUtil.isAncestor(element, use.getEObject())).forEach(use -> release(use, gone));
			}
		}
		EcoreUtil.remove(element);
	}

	/** The element and its direct parts: GPUs of a host are named from outside as the host is. */
	private List<EObject> withNamedParts() {
		return java.util.stream.Stream.concat(java.util.stream.Stream.of(element), element.eContents().stream()).toList();
	}

	private void release(Setting use, EObject gone) {
		switch (use.getEObject()) {
			case Link link -> EcoreUtil.remove(link);
			case VmWeight weight -> EcoreUtil.remove(weight);
			case Variation variation -> EcoreUtil.remove(variation);
			case Target target -> drop(target);
			case Partition partition -> EcoreUtil.remove(partition);
			case HostGpu gpu -> new ElementRemoval(gpu, displaced).take();
			default -> EcoreUtil.remove(use, gone);
		}
	}

	private void drop(Target target) {
		switch (target.eContainer()) {
			case Policy policy -> {
				EcoreUtil.remove(target);
				if (policy.getTargets().isEmpty()) {
					new ElementRemoval(policy, displaced).take();
				}
			}
			case GpuDemand demand -> {
				demand.setPlace(null);
				displaced.add(demand);
			}
			case Event event -> EcoreUtil.remove(event);
			case Expectation expectation -> EcoreUtil.remove(expectation);
			case Fleet fleet -> EcoreUtil.remove(target);
			case null, default -> EcoreUtil.remove(target);
		}
	}
}
