package dev.lamina.deployment.kubernetes;

import java.util.List;
import java.util.Optional;

import dev.lamina.deployment.DeployedHost;
import dev.lamina.deployment.DeployedVm;
import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.device.DeployedPartition;
import dev.lamina.model.Profile;
import dev.lamina.model.SchedulerKind;
import dev.lamina.model.Stack;
import dev.lamina.model.Vendor;
import dev.lamina.placement.assignment.Allocation;
import dev.lamina.placement.assignment.GpuSlot;

/** What containers have of NVIDIA GPUs on hosts without a hypervisor: whole GPUs, MIG instances, or GPUs that they share. */
final class ContainerGpus {
	private ContainerGpus() {
	}

	/** The hosts with such GPUs, in the order of the model. */
	static List<DeployedHost> hosts(Deployment deployment) {
		return deployment.containerHosts().stream().filter(host -> host.slots().stream().anyMatch(ContainerGpus::isNvidia))
				.toList();
	}

	static boolean isNvidia(GpuSlot slot) {
		return slot.vendor().filter(Vendor.NVIDIA::equals).isPresent();
	}

	/** The NVIDIA GPU that a container has, or has a part of; nothing if it has none. */
	static Optional<GpuSlot> gpu(DeployedVm deployedVm) {
		return deployedVm.allocation().isPresent() ? deployedVm.slot().filter(ContainerGpus::isNvidia) : Optional.empty();
	}

	/** The profile of the MIG instance that a container has; nothing if it has a whole GPU or shares one. */
	static Optional<String> migProfile(GpuSlot slot, Allocation allocation) {
		return DeployedPartition.of(slot, allocation).flatMap(DeployedPartition::migInstance).map(Profile::getName);
	}

	/** Whether a GPU is shared, by time slices or MPS, by as many containers as there are. */
	static boolean isShared(GpuSlot slot) {
		return slot.partitions().isEmpty() && slot.stack().filter(stack -> stack.getMaximumVms() != 1).isPresent()
				&& !slot.allocations().isEmpty();
	}

	/** Whether those who share a GPU run at the same time, as under MPS. */
	static boolean isConcurrent(GpuSlot slot) {
		return slot.stack().map(Stack::getSchedulers).filter(known -> known.contains(SchedulerKind.CONCURRENT)).isPresent();
	}
}
