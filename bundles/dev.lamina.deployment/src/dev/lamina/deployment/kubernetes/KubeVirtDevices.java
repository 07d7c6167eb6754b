package dev.lamina.deployment.kubernetes;

import dev.lamina.capacity.assignment.GpuSlot;
import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.Draft;
import dev.lamina.deployment.Site;
import dev.lamina.deployment.device.Cut;
import dev.lamina.deployment.device.Device;
import dev.lamina.deployment.device.Devices;
import dev.lamina.model.Profile;
import dev.lamina.model.ProfileKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The mediated devices that KubeVirt's VMs may have, by the names of their types in sysfs, as a patch of the KubeVirt resource. */
final class KubeVirtDevices {
	private KubeVirtDevices() {
	}

	/** The patch; empty where there are no mediated devices. */
	static Map<String, Object> patch(Deployment deployment, Draft draft) {
		Devices devices = new Devices(deployment.name(), draft);
		Map<String, String> resources = new LinkedHashMap<>();
		for (Site site : deployment.onLinux(Devices::hasMediated, draft)) {
			for (GpuSlot slot : site.slots()) {
				if (!Devices.hasMediated(slot)) {
					continue;
				}
				for (Cut cut : Cut.of(slot)) {
					Optional<Device> device = devices.of(cut);
					if (device.isPresent() && device.get() instanceof Device.Mediated mediated) {
						Profile part = cut.profile().orElseThrow();
						boolean gvtg = part.getKind() == ProfileKind.GVT_G;
						// sysfs shows a vGPU type under its name with the vendor's prefix
						resources.put(gvtg ? mediated.name() : "GRID " + mediated.name(), (gvtg ? "intel.com/" : "nvidia.com/") + FunctionPlugin.resource(part.getName()));
					}
				}
			}
		}
		if (resources.isEmpty()) {
			return Map.of();
		}
		List<Map<String, Object>> mediated = new ArrayList<>();
		resources.forEach((selector, name) -> {
			Map<String, Object> entry = new LinkedHashMap<>();
			entry.put("mdevNameSelector", selector);
			entry.put("resourceName", name);
			mediated.add(entry);
		});
		return Map.of("spec", Map.of("configuration", Map.of("permittedHostDevices", Map.of("mediatedDevices", mediated))));
	}
}
