package dev.lamina.placement.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lamina.model.Event;
import dev.lamina.model.Vm;
import dev.lamina.placement.scope.InstanceNames;
import dev.lamina.placement.time.EventTimes;

/** Sentences that say for each failure which VMs run again, where and when, and which stay down and why; equal VMs together. */
final class FailureRemarks {
	/** What became of VMs alike. */
	private record Fate(Event failure, Vm vm, String place, long time) {
	}

	private FailureRemarks() {
	}

	/** The sentences, in the order of the failures and the VMs. */
	static List<String> of(List<VmTimeline> vms, Map<VmTimeline, String> noRoom) {
		Map<Fate, List<VmTimeline>> recovered = new LinkedHashMap<>();
		Map<Fate, List<VmTimeline>> down = new LinkedHashMap<>();
		for (VmTimeline vm : vms) {
			vm.recoveries().forEach(recovery -> recovered.computeIfAbsent(
					new Fate(recovery.failure().event(), vm.vm(), recovery.place(), recovery.time()), key -> new ArrayList<>())
					.add(vm));
			vm.failure().ifPresent(failure -> down
					.computeIfAbsent(new Fate(failure.event(), vm.vm(), "", failure.restart() == Plan.NEVER ? 0 : 1),
							key -> new ArrayList<>())
					.add(vm));
		}
		List<String> sentences = new ArrayList<>();
		recovered.forEach(
				(fate, alike) -> sentences.add(failure(fate) + subject(fate, alike) + (alike.size() > 1 ? " start" : " starts")
						+ " again on " + fate.place() + " at " + EventTimes.text(fate.failure(), fate.time()) + "."));
		down.forEach((fate, alike) -> sentences.add(failure(fate) + subject(fate, alike) + (alike.size() > 1 ? " stay" : " stays")
				+ " down: " + (fate.time() == 0 ? "nothing is repaired, and no 'on-failure restart' is written."
						: noRoom.getOrDefault(alike.getFirst(), "the simulation ends before the restart."))));
		return sentences;
	}

	private static String failure(Fate fate) {
		return FailureSite.text(fate.failure()) + " fails at " + EventTimes.text(fate.failure()) + ": ";
	}

	private static String subject(Fate fate, List<VmTimeline> alike) {
		return alike.size() == 1 ? alike.getFirst().name()
				: alike.size() + " of " + fate.vm().getCount() + " VMs " + InstanceNames.of(fate.vm());
	}
}
