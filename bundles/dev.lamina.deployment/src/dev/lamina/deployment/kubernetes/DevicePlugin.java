package dev.lamina.deployment.kubernetes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.Draft;
import dev.lamina.deployment.Site;
import dev.lamina.deployment.device.Devices;
import dev.lamina.deployment.mig.MigPartitions;
import dev.lamina.model.SchedulerKind;
import dev.lamina.model.Stack;
import dev.lamina.model.Technique;
import dev.lamina.model.Vendor;
import dev.lamina.placement.assignment.GpuSlot;

/**
 * Configurations of NVIDIA's device plugin: into how many replicas each GPU of a node is shared, by time-slicing or by MPS, and
 * how MIG instances are offered.
 */
final class DevicePlugin {
	private static final String RESOURCE = "nvidia.com/gpu";

	private DevicePlugin() {
	}

	/** By node; nodes whose GPUs are neither shared by containers nor cut by MIG are left out. */
	static Map<String, Map<String, Object>> configurations(Deployment deployment, Draft draft, Labels labels) {
		Map<String, Map<String, Object>> configurations = new LinkedHashMap<>();
		for (Site site : deployment.sites()) {
			List<GpuSlot> shared = site.slots().stream().filter(slot -> isShared(slot) && !slot.allocations().isEmpty()).toList();
			// MIG instances of a host with VMs are behind their vGPUs
			boolean mig = site.slots().stream().anyMatch(slot -> MigPartitions.areOn(slot) && !Devices.hasFunctions(slot));
			if (shared.isEmpty() && !mig) {
				continue;
			}
			Map<String, Object> configuration = new LinkedHashMap<>();
			configuration.put("version", "v1");
			configuration.put("flags", Map.of("migStrategy", mig ? "mixed" : "none"));
			if (!shared.isEmpty()) {
				configuration.put("sharing", sharing(site, shared, draft));
			}
			configurations.put(labels.node(site), configuration);
			labels.add(site, "nvidia.com/device-plugin.config", labels.node(site));
		}
		return configurations;
	}

	/** The plugin shares all GPUs of a node alike: as often as the fullest of them. */
	private static Map<String, Object> sharing(Site site, List<GpuSlot> shared, Draft draft) {
		int replicas = shared.stream().mapToInt(slot -> slot.allocations().size()).max().orElse(1);
		boolean concurrent = shared.stream().allMatch(DevicePlugin::isConcurrent);
		boolean alike = site.slots().stream().filter(slot -> slot.type().getVendor() == Vendor.NVIDIA)
				.allMatch(
						slot -> shared.contains(slot) && slot.allocations().size() == replicas
								&& isConcurrent(slot) == concurrent);
		if (!alike) {
			draft.note("deployment.replicas", site.host(),
					"The device plugin shares all GPUs of a node alike: each of " + site.name() + " gets "
							+ replicas + " replicas by " + (concurrent ? "MPS" : "time-slicing")
							+ ", though the model differs between them.");
		}
		Map<String, Object> resource = new LinkedHashMap<>();
		resource.put("name", RESOURCE);
		resource.put("replicas", Math.max(2, replicas));
		return Map.of(concurrent ? "mps" : "timeSlicing", Map.of("resources", List.of(resource)));
	}

	private static boolean isShared(GpuSlot slot) {
		return slot.type().getVendor() == Vendor.NVIDIA
				&& slot.stack().filter(Stack::isSetTechnique).filter(stack -> stack.getTechnique() == Technique.SOFTWARE_SHARING)
						.isPresent();
	}

	/** MPS runs its clients at the same time; time-slicing lets them take turns. */
	private static boolean isConcurrent(GpuSlot slot) {
		return slot.stack().filter(stack -> stack.getSchedulers().contains(SchedulerKind.CONCURRENT)).isPresent();
	}
}
