package dev.lamina.placement.assignment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.emf.ecore.EObject;

import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.NamedElement;
import dev.lamina.model.Vm;
import dev.lamina.placement.scope.InstanceNames;
import dev.lamina.placement.scope.ModelScope;

/**
 * Which declarations make a model stand for more hosts, GPUs or VMs than can be laid out: at most {@value #MAX_INSTANCES} of
 * each.
 */
public final class InstanceLimit {
	/** Hosts, GPUs and VMs beyond which nothing is laid out. */
	public static final int MAX_INSTANCES = 100_000;

	private final Map<EObject, String> exceeding = new LinkedHashMap<>();

	private InstanceLimit() {
	}

	/**
	 * The declarations with which there are too many, each with a sentence that says so; in the order in which they count.
	 *
	 * @return from a {@link Host}, {@link HostGpu} or {@link Vm} to the sentence
	 */
	public static Map<EObject, String> exceeded(ModelScope modelScope) {
		return exceeded(modelScope.declared(Host.class).toList(), modelScope.declared(Vm.class).toList());
	}

	static Map<EObject, String> exceeded(List<Host> hosts, List<Vm> vms) {
		InstanceLimit limit = new InstanceLimit();
		Map<EObject, Long> servers = new LinkedHashMap<>();
		Map<EObject, Long> gpus = new LinkedHashMap<>();
		for (Host host : hosts) {
			servers.put(host, (long) host.getCount());
			host.getGpus().forEach(gpu -> gpus.put(gpu, (long) Math.max(1, host.getCount()) * gpu.getCount()));
		}
		limit.add("hosts", servers);
		limit.add("GPUs", gpus);
		Map<EObject, Long> guests = new LinkedHashMap<>();
		vms.forEach(vm -> guests.put(vm, (long) vm.getCount()));
		limit.add("VMs", guests);
		return limit.exceeding;
	}

	private void add(String kind, Map<EObject, Long> counts) {
		long all = 0;
		for (Map.Entry<EObject, Long> each : counts.entrySet()) {
			long count = Math.max(0, each.getValue());
			if (count > MAX_INSTANCES) {
				exceeding.put(each.getKey(),
						name(each.getKey()) + " stands for " + count + "; at most " + MAX_INSTANCES + " can be laid out.");
			} else if (all + count > MAX_INSTANCES) {
				exceeding.put(each.getKey(),
						"With the " + count + " of " + name(each.getKey()) + " there are " + (all + count) + ' ' + kind
								+ "; at most " + MAX_INSTANCES
								+ " can be laid out.");
			} else {
				all += count;
			}
		}
	}

	private static String name(EObject element) {
		return element instanceof HostGpu gpu ? InstanceNames.of((NamedElement) gpu.eContainer()) + '.' + InstanceNames.of(gpu)
				: InstanceNames.of((NamedElement) element);
	}
}
