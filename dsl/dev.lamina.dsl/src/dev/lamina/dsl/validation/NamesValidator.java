package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.MODEL__NAME;
import static dev.lamina.model.ModelPackage.Literals.NAMED_ELEMENT__NAME;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.validation.Check;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.linking.PackageFiles;
import dev.lamina.model.Declaration;
import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.Model;
import dev.lamina.model.NamedElement;
import dev.lamina.model.UnknownDeclaration;
import dev.lamina.model.Workload;
import dev.lamina.model.word.PropertyWords;

/** Makes sure that a name is given once to each kind: in a package over all its files, and among the parts of one declaration. */
public class NamesValidator extends RuleValidator {
	/** Files that have so many names in common are copies. */
	private static final int MIN_COPIED = 2;

	@Check
	public void declarationsOf(Model model) {
		Map<EObject, Map<NamedElement, NamedElement>> shared = new LinkedHashMap<>();
		Map<EClass, List<Declaration>> byKind = model.getDeclarations().stream()
				.collect(Collectors.groupingBy(EObject::eClass, LinkedHashMap::new, Collectors.toList()));
		List<NamedElement> all = new ArrayList<>();
		for (List<Declaration> ofKind : byKind.values()) {
			Map<String, NamedElement> first = new LinkedHashMap<>();
			unique(ofKind, first);
			all.addAll(first.values());
		}
		for (NamedElement mine : all) {
			Map<EObject, NamedElement> byFile = new LinkedHashMap<>();
			declarationsNamed(model, mine.getName()).stream()
					.filter(other -> other.eContainer() != model && other.eClass() == mine.eClass())
					.forEach(other -> byFile.putIfAbsent(other.eContainer(), other));
			byFile.forEach((file, other) -> shared.computeIfAbsent(file, key -> new LinkedHashMap<>()).put(mine, other));
		}
		Map<EObject, Map<NamedElement, NamedElement>> copies = new LinkedHashMap<>(shared);
		copies.values().removeIf(names -> names.size() < MIN_COPIED);
		shared.keySet().removeAll(copies.keySet());
		shared.values().forEach(names -> names.forEach(this::duplicate));
		if (!copies.isEmpty()) {
			copied(model, copies);
		}
	}

	/** One file is a copy of another, or both come from a third: said once, as no single name is the mistake. */
	private void copied(Model model, Map<EObject, Map<NamedElement, NamedElement>> copies) {
		List<String> files = copies.keySet().stream().map(file -> PackageFiles.nameOf(file.eResource())).toList();
		List<String> names = copies.values().stream().flatMap(shared -> shared.keySet().stream()).distinct()
				.map(NamedElement::getName).toList();
		report(Rule.NAME_DUPLICATE, model, MODEL__NAME,
				OtherFiles.enumerated(names, "names") + " are declared in " + OtherFiles.enumerated(files, "files")
						+ " too. All files of package " + model.getName()
						+ " are one model: give this file a package of its own, or keep only one of them.");
	}

	@Check
	public void partsOf(GpuType type) {
		unique(type.getProfiles(), new HashMap<>());
	}

	@Check
	public void partsOf(Host host) {
		unique(host.getGpus(), new HashMap<>());
		unique(host.getLinks(), new HashMap<>());
	}

	@Check
	public void partsOf(Workload workload) {
		unique(workload.getPhases(), new HashMap<>());
	}

	private void unique(List<? extends NamedElement> siblings, Map<String, NamedElement> first) {
		for (NamedElement sibling : siblings) {
			// a declaration of an unknown kind is refused as such
			if (sibling.getName() != null && !(sibling instanceof UnknownDeclaration)) {
				NamedElement before = first.putIfAbsent(sibling.getName(), sibling);
				if (before != null) {
					duplicate(sibling, before);
				}
			}
		}
	}

	private void duplicate(NamedElement element, NamedElement first) {
		report(Rule.NAME_DUPLICATE, element, NAMED_ELEMENT__NAME,
				"'" + element.getName() + "' is already the name of " + kindOf(first)
						+ placeOf(first, element) + ". Give one of them another name.");
	}

	private static String kindOf(EObject object) {
		String kind = PropertyWords.hyphenated(object.eClass().getName());
		return switch (kind) {
			case "gpu-type", "host-gpu" -> "a gpu";
			case "unknown-declaration" -> "a declaration";
			default -> "a " + kind;
		};
	}

	private static String placeOf(EObject object, EObject seenFrom) {
		INode node = NodeModelUtils.findActualNodeFor(object);
		String file = object.eResource() == seenFrom.eResource() ? "" : " in " + PackageFiles.nameOf(object.eResource());
		return file + (node == null ? "" : (file.isEmpty() ? " in line " : ", line ") + node.getStartLine());
	}
}
