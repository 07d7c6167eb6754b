package dev.lamina.dsl.ide.fix;

import java.util.List;
import java.util.Optional;

import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.lamina.dsl.validation.PolicyScope;
import dev.lamina.model.ModelPackage;
import dev.lamina.model.Policy;
import dev.lamina.model.Requirement;
import dev.lamina.model.SchedulerKind;
import dev.lamina.model.Stack;
import dev.lamina.model.Vm;

/** For a VM that does not get what it needs: a stack that gives it, a scheduler that does, or the VM without that need. */
final class Needs {
	private static final List<SchedulerKind> ISOLATING = List.of(SchedulerKind.FIXED_SHARE, SchedulerKind.EQUAL_SHARE);

	private Needs() {
	}

	/** A stack under which everything works. */
	static List<Fix> stack(Place place) {
		Fixes fixes = new Fixes();
		policy(place).ifPresent(policy -> Stacks.replaced(policy, fixes));
		return fixes.list();
	}

	/** The VM without the need. */
	static List<Fix> without(Place place) {
		return without(place, new Fixes()).list();
	}

	/** A stack for the policy at whose stack the problem stands. */
	static List<Fix> ofPolicy(Place place) {
		Fixes fixes = new Fixes();
		place.around(Policy.class).ifPresent(policy -> Stacks.replaced(policy, fixes));
		return fixes.list();
	}

	/** A scheduler that isolates. */
	static List<Fix> scheduler(Place place) {
		Fixes fixes = new Fixes();
		PolicyScope around = PolicyScope.of(place.element());
		policy(place).filter(policy -> policy.getStack() != null).ifPresent(policy -> {
			Stack stack = around.effective(policy.getStack());
			ISOLATING.stream().filter(stack.getSchedulers()::contains).forEach(kind -> fixes.first(
					"Schedule policy " + policy.getName() + " by " + kind,
					policy.getScheduler() == null ? Writing.add(policy, "scheduler " + kind)
							: Writing.replace(policy.getScheduler(), ModelPackage.Literals.SCHEDULER__KIND, kind.getLiteral())));
		});
		return without(place, fixes).list();
	}

	private static Optional<Policy> policy(Place place) {
		return place.around(Vm.class).flatMap(vm -> PolicyScope.of(vm).policyOf(vm));
	}

	private static Fixes without(Place place, Fixes fixes) {
		Optional<Requirement> need = place.around(Requirement.class);
		if (need.isPresent() && need.get().eContainer() instanceof Vm vm) {
			String label = "Do without " + place.text();
			Optional<Edit> edit = Writing.node(need.get())
					.flatMap(node -> vm.getRequirements().size() > 1 ? Writing.removeFromList(node) : property(node));
			return fixes.list().isEmpty() ? fixes.first(label, edit) : fixes.last(label, edit);
		}
		return fixes;
	}

	/** The only need goes with the word before it. */
	private static Optional<Edit> property(INode node) {
		INode word = Writing.visible(node, false);
		INode comma = Writing.visible(node, true);
		return Writing.remove(word, comma != null && comma.getText().equals(",") ? comma
				: NodeModelUtils.findLeafNodeAtOffset(node.getRootNode(), node.getEndOffset() - 1));
	}
}
