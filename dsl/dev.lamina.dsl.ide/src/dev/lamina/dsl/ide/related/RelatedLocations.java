package dev.lamina.dsl.ide.related;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.ide.snapshot.LineIndex;
import dev.lamina.dsl.ide.snapshot.Region;
import dev.lamina.dsl.linking.ModelScopes;
import dev.lamina.dsl.naming.DeclarationNames;
import dev.lamina.dsl.scoping.DeclarationKinds;
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
import dev.lamina.placement.assignment.PolicyAssignment;
import dev.lamina.placement.scope.DeclaredGpu;

/** Finds the other places that a problem is about, nearest to the cause first; always the same ones for the same text. */
public final class RelatedLocations {
	/** More than these no one looks through. */
	private static final int MAX_LOCATIONS = 8;
	/** Subjects of rules that judge a VM by the GPU that it is on and the policy there. */
	private static final Set<String> BY_POLICY = Set.of("passthrough", "capacity", "stack", "api", "capability", "frameLimit",
			"display", "vgpu", "mig", "emulation");

	private final XtextResource file;
	/** Lines, and what rules see, are worked out once, though thousands of problems may ask. */
	private LineIndex lineIndex;
	private PolicyAssignment around;
	private Map<HostGpu, List<Vm>> users;

	/** The places of problems of a file that is parsed and linked; for one thread. */
	public RelatedLocations(XtextResource file) {
		this.file = file;
	}

	/** The places of one problem; none if the problem is about the place at which it is told. */
	public List<RelatedLocation> of(Diagnostic diagnostic) {
		if (file.getParseResult() == null) {
			return List.of();
		}
		INode root = file.getParseResult().getRootNode();
		lineIndex = lineIndex == null ? LineIndex.of(root.getText()) : lineIndex;
		int start = lineIndex.offset(diagnostic.line() - 1, diagnostic.column() - 1);
		ILeafNode leaf = NodeModelUtils.findLeafNodeAtOffset(root, start);
		EObject element = leaf == null ? null : NodeModelUtils.findActualSemanticObjectFor(leaf);
		Optional<Rule> rule = Rule.of(diagnostic.code());
		if (element == null || rule.isEmpty() || !(EcoreUtil.getRootContainer(element) instanceof Model)) {
			return List.of();
		}
		Stream<RelatedLocation> found = switch (rule.get()) {
			case NAME_DUPLICATE -> namesakes(element);
			case PROPERTY_DUPLICATE -> earlier(element, leaf);
			case POLICY_OVERLAP -> overlapping(element);
			case EXTENDS_CYCLE -> circle(element);
			default -> BY_POLICY.contains(diagnostic.code().substring(0, Math.max(0, diagnostic.code().indexOf('.'))))
					? circumstances(element, rule.get()) : Stream.empty();
		};
		return found.filter(place -> !place.file().equals(file.getURI()) || place.region().offset() != start).distinct()
				.limit(MAX_LOCATIONS).toList();
	}

	private static Stream<RelatedLocation> namesakes(EObject element) {
		if (element instanceof Model model) {
			return model.getDeclarations().stream().flatMap(RelatedLocations::namesakes);
		}
		if (!(element instanceof NamedElement named) || named.getName() == null) {
			return Stream.empty();
		}
		boolean inPackage = named instanceof Declaration && named.eContainer() instanceof Model model
				&& !DeclarationNames.packageOf(model).isEmpty();
		Stream<? extends EObject> siblings = inPackage
				? ModelScopes.of((Model) named.eContainer()).own().stream().flatMap(model -> model.getDeclarations().stream())
				: named.eContainer().eContents().stream();
		return siblings
				.filter(other -> other != named && other instanceof NamedElement same && named.getName().equals(same.getName()))
				.flatMap(other -> place((NamedElement) other, "has the same name"));
	}

	/** The word with which the same property begins further up. */
	private static Stream<RelatedLocation> earlier(EObject element, ILeafNode word) {
		INode node = NodeModelUtils.findActualNodeFor(element);
		List<RelatedLocation> places = new ArrayList<>();
		for (ILeafNode leaf : node.getLeafNodes()) {
			if (leaf.getOffset() < word.getOffset() && !leaf.isHidden() && leaf.getText().equals(word.getText())
					&& NodeModelUtils.findActualSemanticObjectFor(leaf) == element) {
				places.add(new RelatedLocation(element.eResource().getURI(), node.getRootNode().getText(), Region.of(leaf),
						"'" + leaf.getText() + "' is given here already"));
			}
		}
		return places.stream();
	}

