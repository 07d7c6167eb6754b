package dev.lamina.dsl.ide.navigation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;

import dev.lamina.dsl.ide.snapshot.Region;
import dev.lamina.dsl.linking.PackageResolver;
import dev.lamina.dsl.validation.VariationReferences;
import dev.lamina.model.Declaration;
import dev.lamina.model.Import;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.NamedElement;
import dev.lamina.model.UnknownDeclaration;
import dev.lamina.model.Variation;

/**
 * Every mention in one file, in the order of its text: names of declarations and their parts, references, imports by name, and
 * the names among the values that a simulation varies. A name that means nothing is not among them.
 */
public final class ElementReferences {
	private static final ModelPackage MODEL = ModelPackage.eINSTANCE;

	private final XtextResource file;
	private final List<ElementReference> found = new ArrayList<>();

	private ElementReferences(XtextResource file) {
		this.file = file;
	}

	/** The mentions of a file that is linked. */
	public static List<ElementReference> of(XtextResource file) {
		ElementReferences elementReferences = new ElementReferences(file);
		for (Iterator<EObject> elements = EcoreUtil.getAllContents(file, false); elements.hasNext();) {
			elementReferences.add(elements.next());
		}
		elementReferences.found.sort(Comparator.comparingInt(elementReference -> elementReference.region().offset()));
		return List.copyOf(elementReferences.found);
	}

	/** The mention at an offset, also directly behind its last letter. */
	public static Optional<ElementReference> at(XtextResource file, int offset) {
		List<ElementReference> touching = of(file).stream().filter(elementReference -> elementReference.region().touches(offset))
				.toList();
		// between two names without space, as after the dot of vdi1.desktops, the second is meant
		return touching.isEmpty() ? Optional.empty() : Optional.of(touching.getLast());
	}

	private void add(EObject element) {
		switch (element) {
			case UnknownDeclaration unknown -> {
			}
			case NamedElement named when named.getName() != null -> add(named, MODEL.getNamedElement_Name(), 0, named, true);
			case Import imported -> imported(imported);
			case Variation variation -> VariationReferences.of(variation)
					.forEach((index, value) -> add(variation, MODEL.getVariation_Values(), index, value, false));
			default -> {
			}
		}
		for (EReference reference : element.eClass().getEAllReferences()) {
			if (!reference.isContainment() && element.eIsSet(reference)) {
				refer(element, reference);
			}
		}
	}

	private void refer(EObject element, EReference reference) {
		if (!reference.isMany()) {
			add(element, reference, 0, (EObject) element.eGet(reference), false);
			return;
		}
		int index = 0;
		for (Object target : (List<?>) element.eGet(reference)) {
			add(element, reference, index++, (EObject) target, false);
		}
	}

	private void imported(Import imported) {
		String name = imported.getImportedNamespace();
		int dot = name == null ? -1 : name.lastIndexOf('.');
		if (dot > 0 && !name.endsWith(".*")) {
			file.getResourceServiceProvider().get(PackageResolver.class)
					.find(file, name.substring(0, dot), name.substring(dot + 1), kind -> true)
					.ifPresent(found -> add(imported, MODEL.getImport_ImportedNamespace(), 0, found.getEObjectOrProxy(), false));
		}
	}

	private void add(EObject owner, EStructuralFeature feature, int index, EObject named, boolean declares) {
		List<INode> nodes = NodeModelUtils.findNodesForFeature(owner, feature);
		if (named != null && !named.eIsProxy() && index < nodes.size()) {
			found.add(new ElementReference(named, region(nodes.get(index), named), declares));
		}
	}

	/** Of a qualified name its last part; a profile such as 1g.10gb has dots of its own. */
	private static Region region(INode node, EObject named) {
		if (!(named instanceof Declaration)) {
			return Region.of(node);
		}
		ILeafNode last = null;
		for (ILeafNode leaf : node.getLeafNodes()) {
			last = leaf.isHidden() ? last : leaf;
		}
		return last == null ? Region.of(node) : Region.of(last);
	}
}
