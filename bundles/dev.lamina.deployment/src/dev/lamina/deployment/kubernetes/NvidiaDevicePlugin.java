package dev.lamina.deployment.kubernetes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lamina.deployment.DeployedHost;
import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.GenerationOutput;
import dev.lamina.deployment.device.DeviceResolver;
import dev.lamina.deployment.mig.MigPartitions;
import dev.lamina.model.Stack;
import dev.lamina.model.Technique;
import dev.lamina.model.Vendor;
import dev.lamina.placement.assignment.GpuSlot;

/**
 * Configurations of NVIDIA's device plugin: into how many replicas each GPU of a node is shared, by time-slicing or by MPS, and
 * how MIG instances are offered.
 */
final class NvidiaDevicePlugin {
	/** The configuration of nodes without a label, which says nothing that the operator does not say itself. */
	static final String DEFAULT = "default";
	private static final String RESOURCE = "nvidia.com/gpu";

	private NvidiaDevicePlugin() {
	}

	/** By node; nodes whose GPUs are neither shared by containers nor cut by MIG are left out. */
	static Map<String, Map<String, Object>> configurations(Deployment deployment, GenerationOutput generationOutput,
			NodeLabels nodeLabels) {
		Map<String, Map<String, Object>> configurations = new LinkedHashMap<>();
		for (DeployedHost deployedHost : deployment.hosts()) {
			List<GpuSlot> shared = deployedHost.slots().stream().filter(slot -> isShared(slot) && !slot.allocations().isEmpty())
					.toList();
			// MIG instances of a host with VMs are behind their vGPUs
			boolean mig = deployedHost.slots().stream()
					.anyMatch(slot -> MigPartitions.isEnabledOn(slot) && !DeviceResolver.usesVirtualFunctions(slot));
			if (shared.isEmpty() && !mig) {
				continue;
			}
			Map<String, Object> configuration = new LinkedHashMap<>();
			configuration.put("version", "v1");
			configuration.put("flags", Map.of("migStrategy", mig ? "mixed" : "none"));
			if (!shared.isEmpty()) {
				configuration.put("sharing", sharing(deployedHost, shared, generationOutput));
			}
			configurations.put(nodeLabels.nodeName(deployedHost), configuration);
			nodeLabels.add(deployedHost, "nvidia.com/device-plugin.config", nodeLabels.nodeName(deployedHost));
		}
		if (!configurations.isEmpty()) {
			configurations.put(DEFAULT, Map.of("version", "v1"));
		}
		return configurations;
	}

	/** The plugin shares all GPUs of a node alike: as often as the fullest of them. */
	private static Map<String, Object> sharing(DeployedHost deployedHost, List<GpuSlot> shared,
			GenerationOutput generationOutput) {
		int replicas = shared.stream().mapToInt(slot -> slot.allocations().size()).max().orElse(1);
		boolean concurrent = shared.stream().allMatch(ContainerGpus::isConcurrent);
		boolean alike = deployedHost.slots().stream().filter(slot -> slot.vendor().filter(Vendor.NVIDIA::equals).isPresent())
				.allMatch(
						slot -> shared.contains(slot) && slot.allocations().size() == replicas
								&& ContainerGpus.isConcurrent(slot) == concurrent);
		if (!alike) {
			generationOutput.addNote("deployment.replicas", deployedHost.host(),
					"The device plugin shares all GPUs of a node alike: each of " + deployedHost.name() + " gets "
							+ replicas + " replicas by " + (concurrent ? "MPS" : "time-slicing")
							+ ", though the model differs between them.");
		}
		Map<String, Object> resource = new LinkedHashMap<>();
		resource.put("name", RESOURCE);
		resource.put("replicas", Math.max(2, replicas));
		return Map.of(concurrent ? "mps" : "timeSlicing", Map.of("resources", List.of(resource)));
	}

	private static boolean isShared(GpuSlot slot) {
		return slot.vendor().filter(Vendor.NVIDIA::equals).isPresent()
				&& slot.stack().filter(Stack::isSetTechnique).filter(stack -> stack.getTechnique() == Technique.SOFTWARE_SHARING)
						.filter(stack -> stack.getMaximumVms() != 1).isPresent();
	}
}
