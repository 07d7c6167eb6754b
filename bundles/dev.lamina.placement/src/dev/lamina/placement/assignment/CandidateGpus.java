package dev.lamina.placement.assignment;

import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

import dev.lamina.model.Vm;
import dev.lamina.placement.rule.HostRating;
import dev.lamina.placement.rule.PlacementRule;
import dev.lamina.placement.rule.ResourceDemand;

/**
 * The GPUs on which one of many equal VMs may be seated, tried in the order in which a placement rule rates their hosts; of equal
 * ones the first in the file. One that refuses a VM is not tried for the next: no one who was seated leaves, so it would refuse
 * that too.
 *
 * <p>A rating is kept until something is taken on its host, which a log of the hosts that took something tells. So a VM costs the
 * logarithm of the number of hosts, except under a rule that rates again each time.
 */
final class CandidateGpus {
	/** A host with GPUs that are candidates. */
	private static final class RatedHost {
		final HostAllocator host;
		/** The numbers of its GPUs that suit the VMs, and those of them that have not refused one. */
		final BitSet suitable = new BitSet();
		final BitSet open = new BitSet();
		HostRating choice;

		RatedHost(HostAllocator host) {
			this.host = host;
		}
	}

	private final List<GpuAllocator> named;
	private final ResourceDemand resourceDemand;
	private final PlacementRule rule;
	private final List<HostAllocator> log;
	private int known;
	private final Map<HostAllocator, RatedHost> hosts = new LinkedHashMap<>();
	private final NavigableSet<RatedHost> open = new TreeSet<>(
			Comparator.comparingInt((RatedHost ratedHost) -> -ratedHost.choice.score())
					.thenComparingInt(rated -> rated.host.number));

	/**
	 * @param named  the GPUs that the VM names or could have, in the order of the file
	 * @param suits  those of them that suit it
	 * @param resourceDemand what it wants of one of them
	 * @param log    the hosts that have taken something, in the order of time; grows
	 */
	CandidateGpus(List<GpuAllocator> named, List<GpuAllocator> suits, ResourceDemand resourceDemand, PlacementRule rule,
			List<HostAllocator> log) {
		this.named = named;
		this.resourceDemand = resourceDemand;
		this.rule = rule;
		this.log = log;
		known = log.size();
		for (GpuAllocator slot : suits) {
			RatedHost ratedHost = hosts.computeIfAbsent(slot.owner, RatedHost::new);
			ratedHost.suitable.set(slot.number);
			ratedHost.open.set(slot.number);
		}
		if (rule.isRepeatable()) {
			hosts.values().forEach(this::rate);
		}
	}

	/** All GPUs that the VM names or could have, whether or not they suit it. */
	List<GpuAllocator> named() {
		return named;
	}

	/** What each of the VMs wants. */
	ResourceDemand demand() {
		return resourceDemand;
	}

	/** Seats a VM on the first that takes it; on none if all refuse it. */
	Optional<GpuAllocator> tryAllocate(Vm vm, int index) {
		refresh();
		while (!open.isEmpty()) {
			RatedHost first = open.first();
			GpuAllocator slot = slot(first, first.open, first.choice);
			if (slot.tryAllocate(vm, index).isEmpty()) {
				return Optional.of(slot);
			}
			open.remove(first);
			first.open.clear(slot.number);
			rate(first);
		}
		return Optional.empty();
	}

	/** Rates again what has changed. */
	private void refresh() {
		if (!rule.isRepeatable()) {
			open.clear();
			hosts.values().forEach(this::rate);
		}
		for (; known < log.size(); known++) {
			RatedHost changed = hosts.get(log.get(known));
			if (changed != null && rule.isRepeatable() && open.remove(changed)) {
				rate(changed);
			}
		}
	}

	private void rate(RatedHost ratedHost) {
		if (!ratedHost.open.isEmpty()) {
			ratedHost.choice = rule.rate(ratedHost.host.state(), resourceDemand, ratedHost.open::get);
			open.add(ratedHost);
		}
	}

	private GpuAllocator slot(RatedHost ratedHost, BitSet gpus, HostRating hostRating) {
		return ratedHost.host.slots.get(resourceDemand.isShare() ? hostRating.gpu() : gpus.nextSetBit(0));
	}

	/** The one that comes first for a VM that none has taken; nothing if there is none that suits it. */
	Optional<GpuAllocator> first() {
		RatedHost best = null;
		HostRating hostRating = null;
		for (RatedHost ratedHost : hosts.values()) {
			HostRating other = rule.rate(ratedHost.host.state(), resourceDemand, ratedHost.suitable::get);
			if (best == null || other.score() > hostRating.score()) {
				best = ratedHost;
				hostRating = other;
			}
		}
		return best == null ? Optional.empty() : Optional.of(slot(best, best.suitable, hostRating));
	}
}
