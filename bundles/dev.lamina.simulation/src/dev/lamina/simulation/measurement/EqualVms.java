package dev.lamina.simulation.measurement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.lamina.engine.statistics.ClientResult;
import dev.lamina.engine.statistics.LatencySample;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.simulation.scenario.ScenarioPair;
import dev.lamina.simulation.scenario.SimulatedVm;

/**
 * Which VMs only chance tells apart: members of one {@code vm x N} with the same neighbours on a GPU of the same type and policy and
 * on the same hosts, that no event interrupted. VMs whose figures do not vary at all are equal only if their figures are.
 */
final class EqualVms {
	private final List<List<Integer>> groups;
	private final Map<Integer, List<Integer>> byGuest = new LinkedHashMap<>();

	EqualVms(ScenarioPair scenario, List<PairedReplication> replications) {
		List<SimulatedVm> vms = scenario.vms();
		Map<String, List<String>> onGpu = new LinkedHashMap<>();
		Map<String, List<String>> onHost = new LinkedHashMap<>();
		for (SimulatedVm vm : vms) {
			vm.slot().ifPresent(slot -> onGpu.computeIfAbsent(slot.name(), name -> new ArrayList<>()).add(declared(vm)));
			onHost.computeIfAbsent(vm.placement().hostName(), name -> new ArrayList<>()).add(declared(vm));
		}
		Map<List<Object>, List<Integer>> byKey = new LinkedHashMap<>();
		for (int guest = 0; guest < vms.size(); guest++) {
			SimulatedVm vm = vms.get(guest);
			boolean alone = vm.operations().isEmpty() || isInterrupted(guest, replications);
			List<Object> key = List.of(vm.placement().vm(), alone ? guest : -1, vm.placement().host(), vm.layout(),
					vm.slot().map(GpuSlot::type), vm.slot().flatMap(GpuSlot::policy),
					vm.slot().map(slot -> onGpu.get(slot.name()).stream().sorted().toList()).orElse(List.of()),
					onHost.get(vm.placement().hostName()).stream().sorted().toList(), constant(guest, replications));
			byKey.computeIfAbsent(key, any -> new ArrayList<>()).add(guest);
		}
		groups = byKey.values().stream().map(List::copyOf).toList();
		groups.forEach(group -> group.forEach(guest -> byGuest.put(guest, group)));
	}

	/** Every VM in one group, in the order of the first of each. */
	Collection<List<Integer>> groups() {
		return groups;
	}

	/** The VMs that are equal to one, with itself. */
	List<Integer> of(int guest) {
		return byGuest.get(guest);
	}

	private static String declared(SimulatedVm vm) {
		return String.valueOf(vm.placement().vm().getName());
	}

	private static boolean isInterrupted(int guest, List<PairedReplication> replications) {
		return replications.stream().map(replication -> replication.virtual().clients().get(guest))
				.anyMatch(client -> !client.downtimes().isEmpty() || client.present() < client(replications).present());
	}

	/** Any client that was there throughout. */
	private static ClientResult client(List<PairedReplication> replications) {
		List<ClientResult> clients = replications.getFirst().virtual().clients();
		return IntStream.range(0, clients.size()).mapToObj(clients::get)
				.max(java.util.Comparator.comparingLong(ClientResult::present)).orElseThrow();
	}

	/** The only latency of a VM; nothing for one whose latencies vary. */
	private static Object constant(int guest, List<PairedReplication> replications) {
		LatencySample all = LatencySample.merged(replications.stream()
				.flatMap(replication -> replication.virtual().clients().get(guest).sections().stream()).toList());
		return all.count() > 0 && all.isConstant() ? all.quantile(1) : -1L;
	}
}
