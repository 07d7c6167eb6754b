package dev.lamina.simulation.scenario;

import dev.lamina.capacity.Amounts;
import dev.lamina.capacity.Capacity;
import dev.lamina.capacity.Fit;
import dev.lamina.capacity.Placement;
import dev.lamina.capacity.Wanted;
import dev.lamina.capacity.assignment.GpuSlot;
import dev.lamina.capacity.assignment.Repartitioning;
import dev.lamina.capacity.assignment.Resident;
import dev.lamina.capacity.assignment.Share;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Stack;
import dev.lamina.simulation.SimulationRefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The GPUs of a run in each of their layouts, with everybody who is ever on them: a VM that comes finds room beside those who are there
 * from the start of the layout and those who came before it. Room that others leave is not counted.
 */
final class Landings {
	/** By the number of the GPU: its layouts by their names, in the order in which they come; the first has no name. */
	private final List<SequencedMap<String, GpuSlot>> layouts = new ArrayList<>();

	Landings(List<GpuSlot> slots) {
		for (GpuSlot slot : slots) {
			SequencedMap<String, GpuSlot> first = new LinkedHashMap<>();
			first.put("", slot);
			layouts.add(first);
		}
	}

	/** A GPU in its latest layout. */
	GpuSlot slot(int number) {
		return layouts.get(number).lastEntry().getValue();
	}

	/** The name of the latest layout of a GPU. */
	String layout(int number) {
		return layouts.get(number).lastEntry().getKey();
	}

	/** The GPU of a VM that has one, in the layout that the VM is on. */
	GpuSlot slotOf(Guest guest) {
		return layouts.get(guest.seat().slot().getAsInt()).get(guest.layout());
	}

	/**
	 * Gives a GPU the layout of a policy, with nobody on it yet.
	 *
	 * @throws SimulationRefusedException where the policy is none for that GPU
	 */
	void cut(int number, Policy policy) throws SimulationRefusedException {
		GpuSlot before = slot(number);
		if (before.policy().map(Policy::getStack).orElse(null) != policy.getStack()) {
			throw new SimulationRefusedException(before.name() + " is under " + before.stack().map(Stack::getName).orElse("no stack") + ", policy "
					+ policy.getName() + " names " + (policy.getStack() == null ? "none" : policy.getStack().getName())
					+ ". A GPU is partitioned anew only under the same stack.");
		}
		switch (Repartitioning.cut(policy, before.type())) {
			case Fit.Placed placed -> layouts.get(number).put(name(number, policy.getName()), new GpuSlot(before.host(), before.hostIndex(),
					before.hostGpu(), before.gpuIndex(), before.type(), Optional.of(policy), before.stack(), placed.added(), List.of()));
			case Fit.Refused refused -> throw new SimulationRefusedException("Policy " + policy.getName() + " cannot cut " + before.name() + ": "
					+ refused.sentence(before.name()));
		}
	}

	/** A policy can be in force several times. */
	private String name(int number, String policy) {
		Set<String> taken = layouts.get(number).keySet();
		return taken.contains(policy) ? policy + " (" + taken.size() + ')' : policy;
	}

	/**
	 * Gives a VM the same that it has now of a GPU of the same type, in that GPU's latest layout.
	 *
	 * @return what it has there
	 * @throws SimulationRefusedException where there is no room
	 */
	Resident land(Resident moving, int number) throws SimulationRefusedException {
		GpuSlot there = slot(number);
		int most = there.stack().map(Stack::getMaximumVms).orElse(0);
		if (most > 0 && there.residents().size() >= most) {
			throw new SimulationRefusedException(there.name() + " has no room for '" + moving.name() + "': at most " + most
					+ " VMs are served there (limit of the stack " + there.stack().orElseThrow().getName() + ").");
		}
		if (moving.share() instanceof Share.OfProfile have) {
			return partition(moving, have.profile(), number);
		}
		if (!there.partitions().isEmpty()) {
			throw new SimulationRefusedException(there.name() + " is cut into partitions, and '" + moving.name() + "' has none to take there.");
		}
		if (there.freeMemory().isPresent() && there.freeMemory().getAsLong() < moving.bytes()) {
			throw new SimulationRefusedException(there.name() + " has no room for '" + moving.name() + "': it needs " + Amounts.text(moving.bytes())
					+ ", " + Amounts.text(there.freeMemory().getAsLong()) + " are free.");
		}
		return add(number, there.partitions(), moving);
	}

	private Resident partition(Resident moving, Profile profile, int number) throws SimulationRefusedException {
		GpuSlot there = slot(number);
		int idle = idle(there, profile);
		if (idle >= 0) {
			return add(number, there.partitions(), resident(moving, profile, idle, there.partitions().get(idle)));
		}
		if (there.policy().filter(policy -> !policy.getPartitions().isEmpty()).isPresent()) {
			throw new SimulationRefusedException("No " + profile.getName() + " is left on " + there.name() + " for '" + moving.name()
					+ "'. Add a partition of it to policy " + there.policy().orElseThrow().getName() + ".");
		}
		return switch (Capacity.fit(there.type(), there.partitions(), List.of(Wanted.of(profile, 1)))) {
			case Fit.Placed placed -> add(number, placed.all(), resident(moving, profile, there.partitions().size(), placed.added().getFirst()));
			case Fit.Refused refused -> throw new SimulationRefusedException("'" + moving.name() + "' finds no room: " + refused.sentence(there.name()));
		};
	}

	private static int idle(GpuSlot there, Profile profile) {
		return IntStream.range(0, there.partitions().size())
				.filter(number -> there.partitions().get(number).serves(profile))
				.filter(number -> there.residents().stream().noneMatch(resident -> resident.share() instanceof Share.OfProfile have
						&& have.partition() == number))
				.findFirst().orElse(-1);
	}

	private static Resident resident(Resident moving, Profile profile, int partition, Placement placement) {
		return new Resident(moving.vm(), moving.index(), new Share.OfProfile(profile, partition, placement), moving.bytes());
	}

	private Resident add(int number, List<Placement> partitions, Resident resident) {
		GpuSlot there = slot(number);
		layouts.get(number).put(layout(number), new GpuSlot(there.host(), there.hostIndex(), there.hostGpu(), there.gpuIndex(), there.type(), there.policy(),
				there.stack(), partitions, Stream.concat(there.residents().stream(), Stream.of(resident)).toList()));
		return resident;
	}
}
