package dev.lamina.deployment;

import java.util.List;

import dev.lamina.model.Host;
import dev.lamina.placement.assignment.GpuSlot;

/**
 * One host to be set up.
 *
 * @param host   its declaration
 * @param index  which of the equal hosts, from 0
 * @param name   what it is called outside of the model: {@code rack-3} for {@code rack[3]}
 * @param slots  its GPUs in the order of the file
 * @param vms the VMs that run on it in the order of the file
 */
public record DeployedHost(Host host, int index, String name, List<GpuSlot> slots, List<DeployedVm> vms) {
	public DeployedHost {
		slots = List.copyOf(slots);
		vms = List.copyOf(vms);
	}
}
