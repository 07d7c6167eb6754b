package dev.lamina.placement.assignment;

import java.util.Collection;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * Always knows the host with the fewest VMs, of equal ones the first in the file; VMs may come to any host by any way, and none
 * leaves.
 */
final class LeastLoadedHost {
	/** A host with the VMs that it had when it was last looked at; it has no fewer now. */
	private record QueuedHost(HostAllocator host, boolean preferred, int vmCount) {
	}

	private final PriorityQueue<QueuedHost> hosts = new PriorityQueue<>(Comparator.comparing(QueuedHost::preferred).reversed()
			.thenComparingInt(QueuedHost::vmCount).thenComparingInt(queuedHost -> queuedHost.host().number));

	/**
	 * @param among     at least one host
	 * @param preferred hosts before all others, however many VMs they have
	 */
	LeastLoadedHost(Collection<HostAllocator> among, Predicate<HostAllocator> preferred) {
		among.forEach(host -> hosts.add(new QueuedHost(host, preferred.test(host), host.vmCount())));
	}

	HostAllocator host() {
		while (hosts.element().vmCount() != hosts.element().host().vmCount()) {
			QueuedHost old = hosts.remove();
			hosts.add(new QueuedHost(old.host(), old.preferred(), old.host().vmCount()));
		}
		return hosts.element().host();
	}
}
