package dev.lamina.capacity.assignment;

import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

import dev.lamina.capacity.placement.Choice;
import dev.lamina.capacity.placement.Demand;
import dev.lamina.capacity.placement.PlacementRule;
import dev.lamina.model.Vm;

/**
 * The GPUs on which one of many equal VMs may be seated, tried in the order in which a placement rule rates their hosts; of equal
 * ones the first in the file. One that refuses a VM is not tried for the next: nobody who was seated leaves, so it would refuse
 * that too.
 *
 * <p>A rating is kept until something is taken on its host, which a log of the hosts that took something tells. So a VM costs the
 * logarithm of the number of hosts, except under a rule that rates anew each time.
 */
final class Candidates {
	/** A host with GPUs that are candidates. */
	private static final class Rated {
		final OpenHost host;
		/** The numbers of its GPUs that suit the VMs, and those of them that have not refused one. */
		final BitSet suitable = new BitSet();
		final BitSet open = new BitSet();
		Choice choice;

		Rated(OpenHost host) {
			this.host = host;
		}
	}

	private final List<OpenSlot> named;
	private final Demand demand;
	private final PlacementRule rule;
	private final List<OpenHost> log;
	private int known;
	private final Map<OpenHost, Rated> hosts = new LinkedHashMap<>();
	private final NavigableSet<Rated> open = new TreeSet<>(Comparator.comparingInt((Rated rated) -> -rated.choice.score())
			.thenComparingInt(rated -> rated.host.number));

	/**
	 * @param named  the GPUs that the VM names or could have, in the order of the file
	 * @param suits  those of them that suit it
	 * @param demand what it wants of one of them
	 * @param log    the hosts that have taken something, in the order of time; grows
	 */
	Candidates(List<OpenSlot> named, List<OpenSlot> suits, Demand demand, PlacementRule rule, List<OpenHost> log) {
		this.named = named;
		this.demand = demand;
		this.rule = rule;
		this.log = log;
		known = log.size();
		for (OpenSlot slot : suits) {
			Rated rated = hosts.computeIfAbsent(slot.owner, Rated::new);
			rated.suitable.set(slot.number);
			rated.open.set(slot.number);
		}
		if (rule.isRepeatable()) {
			hosts.values().forEach(this::rate);
		}
	}

	/** All GPUs that the VM names or could have, whether or not they suit it. */
	List<OpenSlot> named() {
		return named;
	}

	/** What each of the VMs wants. */
	Demand demand() {
		return demand;
	}

	/** Seats a VM on the first that takes it; on none where all refuse it. */
	Optional<OpenSlot> seat(Vm vm, int index) {
		refresh();
		while (!open.isEmpty()) {
			Rated first = open.first();
			OpenSlot slot = slot(first, first.open, first.choice);
			if (slot.seat(vm, index).isEmpty()) {
				return Optional.of(slot);
			}
			open.remove(first);
			first.open.clear(slot.number);
			rate(first);
		}
		return Optional.empty();
	}

	/** Rates anew what has changed. */
	private void refresh() {
		if (!rule.isRepeatable()) {
			open.clear();
			hosts.values().forEach(this::rate);
		}
		for (; known < log.size(); known++) {
			Rated changed = hosts.get(log.get(known));
			if (changed != null && rule.isRepeatable() && open.remove(changed)) {
				rate(changed);
			}
		}
	}

	private void rate(Rated rated) {
		if (!rated.open.isEmpty()) {
			rated.choice = rule.rate(rated.host.state(), demand, rated.open::get);
			open.add(rated);
		}
	}

	private OpenSlot slot(Rated rated, BitSet gpus, Choice choice) {
		return rated.host.slots.get(demand.isShare() ? choice.gpu() : gpus.nextSetBit(0));
	}

	/** Why the one that comes first refuses a VM that none has taken; nothing where there is none that suits it. */
	Optional<Problem> refusal(Vm vm, int index) {
		Rated best = null;
		Choice choice = null;
		for (Rated rated : hosts.values()) {
			Choice other = rule.rate(rated.host.state(), demand, rated.suitable::get);
			if (best == null || other.score() > choice.score()) {
				best = rated;
				choice = other;
			}
		}
		return best == null ? Optional.empty() : slot(best, best.suitable, choice).seat(vm, index);
	}
}
