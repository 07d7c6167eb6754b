package dev.lamina.dsl.ide.completion;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.documentation.IEObjectDocumentationProvider;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.dsl.ide.snapshot.Snapshot;
import dev.lamina.dsl.linking.PackageResolver;
import dev.lamina.dsl.naming.DeclarationNames;
import dev.lamina.dsl.naming.LocalNames;
import dev.lamina.model.Declaration;
import dev.lamina.model.Event;
import dev.lamina.model.Import;
import dev.lamina.model.Model;
import dev.lamina.model.Policy;
import dev.lamina.model.Simulation;
import dev.lamina.model.Stack;
import dev.lamina.model.Target;
import dev.lamina.model.Vm;
import dev.lamina.model.inheritance.InheritanceResolver;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.assignment.Repartitioning;
import dev.lamina.placement.assignment.TargetMatcher;
import dev.lamina.placement.assignment.VmPlacement;

/**
 * Where something is to be written: the place as the grammar sees it, and the model around it as far as the text says one.
 *
 * <p>It is for one question in one thread; what it has found once it remembers.
 */
final class CompletionContext {
	private final Snapshot snapshot;
	private final GrammarContext grammarContext;
	private Optional<Declaration> declaration;
	private List<GpuSlot> slotsAround;
	private Optional<Stack> stackAround;

	CompletionContext(Snapshot snapshot, GrammarContext grammarContext) {
		this.snapshot = snapshot;
		this.grammarContext = grammarContext;
	}

	/** The document. */
	Snapshot snapshot() {
		return snapshot;
	}

	/** The place. */
	GrammarContext grammarContext() {
		return grammarContext;
	}

	/** The model; a document of which no model came has an empty one. */
	Optional<Model> model() {
		return snapshot.model();
	}

	/** The declaration around. */
	Optional<Declaration> declaration() {
		if (declaration == null) {
			declaration = grammarContext.declaration() < 0 ? Optional.empty() : declarationFrom(grammarContext.declaration());
		}
		return declaration;
	}

	private Optional<Declaration> declarationFrom(int offset) {
		return model().stream().flatMap(model -> model.getDeclarations().stream()).filter(each -> {
			ICompositeNode node = NodeModelUtils.findActualNodeFor(each);
			return node != null && node.getOffset() == offset;
		}).findFirst();
	}

	/** The declaration around, where it is of that kind. */
	<T extends Declaration> Optional<T> declaration(Class<T> kind) {
		return declaration().filter(kind::isInstance).map(kind::cast);
	}

	/** Declarations that can be named simply: of this file, of its package and of the project's packages that it imports. */
	<T extends Declaration> List<T> declared(Class<T> kind) {
		return declarations().filter(kind::isInstance).map(kind::cast).filter(each -> each.getName() != null).toList();
	}

	/** Declarations of that kind that can be named simply. */
	List<Declaration> declared(EClass kind) {
		return declarations().filter(kind::isInstance).filter(each -> each.getName() != null).toList();
	}

	private Stream<Declaration> declarations() {
		if (model().isEmpty()) {
			return Stream.empty();
		}
		LocalNames names = snapshot.service(LocalNames.class);
		return Stream.concat(Stream.of(snapshot.resource()),
				snapshot.service(PackageResolver.class).neighbours(snapshot.resource(), DeclarationNames.packageOf(model().get()),
						imports()))
				.flatMap(names::declarations);
	}

	/** The imports, as written. */
	List<String> imports() {
		return model().stream().flatMap(model -> model.getImports().stream()).map(Import::getImportedNamespace)
				.filter(name -> name != null).toList();
	}

	/** The doc comment of an element. */
	String comment(EObject element) {
		String text = snapshot.service(IEObjectDocumentationProvider.class).getDocumentation(element);
		return text == null ? "" : text;
	}

	/** The GPUs that a place means; all there are if it names none. */
	List<GpuSlot> slots(List<Target> targets) {
		List<GpuSlot> all = snapshot.assignment().slots();
		if (targets.isEmpty()) {
			return all;
		}
		return all.stream().filter(slot -> targets.stream().anyMatch(target -> TargetMatcher.matches(target, slot))).toList();
	}

	/** The GPUs that the declaration around speaks of: those of its policy, or those on which its VM may be. */
	List<GpuSlot> slotsAround() {
		if (slotsAround == null) {
			slotsAround = findSlots();
		}
		return slotsAround;
	}

	private List<GpuSlot> findSlots() {
		Optional<Vm> vm = declaration(Vm.class);
		Optional<Policy> policy = declaration(Policy.class);
		Optional<RuleFrame> named = vm.filter(each -> each.getGpu() == null).flatMap(each -> demandedTarget());
		if (named.isPresent()) {
			return snapshot.assignment().slots().stream().filter(slot -> named.get().text("element").equals(slot.host().getName())
					&& (!named.get().has("gpu") || named.get().text("gpu").equals(slot.hostGpu().getName()))).toList();
		}
		if (policy.isPresent() && policy.get().getTargets().isEmpty()) {
			List<Target> later = declared(Simulation.class).stream().flatMap(simulation -> simulation.getEvents().stream())
					.filter(event -> Repartitioning.successor(event).equals(policy)).map(Event::getSubject)
					.filter(Objects::nonNull).toList();
			return later.isEmpty() ? snapshot.assignment().slots().stream().filter(slot -> slot.policy().equals(policy)).toList()
					: slots(later);
		}
		return slots(policy.map(each -> List.copyOf(each.getTargets()))
				.or(() -> vm.map(Vm::getGpu)
						.map(demand -> demand.getPlace() == null ? List.<Target>of() : List.of(demand.getPlace())))
				.orElse(List.of()));
	}

	/** The place that the text names for the VM around, where the parser could not make a demand of it. */
	private Optional<RuleFrame> demandedTarget() {
		return Stream.concat(grammarContext.body().stream(), grammarContext.rest().stream())
				.flatMap(body -> body.elements("gpu").stream())
				.flatMap(demand -> demand.elements("place").stream()).reduce((first, last) -> last);
	}

	/** The stack under which the declaration around works, with what it inherits; nothing if that is open. */
	Optional<Stack> stackAround() {
		if (stackAround == null) {
			stackAround = findStack();
		}
		return stackAround;
	}

	private Optional<Stack> findStack() {
		Optional<Stack> ofPolicy = declaration(Policy.class).map(Policy::getStack).filter(stack -> !stack.eIsProxy())
				.map(InheritanceResolver::resolve);
		if (ofPolicy.isPresent()) {
			return ofPolicy;
		}
		Optional<Vm> vm = declaration(Vm.class);
		Optional<Stack> seated = vm
				.flatMap(each -> snapshot.assignment().placements().stream().filter(vmPlacement -> vmPlacement.vm() == each)
						.findFirst())
				.flatMap(VmPlacement::stack);
		if (seated.isPresent() || vm.isEmpty()) {
			return seated;
		}
		List<Stack> possible = slotsAround().stream().flatMap(slot -> slot.stack().stream()).toList();
		return possible.stream().map(Stack::getName).distinct().count() == 1 ? Optional.of(possible.getFirst())
				: Optional.empty();
	}
}
