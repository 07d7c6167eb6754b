package dev.lamina.placement.plan;

import java.util.Optional;

import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.SchedulerKind;
import dev.lamina.model.Stack;
import dev.lamina.model.quantity.Quantity;

/** At how many frames per second a policy holds a VM. */
public final class FrameRateLimit {
	private FrameRateLimit() {
	}

	/**
	 * Frames per second at which the limiter holds a VM; 0 if there is none. A profile's limit holds under best effort only; a
	 * policy's own limit holds always.
	 *
	 * @param stack   that serves the VM, inheritance applied; absent if none does
	 * @param profile that the VM has; absent if it has no partition
	 */
	public static double framesPerSecond(Optional<Policy> policy, Optional<Stack> stack, Optional<Profile> profile) {
		if (policy.isPresent() && (policy.get().isFrameLimitOff() || policy.get().getFrameLimit() != null)) {
			return policy.get().isFrameLimitOff() ? 0 : policy.get().getFrameLimit().value();
		}
		boolean bestEffort = stack.isPresent() && scheduler(policy, stack.get()) == SchedulerKind.BEST_EFFORT;
		return bestEffort ? profile.map(Profile::getFrameLimit).map(Quantity::value).orElse(0.0) : 0;
	}

	/** The scheduler of a policy: what it says, else the first of its stack, else best effort. */
	public static SchedulerKind scheduler(Optional<Policy> policy, Stack stack) {
		return policy.map(Policy::getScheduler).map(declared -> declared.getKind()).orElseGet(
				() -> stack.getSchedulers().isEmpty() ? SchedulerKind.BEST_EFFORT : stack.getSchedulers().getFirst());
	}
}
