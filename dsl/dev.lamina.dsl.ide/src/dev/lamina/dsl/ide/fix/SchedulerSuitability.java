package dev.lamina.dsl.ide.fix;

import java.util.List;
import java.util.Optional;

import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.SchedulerKind;
import dev.lamina.model.Stack;
import dev.lamina.placement.assignment.PolicyAssignment;

/** Says what speaks against a scheduler under a policy. */
public final class SchedulerSuitability {
	private SchedulerSuitability() {
	}

	/**
	 * What speaks against a scheduler under a stack, in a few words such as "not by NvidiaVgpu".
	 *
	 * @param stack with what it inherits
	 */
	public static Optional<String> obstacle(SchedulerKind kind, Stack stack, Policy policy) {
		if (!stack.getSchedulers().isEmpty() && !stack.getSchedulers().contains(kind)) {
			return Optional.of("not by " + stack.getName());
		}
		long sizes = policy.getPartitions().stream().map(partition -> partition.getProfile())
				.filter(profile -> profile != null && !profile.eIsProxy()).map(Profile::getMemory)
				.filter(memory -> memory != null).distinct().count();
		if (sizes > 1 && !stack.getMixedSchedulers().isEmpty() && !stack.getMixedSchedulers().contains(kind)) {
			return Optional.of("not for profiles of " + sizes + " sizes");
		}
		return switch (stack.getTechnique()) {
			case PASS_THROUGH, SPATIAL, EMULATION -> Optional.of("no effect under " + stack.getName());
			default -> Optional.empty();
		};
	}

	/** What speaks against a scheduler while the policy names no stack: that none which suits its GPUs has it. */
	public static Optional<String> obstacle(SchedulerKind kind, Policy policy, PolicyAssignment around) {
		List<Stack> suitable = LibraryStacks.stacks().stream()
				.filter(stack -> !stack.getSchedulers().isEmpty() && StackSuitability.obstacle(stack, policy, around).isEmpty())
				.toList();
		return suitable.isEmpty() || suitable.stream().anyMatch(stack -> obstacle(kind, stack, policy).isEmpty())
				? Optional.empty()
				: Optional.of("not by " + (suitable.size() == 1 ? suitable.getFirst().getName() : "a stack that suits its GPUs"));
	}
}
