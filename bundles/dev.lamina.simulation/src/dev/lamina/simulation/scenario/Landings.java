package dev.lamina.simulation.scenario;

import dev.lamina.capacity.Amounts;
import dev.lamina.capacity.Capacity;
import dev.lamina.capacity.Fit;
import dev.lamina.capacity.Placement;
import dev.lamina.capacity.Wanted;
import dev.lamina.capacity.assignment.GpuSlot;
import dev.lamina.capacity.assignment.Resident;
import dev.lamina.capacity.assignment.Share;
import dev.lamina.model.Profile;
import dev.lamina.model.Stack;
import dev.lamina.simulation.SimulationRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The GPUs of a run with everybody who is ever on them: a VM that migrates finds room beside those who are there from the start and
 * those who came before it. Room that others leave is not counted.
 */
final class Landings {
	private final List<GpuSlot> slots;

	Landings(List<GpuSlot> slots) {
		this.slots = new ArrayList<>(slots);
	}

	GpuSlot slot(int number) {
		return slots.get(number);
	}

	/**
	 * Gives a VM on one GPU the same of another of the same type.
	 *
	 * @return what it has there
	 * @throws SimulationRefusedException where there is no room
	 */
	Resident land(Resident moving, int number) throws SimulationRefusedException {
		GpuSlot there = slots.get(number);
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
		GpuSlot there = slots.get(number);
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
				.filter(number -> there.partitions().get(number).profile().getName().equals(profile.getName()))
				.filter(number -> there.residents().stream().noneMatch(resident -> resident.share() instanceof Share.OfProfile have
						&& have.partition() == number))
				.findFirst().orElse(-1);
	}

	private static Resident resident(Resident moving, Profile profile, int partition, Placement placement) {
		return new Resident(moving.vm(), moving.index(), new Share.OfProfile(profile, partition, placement), moving.bytes());
	}

	private Resident add(int number, List<Placement> partitions, Resident resident) {
		GpuSlot there = slots.get(number);
		slots.set(number, new GpuSlot(there.host(), there.hostIndex(), there.hostGpu(), there.gpuIndex(), there.type(), there.policy(),
				there.stack(), partitions, Stream.concat(there.residents().stream(), Stream.of(resident)).toList()));
		return resident;
	}
}
