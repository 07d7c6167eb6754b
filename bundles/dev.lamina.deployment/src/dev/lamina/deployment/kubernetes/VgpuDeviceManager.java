package dev.lamina.deployment.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lamina.deployment.DeployedHost;
import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.GenerationOutput;
import dev.lamina.deployment.device.DeployedPartition;
import dev.lamina.deployment.device.DeviceResolver;
import dev.lamina.deployment.mig.MigPartitions;
import dev.lamina.placement.assignment.GpuSlot;

/** Configurations of NVIDIA's vGPU device manager: how many vGPUs of which type each GPU of a node becomes. */
final class VgpuDeviceManager {
	/** The configuration of nodes without a label. */
	static final String DEFAULT = "default";

	private VgpuDeviceManager() {
	}

	/** The configurations of all nodes, with the labels that choose them; empty if no GPU is cut into vGPUs. */
	static Map<String, Object> content(Deployment deployment, GenerationOutput generationOutput, NodeLabels nodeLabels) {
		Map<String, Object> configurations = new LinkedHashMap<>();
		for (DeployedHost deployedHost : deployment.linuxHosts(slot -> !vgpus(slot).isEmpty(), generationOutput)) {
			MigPartitions.gpusByIndex(deployedHost, VgpuDeviceManager::vgpus, generationOutput)
					.ifPresent(numbers -> configurations.put(deployedHost.name(), configuration(numbers)));
			nodeLabels.add(deployedHost, "nvidia.com/vgpu.config", deployedHost.name());
		}
		Map<String, Object> content = new LinkedHashMap<>();
		if (!configurations.isEmpty()) {
			// nodes outside of the model, whose GPUs stay whole
			Map<String, Object> none = new LinkedHashMap<>();
			none.put("devices", "all");
			none.put("vgpu-devices", Map.of());
			configurations.put(DEFAULT, List.of(none));
			content.put("version", "v1");
			content.put("vgpu-configs", configurations);
		}
		return content;
	}

	private static List<Map<String, Object>> configuration(Map<Integer, GpuSlot> numbers) {
		Map<Map<String, Integer>, List<Integer>> alike = new LinkedHashMap<>();
		numbers.forEach((number, slot) -> {
			if (!vgpus(slot).isEmpty()) {
				alike.computeIfAbsent(vgpus(slot), key -> new ArrayList<>()).add(number);
			}
		});
		return alike.entrySet().stream().map(entry -> {
			Map<String, Object> devices = new LinkedHashMap<>();
			devices.put("devices", entry.getValue());
			devices.put("vgpu-devices", entry.getKey());
			return devices;
		}).toList();
	}

	private static Map<String, Integer> vgpus(GpuSlot slot) {
		Map<String, Integer> counts = new LinkedHashMap<>();
		if (DeviceResolver.usesVirtualFunctions(slot) || DeviceResolver.usesMediatedDevices(slot)) {
			DeployedPartition.of(slot).forEach(deployedPartition -> deployedPartition.vgpuType()
					.ifPresent(type -> counts.merge(type.getName(), 1, Integer::sum)));
		}
		return counts;
	}
}
