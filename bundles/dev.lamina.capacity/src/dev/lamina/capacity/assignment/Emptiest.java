package dev.lamina.capacity.assignment;

import java.util.Collection;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * Always knows the host with the fewest VMs, of equal ones the first in the file; VMs may come to any host by any way, and none
 * leaves.
 */
final class Emptiest {
	/** A host with the VMs that it had when it was last looked at; it has no fewer now. */
	private record Noted(OpenHost host, boolean preferred, int seated) {
	}

	private final PriorityQueue<Noted> hosts = new PriorityQueue<>(Comparator.comparing(Noted::preferred).reversed()
			.thenComparingInt(Noted::seated).thenComparingInt(noted -> noted.host().number));

	/**
	 * @param among     at least one host
	 * @param preferred hosts before all others, however many VMs they have
	 */
	Emptiest(Collection<OpenHost> among, Predicate<OpenHost> preferred) {
		among.forEach(host -> hosts.add(new Noted(host, preferred.test(host), host.seated())));
	}

	OpenHost host() {
		while (hosts.element().seated() != hosts.element().host().seated()) {
			Noted old = hosts.remove();
			hosts.add(new Noted(old.host(), old.preferred(), old.host().seated()));
		}
		return hosts.element().host();
	}
}
