package dev.lamina.deployment.kubernetes;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lamina.deployment.DeployedHost;
import dev.lamina.deployment.GenerationOutput;
import dev.lamina.deployment.device.DeviceResolver;
import dev.lamina.model.Hypervisor;
import dev.lamina.model.Stack;
import dev.lamina.model.Technique;
import dev.lamina.model.Vendor;
import dev.lamina.placement.assignment.GpuSlot;

/**
 * The one kind of work that NVIDIA's GPU operator prepares a node for; GPUs of another kind on the same node are not prepared.
 *
 * <p>Source: GPU operator documentation, GPU Operator with KubeVirt: the node label {@code nvidia.com/gpu.workload.config}.
 */
enum NodeWorkload {
	/** vGPUs of VMs, made by the vGPU device manager. */
	VM_VGPU("vm-vgpu", "made into vGPUs"),
	/** Whole GPUs of VMs, bound to vfio-pci. */
	VM_PASSTHROUGH("vm-passthrough", "bound to vfio-pci"),
	/** Whole, shared or MIG-partitioned GPUs of containers, which is what an unlabelled node has. */
	CONTAINER("container", "left to containers");

	private static final String LABEL = "nvidia.com/gpu.workload.config";

	private final String value;
	private final String prepared;

	NodeWorkload(String value, String prepared) {
		this.value = value;
		this.prepared = prepared;
	}

	/** What a host's NVIDIA GPUs are for: the first of these kinds that one of them has; nothing if none is used or cut. */
	static Optional<NodeWorkload> of(DeployedHost deployedHost) {
		return gpusByWorkload(deployedHost).keySet().stream().findFirst();
	}

	/** What one GPU is for; nothing if it is not NVIDIA's, if nothing is done with it, or if its host cannot be a node. */
	static Optional<NodeWorkload> of(GpuSlot slot) {
		Hypervisor hypervisor = slot.host().isSetHypervisor() ? slot.host().getHypervisor() : Hypervisor.KVM;
		boolean bare = hypervisor == Hypervisor.BAREMETAL;
		if (slot.vendor().filter(Vendor.NVIDIA::equals).isEmpty() || hypervisor != Hypervisor.KVM && !bare) {
			return Optional.empty();
		} else if (DeviceResolver.usesVirtualFunctions(slot) || DeviceResolver.usesMediatedDevices(slot)) {
			return Optional.of(VM_VGPU);
		} else if (slot.allocations().isEmpty() && slot.partitions().isEmpty()) {
			return Optional.empty();
		}
		boolean passed = slot.stack().filter(Stack::isSetTechnique).map(Stack::getTechnique)
				.filter(Technique.PASS_THROUGH::equals).isPresent();
		return Optional.of(passed && !bare ? VM_PASSTHROUGH : CONTAINER);
	}

	private static Map<NodeWorkload, GpuSlot> gpusByWorkload(DeployedHost deployedHost) {
		Map<NodeWorkload, GpuSlot> first = new EnumMap<>(NodeWorkload.class);
		deployedHost.slots().forEach(slot -> of(slot).ifPresent(workload -> first.putIfAbsent(workload, slot)));
		return first;
	}

	/** Labels the nodes that are for VMs, and notes the GPUs of a node that its label leaves unprepared. */
	static void label(List<DeployedHost> deployedHosts, NodeLabels nodeLabels, GenerationOutput generationOutput) {
		for (DeployedHost deployedHost : deployedHosts) {
			Iterator<Map.Entry<NodeWorkload, GpuSlot>> kinds = gpusByWorkload(deployedHost).entrySet().iterator();
			if (!kinds.hasNext()) {
				continue;
			}
			NodeWorkload chosen = kinds.next().getKey();
			if (chosen != CONTAINER) {
				nodeLabels.add(deployedHost, LABEL, chosen.value);
			}
			if (chosen == VM_PASSTHROUGH) {
				// KubeVirt offers these GPUs itself; the operator's plugins would offer them a second time under other names
				nodeLabels.add(deployedHost, "nvidia.com/gpu.deploy.sandbox-device-plugin", "false");
				nodeLabels.add(deployedHost, "nvidia.com/gpu.deploy.kubevirt-device-plugin", "false");
			}
			if (kinds.hasNext()) {
				Map.Entry<NodeWorkload, GpuSlot> other = kinds.next();
				generationOutput.addNote("deployment.workload", other.getValue().hostGpu(),
						"The GPU operator prepares a node for one kind of work. With " + LABEL + '=' + chosen.value
								+ ", all NVIDIA GPUs of " + nodeLabels.nodeName(deployedHost) + " are " + chosen.prepared
								+ ", and "
								+ other.getValue().name() + ", which has to be " + other.getKey().prepared
								+ ", is not. Use the GPUs of a host for one kind of work.");
			}
		}
	}
}
