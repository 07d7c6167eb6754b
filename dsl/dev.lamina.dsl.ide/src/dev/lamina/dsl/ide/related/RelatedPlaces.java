package dev.lamina.dsl.ide.related;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;

import dev.lamina.dsl.ide.snapshot.Lines;
import dev.lamina.dsl.ide.snapshot.Region;
import dev.lamina.dsl.linking.Packages;
import dev.lamina.dsl.naming.DeclarationNames;
import dev.lamina.dsl.project.Problem;
import dev.lamina.dsl.validation.Rule;
import dev.lamina.model.Declaration;
import dev.lamina.model.GpuType;
import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Stack;
import dev.lamina.model.Workload;

/** Finds the places that have to do with a problem: file by file, in the order of the text, always the same for the same files. */
public final class RelatedPlaces {
	private final XtextResource resource;
	private final ICompositeNode root;
	private final int offset;

	private RelatedPlaces(XtextResource resource, Problem problem) {
		this.resource = resource;
		root = resource.getParseResult().getRootNode();
		offset = Lines.of(root.getText()).offset(problem.line() - 1, problem.column() - 1);
	}

	/** The other places; none for a problem that has to do with its own place only. */
	public static List<RelatedPlace> of(XtextResource resource, Problem problem) {
		return resource.getParseResult() == null ? List.of() : switch (Rule.of(problem.code()).orElse(Rule.INTERNAL_ERROR)) {
			case NAME_DUPLICATE -> new RelatedPlaces(resource, problem).namesakes();
			case PROPERTY_DUPLICATE -> new RelatedPlaces(resource, problem).firstOfProperty();
			case EXTENDS_CYCLE -> new RelatedPlaces(resource, problem).circle();
			default -> List.of();
		};
	}

	private List<RelatedPlace> namesakes() {
		return around(NamedElement.class).stream()
				.flatMap(element -> Stream.concat(siblings(element), element instanceof Declaration declaration ? neighbours(declaration) : Stream.of())
						.filter(other -> other != element && element.getName() != null && element.getName().equals(other.getName())))
				.flatMap(other -> name(other, "'" + other.getName() + "' is declared here as well.").stream()).toList();
	}

	private static Stream<NamedElement> siblings(NamedElement element) {
		return element.eContainer() == null ? Stream.of()
				: element.eContainer().eContents().stream().filter(NamedElement.class::isInstance).map(NamedElement.class::cast);
	}

	private Stream<NamedElement> neighbours(Declaration declaration) {
		if (!(declaration.eContainer() instanceof Model model) || DeclarationNames.packageOf(model).isEmpty()) {
			return Stream.of();
		}
		Packages packages = resource.getResourceServiceProvider().get(Packages.class);
		return packages.neighbours(resource, DeclarationNames.packageOf(model), List.of()).map(Resource::getContents).filter(contents -> !contents.isEmpty())
				.map(List::getFirst).filter(Model.class::isInstance).flatMap(other -> ((Model) other).getDeclarations().stream());
	}

	private List<RelatedPlace> firstOfProperty() {
		ILeafNode word = NodeModelUtils.findLeafNodeAtOffset(root, offset);
		EObject owner = word == null ? null : NodeModelUtils.findActualSemanticObjectFor(word);
		ICompositeNode body = owner == null ? null : NodeModelUtils.findActualNodeFor(owner);
		if (body == null) {
			return List.of();
		}
		for (ILeafNode leaf : body.getLeafNodes()) {
			boolean same = leaf.getOffset() < offset && leaf.getText().equals(word.getText()) && !leaf.isHidden();
			if (same && NodeModelUtils.findActualSemanticObjectFor(leaf) == owner) {
				return List.of(place(leaf, "'" + leaf.getText() + "' is given here first."));
			}
		}
		return List.of();
	}

	private List<RelatedPlace> circle() {
		List<RelatedPlace> places = new ArrayList<>();
		around(Declaration.class).ifPresent(start -> {
			SequencedSet<Declaration> line = new LinkedHashSet<>(List.of(start));
			for (Declaration next = parent(start); next != null && !next.eIsProxy() && line.add(next); next = parent(next)) {
				name(next, "'" + next.getName() + "' is part of the circle.").ifPresent(places::add);
			}
		});
		return places;
	}

	private static Declaration parent(Declaration declaration) {
		return switch (declaration) {
			case GpuType type -> type.getSuperType();
			case Stack stack -> stack.getSuperStack();
			case Workload workload -> workload.getSuperWorkload();
			default -> null;
		};
	}

	private <T extends EObject> Optional<T> around(Class<T> kind) {
		ILeafNode leaf = NodeModelUtils.findLeafNodeAtOffset(root, offset);
		EObject element = leaf == null ? null : NodeModelUtils.findActualSemanticObjectFor(leaf);
		return Optional.ofNullable(EcoreUtil2.getContainerOfType(element, kind));
	}

	private static Optional<RelatedPlace> name(NamedElement element, String message) {
		return NodeModelUtils.findNodesForFeature(element, ModelPackage.Literals.NAMED_ELEMENT__NAME).stream().findFirst().map(node -> place(node, message));
	}

	private static RelatedPlace place(INode node, String message) {
		ICompositeNode whole = node.getRootNode();
		return new RelatedPlace(whole.getSemanticElement().eResource().getURI(), whole.getText(), Region.of(node), message);
	}
}
