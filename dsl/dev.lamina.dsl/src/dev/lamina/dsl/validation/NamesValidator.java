package dev.lamina.dsl.validation;

import static dev.lamina.model.ModelPackage.Literals.NAMED_ELEMENT__NAME;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.validation.Check;

import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.Model;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Workload;

/** Makes sure that a name is given once: in a package over all its files, and among the parts of one declaration. */
public class NamesValidator extends RuleValidator {
	@Check
	public void declarationsOf(Model model) {
		Map<String, NamedElement> first = new LinkedHashMap<>();
		unique(model.getDeclarations(), first);
		for (NamedElement mine : first.values()) {
			Map<EObject, NamedElement> byFile = new LinkedHashMap<>();
			landscape(model).named(mine.getName()).stream().filter(other -> other.eContainer() != model)
					.forEach(other -> byFile.putIfAbsent(other.eContainer(), other));
			byFile.values().forEach(other -> duplicate(mine, other));
		}
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
			if (sibling.getName() != null) {
				NamedElement before = first.putIfAbsent(sibling.getName(), sibling);
				if (before != null) {
					duplicate(sibling, before);
				}
			}
		}
	}

	private void duplicate(NamedElement element, NamedElement first) {
		report(Rule.NAME_DUPLICATE, element, NAMED_ELEMENT__NAME, "'" + element.getName() + "' is already the name of " + kindOf(first)
				+ placeOf(first, element) + ". Give one of them another name.");
	}

	private static String kindOf(EObject object) {
		String kind = PropertyWord.hyphenated(object.eClass().getName());
		return switch (kind) {
			case "gpu-type", "host-gpu" -> "a gpu";
			case "unknown-declaration" -> "a declaration";
			default -> "a " + kind;
		};
	}

	private static String placeOf(EObject object, EObject seenFrom) {
		INode node = NodeModelUtils.findActualNodeFor(object);
		String file = object.eResource() == seenFrom.eResource() ? "" : " in " + object.eResource().getURI().lastSegment();
		return file + (node == null ? "" : (file.isEmpty() ? " in line " : ", line ") + node.getStartLine());
	}
}
