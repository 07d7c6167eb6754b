package dev.lamina.simulation.scenario;

import java.util.OptionalDouble;

import dev.lamina.capacity.PartitionEngines;
import dev.lamina.capacity.mig.SharedInstances;
import dev.lamina.model.GpuType;
import dev.lamina.model.Profile;
import dev.lamina.model.Technique;
import dev.lamina.placement.assignment.GpuShare;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.simulation.refusal.RefusalReason;
import dev.lamina.simulation.refusal.SimulationRefusedException;

/** Which VMs have engines of their own, cut from the hardware, and how fast those are. */
final class PartitionSpeeds {
	private PartitionSpeeds() {
	}

	/**
	 * The part of the GPU's speed that a guest's own engines have; absent where it shares those of the whole GPU. A vGPU that takes
	 * turns with others on one MIG instance has its part of that, which is what it is sure to get.
	 */
	static OptionalDouble speed(SimulatedVm simulatedVm, GpuSlot slot) throws SimulationRefusedException {
		boolean spatial = simulatedVm.stack().filter(stack -> stack.getTechnique() == Technique.SPATIAL).isPresent();
		GpuShare gpuShare = simulatedVm.allocation().map(have -> have.share()).orElse(new GpuShare.Whole());
		return switch (gpuShare) {
			case GpuShare.OfProfile have when spatial || PartitionEngines.areOwn(have.profile()) ->
					OptionalDouble.of(part(have.profile(), slot.type()) / SharedInstances.guestsPerInstance(have.profile()));
			case GpuShare.Fraction fraction when spatial -> OptionalDouble.of(fraction.part());
			default -> OptionalDouble.empty();
		};
	}

	/**
	 * The part of the GPU's memory bandwidth that a guest has: it comes with the memory slices of a partition, and with a part of
	 * a GPU. A guest that has no engines of its own, or whose partition names no memory slices, can have all of it.
	 */
	static double bandwidth(SimulatedVm simulatedVm, GpuSlot slot) throws SimulationRefusedException {
		OptionalDouble speed = speed(simulatedVm, slot);
		if (speed.isPresent() && simulatedVm.allocation().get().share() instanceof GpuShare.OfProfile have) {
			Profile cut = PartitionEngines.cut(have.profile());
			return cut.getMemorySlices() > 0 && slot.type().getMemorySlices() > 0
					? (double) cut.getMemorySlices() / slot.type().getMemorySlices() : 1;
		}
		return speed.orElse(1);
	}

	private static double part(Profile profile, GpuType gpu) throws SimulationRefusedException {
		OptionalDouble part = PartitionEngines.part(profile, gpu);
		if (part.isEmpty()) {
			throw new SimulationRefusedException(RefusalReason.PROPERTY_MISSING,
					"How fast '" + profile.getName() + "' is cannot be told: " + gpu.getName()
							+ " and the profile both need 'compute-units', or both 'compute-slices'.",
					profile);
		}
		return part.getAsDouble();
	}
}
