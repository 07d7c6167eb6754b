package dev.lamina.dsl.ide.fix;

import java.util.List;
import java.util.Optional;

import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.dsl.linking.ModelScopes;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.Policy;
import dev.lamina.model.Requirement;
import dev.lamina.model.SchedulerKind;
import dev.lamina.model.Stack;
import dev.lamina.model.Vm;
import dev.lamina.model.inheritance.InheritanceResolver;
import dev.lamina.placement.assignment.PolicyAssignment;

/** For a VM that does not get what it needs: a stack that gives it, a scheduler that does, or the VM without that need. */
final class RequirementFixes {
	private static final List<SchedulerKind> ISOLATING = List.of(SchedulerKind.FIXED_SHARE, SchedulerKind.EQUAL_SHARE);

	private RequirementFixes() {
	}

	/** A stack under which everything works. */
	static List<Fix> stack(QuickFixContext quickFixContext) {
		FixCollector fixCollector = new FixCollector();
		policy(quickFixContext).ifPresent(policy -> StackSuitability.replaced(policy, fixCollector));
		return fixCollector.list();
	}

	/** The VM without the need. */
	static List<Fix> without(QuickFixContext quickFixContext) {
		return without(quickFixContext, new FixCollector()).list();
	}

	/** A stack for the policy at whose stack the problem stands. */
	static List<Fix> ofPolicy(QuickFixContext quickFixContext) {
		FixCollector fixCollector = new FixCollector();
		quickFixContext.around(Policy.class).ifPresent(policy -> StackSuitability.replaced(policy, fixCollector));
		return fixCollector.list();
	}

	/** A scheduler that isolates. */
	static List<Fix> scheduler(QuickFixContext quickFixContext) {
		FixCollector fixCollector = new FixCollector();
		PolicyAssignment around = ModelScopes.policies(quickFixContext.element());
		policy(quickFixContext).filter(policy -> policy.getStack() != null).ifPresent(policy -> {
			Stack stack = InheritanceResolver.resolve(policy.getStack());
			ISOLATING.stream().filter(stack.getSchedulers()::contains).forEach(kind -> fixCollector.add(
					"Schedule policy " + policy.getName() + " by " + kind,
					policy.getScheduler() == null ? TextEdits.add(policy, "scheduler " + kind)
							: TextEdits.replace(policy.getScheduler(), ModelPackage.Literals.SCHEDULER__KIND,
									kind.getLiteral())));
		});
		return without(quickFixContext, fixCollector).list();
	}

	private static Optional<Policy> policy(QuickFixContext quickFixContext) {
		return quickFixContext.around(Vm.class).flatMap(vm -> ModelScopes.policies(vm).policyOf(vm));
	}

	private static FixCollector without(QuickFixContext quickFixContext, FixCollector fixCollector) {
		Optional<Requirement> need = quickFixContext.around(Requirement.class);
		if (need.isPresent() && need.get().eContainer() instanceof Vm vm) {
			String label = "Do without " + quickFixContext.text();
			Optional<Edit> edit = TextEdits.node(need.get())
					.flatMap(node -> vm.getRequirements().size() > 1 ? TextEdits.removeFromList(node) : property(node));
			return fixCollector.list().isEmpty() ? fixCollector.add(label, edit) : fixCollector.addFallback(label, edit);
		}
		return fixCollector;
	}

	/** The only need goes with the word before it. */
	private static Optional<Edit> property(INode node) {
		INode word = TextEdits.visible(node, false);
		INode comma = TextEdits.visible(node, true);
		return TextEdits.remove(word, comma != null && comma.getText().equals(",") ? comma
				: NodeModelUtils.findLeafNodeAtOffset(node.getRootNode(), node.getEndOffset() - 1));
	}
}
