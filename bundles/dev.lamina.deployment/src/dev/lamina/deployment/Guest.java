package dev.lamina.deployment;

import java.util.Optional;
import java.util.UUID;

import dev.lamina.capacity.assignment.GpuSlot;
import dev.lamina.capacity.assignment.Resident;
import dev.lamina.capacity.assignment.Seat;
import dev.lamina.model.Vm;

/**
 * One VM to be deployed.
 *
 * @param seat     where it runs
 * @param name     what it is called outside of the model: {@code designer-3} for {@code designer[3]}
 * @param uuid     its identity, the same in every run
 * @param slot     its GPU, possibly in another host where calls are forwarded
 * @param resident what it has of that GPU
 */
public record Guest(Seat seat, String name, UUID uuid, Optional<GpuSlot> slot, Optional<Resident> resident) {
	/** Its declaration. */
	public Vm vm() {
		return seat.vm();
	}
}
