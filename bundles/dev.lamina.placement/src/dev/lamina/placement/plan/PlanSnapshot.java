package dev.lamina.placement.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lamina.model.Simulation;
import dev.lamina.model.Vm;
import dev.lamina.placement.assignment.Assignment;

/**
 * Who sits where at one time of a plan, and in which states VMs and GPUs are then.
 *
 * @param simulation the simulation whose plan it is; null for one without events
 * @param time       in nanoseconds of simulated time; everything that happens at it has happened
 * @param assignment the VMs that are there, and what they have. A VM that migrates is where it leaves, and has something of both
 *                   GPUs
 * @param vms        the states of all VMs that have a place at some time
 * @param gpus       the states of {@link Assignment#slots()}
 */
public record PlanSnapshot(Simulation simulation, long time, Assignment assignment, Map<VmInstance, VmState> vms,
		List<GpuState> gpus) {
	/** One of the VMs of a declaration, by its number from 0. */
	public record VmInstance(Vm vm, int index) {
	}

	public PlanSnapshot {
		vms = Map.copyOf(vms);
		gpus = List.copyOf(gpus);
	}

	/** The state of a VM; absent if it never has a place. */
	public Optional<VmState> state(Vm vm, int index) {
		return Optional.ofNullable(vms.get(new VmInstance(vm, index)));
	}
}
