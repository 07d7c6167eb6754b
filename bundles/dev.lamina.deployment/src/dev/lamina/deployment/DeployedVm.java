package dev.lamina.deployment;

import java.util.Optional;
import java.util.UUID;

import dev.lamina.model.Vm;
import dev.lamina.placement.assignment.Allocation;
import dev.lamina.placement.assignment.GpuSlot;
import dev.lamina.placement.assignment.VmPlacement;

/**
 * One VM to be deployed.
 *
 * @param placement     where it runs
 * @param name     what it is called outside of the model: {@code designer-3} for {@code designer[3]}
 * @param uuid     its identity, the same in every run
 * @param slot     its GPU, possibly in another host where calls are forwarded
 * @param allocation what it has of that GPU
 */
public record DeployedVm(VmPlacement placement, String name, UUID uuid, Optional<GpuSlot> slot, Optional<Allocation> allocation) {
	/** Its declaration. */
	public Vm vm() {
		return placement.vm();
	}
}
