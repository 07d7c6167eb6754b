package dev.lamina.ui.timeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives each VM of a model a number that it keeps for the session, so that its colour stays when others come and go. Any thread
 * may ask.
 */
final class VmColorSlots {
	private static final Map<String, Map<String, Integer>> BY_MODEL = new HashMap<>();

	private VmColorSlots() {
	}

	/** The numbers of VMs, in their order: those that are new get the next ones. */
	static synchronized int[] of(String model, List<String> vms) {
		Map<String, Integer> known = BY_MODEL.computeIfAbsent(model, added -> new HashMap<>());
		return vms.stream().mapToInt(vm -> known.computeIfAbsent(vm, added -> known.size())).toArray();
	}
}