	/** The other declarations that extend each other in a circle, one after the other. */
	private static Stream<RelatedLocation> circle(EObject element) {
		Declaration start = EcoreUtil2.getContainerOfType(element, Declaration.class);
		Set<Declaration> line = new LinkedHashSet<>();
		for (Declaration next = start; next != null && !next.eIsProxy() && line.add(next); next = parent(next)) {
		}
		return line.stream().skip(1).flatMap(next -> place(next, "is part of the circle"));
	}

	private static Declaration parent(Declaration declaration) {
		return switch (declaration) {
			case GpuType type -> type.getSuperType();
			case Stack stack -> stack.getSuperStack();
			case Workload workload -> workload.getSuperWorkload();
			case Vm vm -> vm.getSuperVm();
			case Policy policy -> policy.getSuperPolicy();
			case null, default -> null;
		};
	}

	private Stream<RelatedLocation> overlapping(EObject element) {
		Target mine = EcoreUtil2.getContainerOfType(element, Target.class);
		if (mine == null) {
			return Stream.empty();
		}
		List<DeclaredGpu> gpus = around().gpus(mine);
		return ModelScopes.of((Model) EcoreUtil.getRootContainer(mine)).declared(Policy.class)
				.filter(policy -> policy != mine.eContainer())
				.filter(policy -> policy.getTargets().stream()
						.anyMatch(target -> around().gpus(target).stream().anyMatch(gpus::contains)))
				.flatMap(policy -> place(policy, "holds for it too"));
	}

	/** For a VM its policy, its GPU, and where it is about sharing the other VMs there; for a policy its stack. */
	private Stream<RelatedLocation> circumstances(EObject element, Rule rule) {
		Vm vm = EcoreUtil2.getContainerOfType(element, Vm.class);
		if (vm != null) {
			List<HostGpu> gpus = gpus(vm);
			Stream<RelatedLocation> here = Stream.concat(
					around().policyOf(vm).stream().flatMap(policy -> place(policy, "holds for its GPU")),
					gpus.stream().flatMap(gpu -> place(gpu, "is its GPU")));
			boolean shared = rule == Rule.PASS_THROUGH_SHARED || rule == Rule.CAPACITY_EXCEEDED;
			return Stream.concat(here,
					!shared ? Stream.empty()
							: gpus.stream().flatMap(gpu -> users().getOrDefault(gpu, List.of()).stream())
									.filter(other -> other != vm)
									.distinct().flatMap(other -> place(other, "uses it too")));
		}
		Policy policy = EcoreUtil2.getContainerOfType(element, Policy.class);
		return policy == null || policy.getStack() == null || policy.getStack().eIsProxy() ? Stream.empty()
				: place(policy.getStack(), "is declared here");
	}

	private PolicyAssignment around() {
		if (around == null) {
			around = ModelScopes.policies(file.getContents().getFirst());
		}
		return around;
	}

	private Map<HostGpu, List<Vm>> users() {
		if (users == null) {
			users = new IdentityHashMap<>();
			around().vms().forEach(vm -> gpus(vm).forEach(gpu -> users.computeIfAbsent(gpu, key -> new ArrayList<>()).add(vm)));
		}
		return users;
	}

	private List<HostGpu> gpus(Vm vm) {
		return vm.getGpu() == null || vm.getGpu().getPlace() == null ? List.of()
				: around().gpus(vm.getGpu().getPlace()).stream().map(DeclaredGpu::gpu).toList();
	}

	private static Stream<RelatedLocation> place(NamedElement other, String what) {
		List<INode> names = NodeModelUtils.findNodesForFeature(other, Literals.NAMED_ELEMENT__NAME);
		String kind = other instanceof Declaration ? DeclarationKinds.word(other.eClass()) : other instanceof HostGpu ? "gpu"
				: other.eClass().getName().toLowerCase(Locale.ROOT);
		return names.stream().limit(1)
				.map(name -> new RelatedLocation(other.eResource().getURI(), name.getRootNode().getText(), Region.of(name),
						kind + ' ' + other.getName() + ' ' + what));
	}
}
