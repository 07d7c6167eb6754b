package dev.lamina.placement.plan;

import java.util.Optional;

import dev.lamina.model.Event;
import dev.lamina.model.EventAction;
import dev.lamina.model.Stack;
import dev.lamina.model.Technique;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.assignment.TargetMatcher;
import dev.lamina.placement.time.EventTimes;

/** A VM ends the step under way and is saved; when resumed, it is restored. It keeps its place. */
record SuspendEvent() implements PlannedEvent {
	@Override
	public void apply(Event event, long time, Planner plan) {
		for (VmTimeline vm : plan.allowed(event, time)) {
			if (cannotBeSaved(vm, plan)) {
				plan.report(PlanProblem.Kind.STATE, event, vm.name() + " cannot be suspended: "
						+ plan.gpuOf(vm).orElseThrow().name()
						+ " is passed through, and only the guest can save the state of that GPU. "
						+ "Stop it instead.");
			}
			Optional<Stack> stack = plan.gpuOf(vm).map(GpuTimeline::current).map(GpuSlot::stack).orElse(vm.placement().stack());
			vm.suspend(PlannedInterruption.rest(event, time, EventDurations.saving(vm, stack), resumed(event, vm, plan),
					EventDurations.restoring(vm, stack)));
		}
	}

	private static boolean cannotBeSaved(VmTimeline vm, Planner plan) {
		return plan.gpuOf(vm).map(GpuTimeline::current).flatMap(GpuSlot::stack).filter(Stack::isSetTechnique)
				.filter(stack -> stack.getTechnique() == Technique.PASS_THROUGH).isPresent();
	}

	/** When the next event resumes it. */
	private static long resumed(Event event, VmTimeline vm, Planner plan) {
		return plan.events().stream().skip(plan.events().indexOf(event) + 1L)
				.filter(later -> later.getAction() == EventAction.RESUME
						&& TargetMatcher.matches(later.getSubject(), vm.vm(), vm.index()))
				.mapToLong(later -> EventTimes.of(later, vm.vm(), vm.index()).orElseThrow()).findFirst().orElse(Plan.NEVER);
	}
}
