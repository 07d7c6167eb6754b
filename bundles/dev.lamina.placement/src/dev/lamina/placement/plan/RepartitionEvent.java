package dev.lamina.placement.plan;

import static dev.lamina.model.ModelPackage.Literals.EVENT__DESTINATION;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import dev.lamina.model.Event;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Stack;
import dev.lamina.placement.assignment.AssignmentProblem;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.assignment.Repartitioning;

/**
 * A GPU is repartitioned, which stops its VMs meanwhile. If that puts it under another policy, the VMs whose profile that
 * policy cuts go on with theirs, and the others stand still until the GPU is cut for them again.
 */
record RepartitionEvent() implements PlannedEvent {
	@Override
	public void apply(Event event, long time, Planner plan) {
		for (GpuTimeline gpu : plan.gpus(event)) {
			if (gpu.anyOutage(time).or(() -> plan.outages().outage(gpu, time)).isPresent()) {
				plan.report(PlanProblem.Kind.STATE, event,
						plan.outages().outOfUse(gpu, time) + ", so it cannot be repartitioned. Choose a later time.");
			} else {
				repartition(event, time, gpu, plan);
			}
		}
	}

	private static void repartition(Event event, long time, GpuTimeline gpu, Planner plan) {
		GpuSlot slot = gpu.current();
		OptionalLong length = EventDurations.reconfiguration(slot.stack());
		if (length.isEmpty()) {
			plan.report(PlanProblem.Kind.DURATION_UNKNOWN, event, slot.stack().map(Stack::getName).map(stack -> "Stack " + stack
					+ " cannot repartition "
					+ gpu.name()
					+ " while VMs run, or does not say how long that takes. Add for example 'reconfiguration 2 s' to its "
					+ "cost.")
					.orElse("No policy with a stack holds for " + gpu.name() + ". Declare one."));
			return;
		}
		PlannedInterruption meanwhile = PlannedInterruption.rest(event, time, length.getAsLong(), 0, 0);
		Optional<Policy> successor = Repartitioning.successor(event);
		if (successor.isPresent()) {
			under(successor.get(), event, meanwhile, gpu, plan);
		} else if (event.getDestination() == null) {
			gpu.reconfigure(meanwhile.end());
			plan.vmsOn(gpu).stream().filter(vm -> !vm.isWaiting() && !vm.isAway() && vm.start() < meanwhile.end())
					.forEach(vm -> vm.interrupt(meanwhile));
		} else {
			plan.report(PlanProblem.Kind.MALFORMED, event, EVENT__DESTINATION,
					"A GPU is repartitioned under a policy. Write: repartition "
							+ gpu.name() + " to POLICY.");
		}
	}

	private static void under(Policy policy, Event event, PlannedInterruption meanwhile, GpuTimeline gpu, Planner plan) {
		GpuSlot before = gpu.current();
		if (before.policy().map(Policy::getStack).orElse(null) != policy.getStack()) {
			plan.report(PlanProblem.Kind.POLICY, event, EVENT__DESTINATION, gpu.name() + " is under "
					+ before.stack().map(Stack::getName).orElse("no stack") + ", policy " + policy.getName() + " names "
					+ (policy.getStack() == null ? "none" : policy.getStack().getName())
					+ ". A GPU is repartitioned only under the same stack.");
			return;
		}
		Optional<VmTimeline> limited = plan.vmsOn(gpu).stream()
				.filter(vm -> vm.allocation().isPresent() && differs(vm, before, policy))
				.findFirst();
		if (limited.isPresent()) {
			plan.report(PlanProblem.Kind.POLICY, event, EVENT__DESTINATION,
					limited.get().name() + " cannot go on at " + gpu.name()
							+ ": its frame-rate limiter is set differently there. Give both policies the same frame-limit.");
			return;
		}
		List<VmTimeline> there = plan.vmsOn(gpu).stream().filter(vm -> !vm.isAway()).toList();
		Optional<String> refusal = gpu.repartition(policy);
		if (refusal.isPresent()) {
			plan.report(PlanProblem.Kind.PARTITIONS, event, EVENT__DESTINATION, refusal.get());
			return;
		}
		gpu.reconfigure(meanwhile.end());
		there.forEach(vm -> settle(event, meanwhile, vm, gpu, plan));
	}

	private static boolean differs(VmTimeline vm, GpuSlot before, Policy policy) {
		Optional<Profile> profile = vm.allocation()
				.flatMap(plannedAllocation -> plannedAllocation.allocation().share().profileIfAny());
		return FrameRateLimit.framesPerSecond(before.policy(), before.stack(), profile) != FrameRateLimit
				.framesPerSecond(Optional.of(policy), before.stack(), profile);
	}

	/** Gives a VM its place in the new layout of its GPU, or lets it stand still. */
	private static void settle(Event event, PlannedInterruption meanwhile, VmTimeline vm, GpuTimeline gpu, Planner plan) {
		if (vm.isAwaiting()) {
			if (vm.start() < meanwhile.end()) {
				vm.interrupt(meanwhile);
			}
			return;
		}
		Optional<AssignmentProblem> problem = plan.tryAllocate(vm, gpu);
		if (problem.isPresent() && !vm.isWaiting()) {
			vm.standStill(PlannedInterruption.rest(event, meanwhile.from(), 0, Plan.NEVER, 0),
					new VmTimeline.Standstill(vm.name(), event, problem.get().sentence(), Optional.empty()));
		} else if (problem.isEmpty() && vm.isWaiting()) {
			Event since = vm.standstill().since();
			vm.endStandstill(PlannedInterruption.rest(since, Planner.time(since), 0, meanwhile.from(), meanwhile.hold()), event,
					gpu.allocationOf(vm.vm(), vm.index()));
		} else if (problem.isEmpty()) {
			boolean there = vm.start() < meanwhile.end();
			vm.settle(there ? meanwhile : PlannedInterruption.rest(event, meanwhile.from(), 0, 0, 0),
					gpu.allocationOf(vm.vm(), vm.index()));
		}
	}
}
