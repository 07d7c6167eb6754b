package dev.lamina.placement.plan;

import java.util.Optional;
import java.util.OptionalLong;

import dev.lamina.model.Event;
import dev.lamina.model.ResetKind;
import dev.lamina.model.Stack;
import dev.lamina.placement.assignment.GpuSlot;

/**
 * A GPU fails and takes what is under way on it along; its VMs wait for its reset and the first initialization. One that cannot
 * be reset stays out of use.
 */
record FailEvent() implements PlannedEvent {
	@Override
	public void apply(Event event, long time, Planner plan) {
		for (GpuTimeline gpu : plan.gpus(event)) {
			if (gpu.outage(time).isPresent()) {
				plan.report(PlanProblem.Kind.STATE, event, plan.outOfUse(gpu, time) + ": it cannot fail again before.");
			} else {
				fail(event, time, gpu, plan);
			}
		}
	}

	private static void fail(Event event, long time, GpuTimeline gpu, Planner plan) {
		GpuSlot slot = gpu.current();
		boolean resets = !slot.type().getReset().contains(ResetKind.NONE);
		OptionalLong length = EventDurations.failure(slot.stack());
		if (resets && length.isEmpty()) {
			plan.report(PlanProblem.Kind.DURATION_UNKNOWN, event,
					slot.stack().map(Stack::getName).map(stack -> "How long " + gpu.name()
							+ " is out of use after a failure is not known: stack " + stack
							+ " has neither a reset nor an initialization in its cost. Add one, such as 'reset 100 ms'.")
							.orElse("No policy with a stack holds for " + gpu.name() + ". Declare one."));
			return;
		}
		PlannedInterruption outage = new PlannedInterruption(event, time, time, true, resets ? length.getAsLong() : 0,
				resets ? 0 : Plan.NEVER, 0,
				Optional.empty());
		gpu.fail(new GpuTimeline.Outage(event, outage.end()));
		plan.vmsOn(gpu).stream().filter(vm -> !vm.isWaiting() && vm.stop() > time && vm.start() < outage.end())
				.forEach(vm -> vm.interrupt(outage));
	}
}
