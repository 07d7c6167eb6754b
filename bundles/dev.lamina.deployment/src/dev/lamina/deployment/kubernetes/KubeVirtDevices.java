package dev.lamina.deployment.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.lamina.deployment.DeployedHost;
import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.GenerationOutput;
import dev.lamina.deployment.device.DeployedPartition;
import dev.lamina.deployment.device.Device;
import dev.lamina.deployment.device.DeviceResolver;
import dev.lamina.model.Hypervisor;
import dev.lamina.model.Profile;
import dev.lamina.model.ProfileKind;
import dev.lamina.model.Stack;
import dev.lamina.model.Technique;
import dev.lamina.placement.assignment.GpuSlot;

/**
 * The devices that KubeVirt's VMs may have, as a patch of the KubeVirt resource: whole GPUs by the PCI ids of their types,
 * mediated devices by the names of their types in sysfs.
 */
final class KubeVirtDevices {
	private KubeVirtDevices() {
	}

	/** The patch; empty if there are no such devices. */
	static Map<String, Object> patch(Deployment deployment, GenerationOutput generationOutput) {
		Map<String, Object> permitted = new LinkedHashMap<>();
		List<Map<String, Object>> whole = entries("pciVendorSelector", whole(deployment, generationOutput));
		if (!whole.isEmpty()) {
			permitted.put("pciHostDevices", whole);
		}
		List<Map<String, Object>> mediated = entries("mdevNameSelector", mediated(deployment, generationOutput));
		if (!mediated.isEmpty()) {
			permitted.put("mediatedDevices", mediated);
		}
		return permitted.isEmpty() ? Map.of()
				: Map.of("spec", Map.of("configuration", Map.of("permittedHostDevices", permitted)));
	}

	private static Map<String, String> whole(Deployment deployment, GenerationOutput generationOutput) {
		Map<String, String> resources = new LinkedHashMap<>();
		for (DeployedHost deployedHost : deployment.linuxHosts(KubeVirtDevices::isPassed, generationOutput)) {
			deployedHost.slots().stream().filter(KubeVirtDevices::isPassed).forEach(slot -> slot.type().getPciIds()
					.forEach(id -> resources.put(id.device().toUpperCase(Locale.ROOT), resource(slot, slot.type().getName()))));
		}
		return resources;
	}

	private static boolean isPassed(GpuSlot slot) {
		boolean kvm = !slot.host().isSetHypervisor() || slot.host().getHypervisor() == Hypervisor.KVM;
		return kvm && !slot.allocations().isEmpty() && slot.stack().filter(Stack::isSetTechnique)
				.filter(stack -> stack.getTechnique() == Technique.PASS_THROUGH).isPresent();
	}

	private static Map<String, String> mediated(Deployment deployment, GenerationOutput generationOutput) {
		DeviceResolver deviceResolver = new DeviceResolver(deployment.name(), generationOutput);
		Map<String, String> resources = new LinkedHashMap<>();
		for (DeployedHost deployedHost : deployment.linuxHosts(DeviceResolver::usesMediatedDevices, generationOutput)) {
			for (GpuSlot slot : deployedHost.slots()) {
				for (DeployedPartition deployedPartition : DeviceResolver.usesMediatedDevices(slot) ? DeployedPartition.of(slot)
						: List.<DeployedPartition>of()) {
					Optional<Device> device = deviceResolver.of(deployedPartition);
					if (device.isPresent() && device.get() instanceof Device.Mediated mediated) {
						boolean gvtg = deployedPartition.profile().map(Profile::getKind).filter(kind -> kind == ProfileKind.GVT_G)
								.isPresent();
						// sysfs shows a vGPU type under its name with the vendor's prefix
						resources.put(gvtg ? mediated.name() : "GRID " + mediated.name(), resource(slot, mediated.name()));
					}
				}
			}
		}
		return resources;
	}

	private static String resource(GpuSlot slot, String name) {
		return slot.type().getVendor().getLiteral().toLowerCase(Locale.ROOT) + ".com/" + SriovDevicePlugin.resource(name);
	}

	private static List<Map<String, Object>> entries(String selector, Map<String, String> resources) {
		List<Map<String, Object>> entries = new ArrayList<>();
		resources.forEach((selected, name) -> {
			Map<String, Object> entry = new LinkedHashMap<>();
			entry.put(selector, selected);
			entry.put("resourceName", name);
			entries.add(entry);
		});
		return entries;
	}
}
