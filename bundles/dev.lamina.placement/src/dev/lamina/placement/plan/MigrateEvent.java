package dev.lamina.placement.plan;

import static dev.lamina.model.ModelPackage.Literals.EVENT__ACTION;
import static dev.lamina.model.ModelPackage.Literals.EVENT__DESTINATION;

import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EStructuralFeature;

import dev.lamina.model.Capability;
import dev.lamina.model.Event;
import dev.lamina.model.Profile;
import dev.lamina.model.Stack;
import dev.lamina.placement.assignment.AssignmentProblem;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.assignment.TargetMatcher;

/**
 * A VM's video memory is copied to another GPU in rounds while it works; then it rests for what is left and goes on there. It has
 * both places until then. It migrates only to a GPU of the same type under the same stack (NVIDIA vGPU user guide, chapter on
 * live migration).
 */
record MigrateEvent() implements PlannedEvent {
	private record Obstacle(EStructuralFeature feature, PlanProblem.Kind kind, String sentence) {
		static Obstacle ofDestination(String sentence) {
			return new Obstacle(EVENT__DESTINATION, PlanProblem.Kind.MIGRATION, sentence);
		}
	}

	@Override
	public void apply(Event event, long time, Planner plan) {
		if (event.getDestination() == null || event.getDestination().getElement() == null
				|| event.getDestination().getElement().eIsProxy()) {
			plan.report(PlanProblem.Kind.MALFORMED, event, "The migration has no destination. Write: migrate NAME to HOST.GPU.");
			return;
		}
		for (VmTimeline vm : plan.allowed(event, time)) {
			migrate(event, time, vm, plan)
					.ifPresent(obstacle -> plan.report(obstacle.kind(), event, obstacle.feature(), obstacle.sentence()));
		}
	}

	/** Whether all VMs of an event could migrate to a GPU at its time. */
	static boolean isPossible(Event event, long time, int destination, Planner plan) {
		GpuTimeline there = plan.gpu(destination);
		List<VmTimeline> vms = plan.allowed(event, time);
		return !vms.isEmpty() && vms.stream().allMatch(vm -> {
			Optional<GpuTimeline> here = plan.gpuOf(vm);
			Optional<Stack> stack = here.flatMap(gpu -> gpu.current().stack());
			return stack.filter(with -> with.getProvides().contains(Capability.LIVE_MIGRATION)).isPresent() && here.get() != there
					&& migrate(event, time, vm, stack.get(), here.get(), there, plan).isEmpty();
		});
	}

	/** Moves a VM to the first GPU of the destination that can take it, or says what stands against the first. */
	private static Optional<Obstacle> migrate(Event event, long time, VmTimeline vm, Planner plan) {
		Optional<GpuTimeline> here = plan.gpuOf(vm);
		Optional<Stack> stack = here.flatMap(gpu -> gpu.current().stack());
		if (here.isEmpty() || stack.isEmpty()) {
			return Optional
					.of(new Obstacle(EVENT__ACTION, PlanProblem.Kind.MIGRATION, vm.name() + " has no GPU to migrate from."));
		}
		if (!stack.get().getProvides().contains(Capability.LIVE_MIGRATION)) {
			return Optional.of(new Obstacle(EVENT__ACTION, PlanProblem.Kind.MIGRATION,
					vm.name() + " cannot migrate while it runs: its stack "
							+ stack.get().getName() + " provides no live-migration."));
		}
		Optional<Obstacle> first = Optional.empty();
		for (GpuTimeline there : plan.gpus()) {
			if (there != here.get() && TargetMatcher.matches(event.getDestination(), there.current())) {
				Optional<Obstacle> obstacle = migrate(event, time, vm, stack.get(), here.get(), there, plan);
				if (obstacle.isEmpty()) {
					return Optional.empty();
				}
				first = first.or(() -> obstacle);
			}
		}
		return Optional.of(first.orElseGet(() -> Obstacle.ofDestination(vm.name() + " migrates nowhere: name another GPU than "
				+ here.get().name() + ", where it is.")));
	}

	private static Optional<Obstacle> migrate(Event event, long time, VmTimeline vm, Stack stack, GpuTimeline from,
			GpuTimeline to, Planner plan) {
		GpuSlot here = from.current();
		GpuSlot there = to.current();
		if (here.hostGpu().getType() != there.hostGpu().getType()) {
			return Optional.of(Obstacle
					.ofDestination(vm.name() + " runs on type " + here.type().getName() + ", " + there.name() + " has type "
							+ there.type().getName() + ": a VM migrates only to a GPU of the same type."));
		}
		if (!there.stack().map(Stack::getName).equals(Optional.ofNullable(stack.getName()))) {
			return Optional
					.of(Obstacle.ofDestination(vm.name() + " runs under " + stack.getName() + ", " + there.name() + " is under "
							+ there.stack().map(Stack::getName).orElse("no stack") + ". A VM migrates only within one stack."));
		}
		if (plan.outages().outage(to, time).isPresent()) {
			return Optional.of(Obstacle.ofDestination(plan.outages().outOfUse(to, time) + ", so " + vm.name()
					+ " cannot migrate there. Choose another GPU or a later time."));
		}
		if (differs(vm, here, there)) {
			return Optional.of(Obstacle.ofDestination(vm.name() + " cannot go on at " + there.name()
					+ ": its frame-rate limiter is set differently there. Give both policies the same frame-limit."));
		}
		Optional<AssignmentProblem> full = plan.tryAllocate(vm, to);
		if (full.isPresent()) {
			return full.map(assignmentProblem -> Obstacle.ofDestination(assignmentProblem.sentence()));
		}
		Optional<PreCopy> copy = EventDurations.migration(vm, stack, there);
		if (copy.isEmpty()) {
			to.release(vm.vm(), vm.index());
			return Optional.of(new Obstacle(EVENT__ACTION, PlanProblem.Kind.DURATION_UNKNOWN,
					"How fast the video memory of " + vm.name()
							+ " is copied to " + there.name() + " is not known. Give the hosts a network, or the stack "
							+ stack.getName() + " a save bandwidth."));
		}
		long copied = Plan.later(time, copy.get().nanoseconds());
		PlannedInterruption interruption = new PlannedInterruption(event, time, copied, PlannedInterruption.Effect.PAUSED,
				EventDurations.rest(copy.get(), vm, stack, there), 0, 0,
				Optional.empty());
		vm.migrate(interruption,
				new VmTimeline.Migration(vm.allocation().orElseThrow(), vm.currentPlacement(Optional.of(here)), to.name(),
						interruption.end()),
				to.allocationOf(vm.vm(), vm.index()), there);
		plan.noteMigration(stack);
		plan.releaseLater(interruption.end(), from.number(), vm);
		return Optional.empty();
	}

	private static boolean differs(VmTimeline vm, GpuSlot here, GpuSlot there) {
		Optional<Profile> profile = vm.allocation()
				.flatMap(plannedAllocation -> plannedAllocation.allocation().share().profileIfAny());
		return FrameRateLimit.framesPerSecond(here.policy(), here.stack(), profile) != FrameRateLimit.framesPerSecond(
				there.policy(),
				there.stack(), profile);
	}
}
