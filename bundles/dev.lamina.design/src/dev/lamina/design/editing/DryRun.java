package dev.lamina.design.editing;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.util.Diagnostician;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.lamina.design.assignment.AssignmentIndex;
import dev.lamina.model.Model;
import dev.lamina.model.Vm;

/**
 * Says what a change would break, by making it in a copy of the file and asking the rules that are registered for the language:
 * the file itself stays as it is.
 *
 * <p>Other files of the package are not copied: what their VMs take counts where the change is made, not in the trial.
 */
final class DryRun {
	private final EcoreUtil.Copier copier = new EcoreUtil.Copier();
	private final Map<EObject, EObject> originals = new HashMap<>();
	private final Model model;

	private DryRun(Model original) {
		model = (Model) copier.copy(original);
		copier.copyReferences();
		copier.forEach((own, copy) -> originals.put(copy, own));
		// rules are those of the language of a file
		Resource file = original.eResource();
		if (file != null) {
			Resource.Factory.Registry factories = file.getResourceSet() == null ? Resource.Factory.Registry.INSTANCE
					: file.getResourceSet().getResourceFactoryRegistry();
			factories.getFactory(file.getURI()).createResource(file.getURI()).getContents().add(model);
		}
	}

	/** A change of a model, given as a change of its copy. */
	@FunctionalInterface
	interface Change {
		/** Makes the change; elements of the file are to be looked up in the trial first. */
		void make(DryRun dryRun);
	}

	/** What stands for an element in the copy: its copy, or itself where it is of another file. */
	@SuppressWarnings("unchecked")
	<T extends EObject> T of(T original) {
		return (T) copier.getOrDefault(original, original);
	}

	/**
	 * What a change would newly break, in the words of validation; nothing if it breaks nothing, or where no file holds the
	 * element.
	 */
	static Optional<String> findNewError(EObject element, Change change) {
		if (!(EcoreUtil.getRootContainer(element) instanceof Model original)) {
			return Optional.empty();
		}
		DryRun dryRun = new DryRun(original);
		change.make(dryRun);
		Map<List<Object>, String> after = dryRun.errors();
		if (after.isEmpty()) {
			return Optional.empty();
		}
		DryRun unchanged = new DryRun(original);
		Map<List<Object>, String> before = unchanged.errors();
		return after.entrySet().stream().filter(error -> !before.containsKey(error.getKey())).map(Map.Entry::getValue).findFirst()
				.or(() -> dryRun.countUnplacedVms() > unchanged.countUnplacedVms() ? after.values().stream().findFirst()
						: Optional.empty());
	}

	/** Whether a change breaks nothing. */
	static boolean isValid(EObject element, Change change) {
		return findNewError(element, change).isEmpty();
	}

	/** Sentences by the element that they are about and by their words: those that differ in their numbers only say the same. */
	private Map<List<Object>, String> errors() {
		Map<List<Object>, String> errors = new LinkedHashMap<>();
		for (Diagnostic each : Diagnostician.INSTANCE.validate(model).getChildren()) {
			if (each.getSeverity() >= Diagnostic.ERROR) {
				Object at = each.getData().isEmpty() ? model : each.getData().getFirst();
				errors.putIfAbsent(
						List.of(originals.containsKey(at) ? originals.get(at) : at, each.getMessage().replaceAll("\\d", "")),
						each.getMessage());
			}
		}
		return errors;
	}

	/** How many instances of VMs have found no place. */
	private long countUnplacedVms() {
		AssignmentIndex assignmentIndex = AssignmentIndex.of(model);
		return model.getDeclarations().stream().filter(Vm.class::isInstance).map(Vm.class::cast)
				.mapToInt(vm -> Math.max(0, vm.getCount() - assignmentIndex.placements(vm).size())).sum();
	}
}
