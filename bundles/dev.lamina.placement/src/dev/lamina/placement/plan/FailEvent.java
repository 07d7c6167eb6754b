package dev.lamina.placement.plan;

import java.util.List;
import java.util.OptionalLong;

import dev.lamina.capacity.geometry.Quantities;
import dev.lamina.model.Event;
import dev.lamina.model.EventAction;
import dev.lamina.model.ResetKind;
import dev.lamina.model.Stack;
import dev.lamina.placement.assignment.GpuSlot;

/**
 * A host, a GPU or an instance of one fails. A host is gone until it is repaired; a GPU or an instance is reset, unless the event or
 * a later repair says that it stays out of use. What is under way and what was not saved is lost.
 */
record FailEvent() implements PlannedEvent {
	@Override
	public void apply(Event event, long time, Planner plan) {
		for (FailureSite site : plan.sites(event)) {
			if (plan.outages().isOut(site, time)) {
				plan.report(PlanProblem.Kind.STATE, event,
						plan.outages().outOfUse(site, time) + ": it cannot fail again before.");
			} else {
				fail(event, time, site, plan);
			}
		}
	}

	private static void fail(Event event, long time, FailureSite site, Planner plan) {
		long repaired = repaired(event, site, time, plan);
		switch (site) {
			case FailureSite.OfHost host -> plan.takeOut(site, new GpuTimeline.Outage(event, repaired));
			case FailureSite.OfGpu gpu -> failGpu(event, time, site, plan.gpu(gpu.gpu()), repaired, plan);
			case FailureSite.OfInstance instance -> failGpu(event, time, site, plan.gpu(instance.gpu()), repaired, plan);
		}
	}

	/** When it is out of use no more: after the length of the event, or at the next repair of it; never if neither is said. */
	private static long repaired(Event event, FailureSite site, long time, Planner plan) {
		if (event.getLength() != null) {
			return Plan.later(time, Quantities.nanoseconds(event.getLength()).orElse(0));
		}
		return isRepaired(event, site, plan) ? Outages.UNTIL_REPAIR : Plan.NEVER;
	}

	private static boolean isRepaired(Event event, FailureSite site, Planner plan) {
		List<Event> events = plan.events();
		return events.stream().skip(events.indexOf(event) + 1L).filter(later -> later.getAction() == EventAction.REPAIR)
				.anyMatch(later -> plan.means(later, site));
	}

	private static void failGpu(Event event, long time, FailureSite site, GpuTimeline gpu, long repaired, Planner plan) {
		GpuSlot slot = gpu.current();
		boolean resets = repaired == Plan.NEVER && !slot.type().getReset().contains(ResetKind.NONE);
		OptionalLong length = EventDurations.failure(slot.stack());
		if (!resets) {
			plan.takeOut(site, new GpuTimeline.Outage(event, repaired));
		} else if (length.isEmpty()) {
			plan.report(PlanProblem.Kind.DURATION_UNKNOWN, event,
					slot.stack().map(Stack::getName).map(stack -> "How long " + gpu.name()
							+ " is out of use after a failure is not known: stack " + stack
							+ " has neither a reset nor an initialization in its cost. Add one, such as 'reset 100 ms'.")
							.orElse("No policy with a stack holds for " + gpu.name() + ". Declare one."));
		} else {
			plan.reset(site, new GpuTimeline.Outage(event, Plan.later(time, length.getAsLong()), true), length.getAsLong());
		}
	}
}
