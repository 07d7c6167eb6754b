package dev.lamina.dsl.ide.related;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;

import dev.lamina.dsl.ide.snapshot.Lines;
import dev.lamina.dsl.ide.snapshot.Region;
import dev.lamina.dsl.linking.Estates;
import dev.lamina.dsl.naming.DeclarationNames;
import dev.lamina.dsl.project.Problem;
import dev.lamina.dsl.scoping.DeclarationKinds;
import dev.lamina.dsl.validation.Rule;
import dev.lamina.dsl.validation.Surroundings;
import dev.lamina.model.Declaration;
import dev.lamina.model.GpuType;
import dev.lamina.model.HostGpu;
import dev.lamina.model.Model;
import dev.lamina.model.ModelPackage.Literals;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Policy;
import dev.lamina.model.Stack;
import dev.lamina.model.Target;
import dev.lamina.model.Vm;
import dev.lamina.model.Workload;

/** Finds the other places that a problem is about, nearest to the cause first; always the same ones for the same text. */
public final class RelatedPlaces {
	/** More than these nobody looks through. */
	private static final int MOST = 8;
	/** Subjects of rules that judge a VM by the GPU that it is on and the policy there. */
	private static final Set<String> BY_POLICY = Set.of("passthrough", "capacity", "stack", "api", "capability", "frameLimit", "display", "vgpu", "mig", "emulation");

	private final Problem problem;
	private final EObject element;
	private final int offset;
	private final List<RelatedPlace> found = new ArrayList<>();

	private RelatedPlaces(Problem problem, EObject element, int offset) {
		this.problem = problem;
		this.element = element;
		this.offset = offset;
	}

	/** The places; none where the problem is about the place at which it is told. */
	public static List<RelatedPlace> of(XtextResource resource, Problem problem) {
		if (resource.getParseResult() == null) {
			return List.of();
		}
		INode root = resource.getParseResult().getRootNode();
		int start = Lines.of(root.getText()).offset(problem.line() - 1, problem.column() - 1);
		ILeafNode leaf = NodeModelUtils.findLeafNodeAtOffset(root, start);
		EObject element = leaf == null ? null : NodeModelUtils.findActualSemanticObjectFor(leaf);
		Optional<Rule> rule = Rule.of(problem.code());
		if (element == null || rule.isEmpty()) {
			return List.of();
		}
		RelatedPlaces places = new RelatedPlaces(problem, element, start);
		places.find(rule.get());
		return places.found.stream().filter(place -> !place.file().equals(resource.getURI()) || place.region().offset() != start).distinct().limit(MOST).toList();
	}

	private void find(Rule rule) {
		switch (rule) {
			case NAME_DUPLICATE -> namesakes();
			case PROPERTY_DUPLICATE -> earlier();
			case POLICY_OVERLAP -> overlapping();
			case EXTENDS_CYCLE -> circle();
			default -> {
				if (BY_POLICY.contains(problem.code().substring(0, Math.max(0, problem.code().indexOf('.'))))) {
					circumstances(rule);
				}
			}
		}
	}

	private void namesakes() {
		if (element instanceof NamedElement named && named.getName() != null) {
			boolean inPackage = named instanceof Declaration && named.eContainer() instanceof Model model && !DeclarationNames.packageOf(model).isEmpty();
			Stream<? extends EObject> siblings = inPackage ? Estates.of((Model) named.eContainer()).own().stream().flatMap(model -> model.getDeclarations().stream())
					: named.eContainer().eContents().stream();
			siblings.filter(other -> other != named && other instanceof NamedElement same && named.getName().equals(same.getName()))
					.forEach(other -> add((NamedElement) other, "has the same name"));
		}
	}

	/** The word with which the same property begins further up. */
	private void earlier() {
		INode node = NodeModelUtils.findActualNodeFor(element);
		ILeafNode word = NodeModelUtils.findLeafNodeAtOffset(node.getRootNode(), offset);
		for (ILeafNode leaf : node.getLeafNodes()) {
			if (leaf.getOffset() < offset && !leaf.isHidden() && leaf.getText().equals(word.getText()) && NodeModelUtils.findActualSemanticObjectFor(leaf) == element) {
				found.add(new RelatedPlace(element.eResource().getURI(), node.getRootNode().getText(), Region.of(leaf), "'" + leaf.getText() + "' is given here already"));
			}
		}
	}

	/** The other declarations that extend each other in a circle, one after the other. */
	private void circle() {
		Declaration start = EcoreUtil2.getContainerOfType(element, Declaration.class);
		Set<Declaration> line = new HashSet<>();
		for (Declaration next = start; next != null && !next.eIsProxy() && line.add(next); next = parent(next)) {
			if (next != start) {
				add(next, "is part of the circle");
			}
		}
	}

	private static Declaration parent(Declaration declaration) {
		return switch (declaration) {
			case GpuType type -> type.getSuperType();
			case Stack stack -> stack.getSuperStack();
			case Workload workload -> workload.getSuperWorkload();
			case null, default -> null;
		};
	}

	private void overlapping() {
		Target mine = EcoreUtil2.getContainerOfType(element, Target.class);
		if (mine == null || !(EcoreUtil.getRootContainer(mine) instanceof Model model)) {
			return;
		}
		List<HostGpu> gpus = Surroundings.of(mine).gpus(mine);
		Estates.of(model).declared(Policy.class).filter(policy -> policy != mine.eContainer())
				.filter(policy -> policy.getTargets().stream().anyMatch(target -> Surroundings.of(target).gpus(target).stream().anyMatch(gpus::contains)))
				.forEach(policy -> add(policy, "holds for it too"));
	}

	/** For a VM its policy, its GPU, and where it is about sharing the other VMs there; for a policy its stack. */
	private void circumstances(Rule rule) {
		Surroundings around = Surroundings.of(element);
		Vm vm = EcoreUtil2.getContainerOfType(element, Vm.class);
		if (vm != null) {
			around.policyOf(vm).ifPresent(policy -> add(policy, "holds for its GPU"));
			List<HostGpu> gpus = gpus(vm, around);
			gpus.forEach(gpu -> add(gpu, "is its GPU"));
			if (rule == Rule.PASS_THROUGH_SHARED || rule == Rule.CAPACITY_EXCEEDED) {
				around.vms().stream().filter(other -> other != vm && gpus(other, around).stream().anyMatch(gpus::contains)).forEach(other -> add(other, "uses it too"));
			}
			return;
		}
		Policy policy = EcoreUtil2.getContainerOfType(element, Policy.class);
		if (policy != null && policy.getStack() != null && !policy.getStack().eIsProxy()) {
			add(policy.getStack(), "is declared here");
		}
	}

	private static List<HostGpu> gpus(Vm vm, Surroundings around) {
		return vm.getGpu() == null || vm.getGpu().getPlace() == null ? List.of() : around.gpus(vm.getGpu().getPlace());
	}

	private void add(NamedElement other, String what) {
		List<INode> names = NodeModelUtils.findNodesForFeature(other, Literals.NAMED_ELEMENT__NAME);
		if (!names.isEmpty()) {
			String kind = other instanceof Declaration ? DeclarationKinds.word(other.eClass()) : other instanceof HostGpu ? "gpu" : other.eClass().getName().toLowerCase(Locale.ROOT);
			found.add(new RelatedPlace(other.eResource().getURI(), names.getFirst().getRootNode().getText(), Region.of(names.getFirst()), kind + ' ' + other.getName() + ' ' + what));
		}
	}
}
