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
import dev.lamina.deployment.device.VendorResolver;
import dev.lamina.model.Hypervisor;
import dev.lamina.model.Profile;
import dev.lamina.model.ProfileKind;
import dev.lamina.model.Stack;
import dev.lamina.model.Technique;
import dev.lamina.model.Vendor;
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
			deployedHost.slots().stream().filter(KubeVirtDevices::isPassed).filter(slot -> !slot.type().getPciIds().isEmpty())
					.forEach(slot -> VendorResolver.resolve(slot, generationOutput).ifPresent(vendor -> slot.type().getPciIds()
							.forEach(id -> resources.put(id.device().toUpperCase(Locale.ROOT),
									resource(vendor, slot.type().getName())))));
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
						VendorResolver.resolve(slot, generationOutput)
								.ifPresent(vendor -> resources.put(typeName(deployedPartition, mediated.name()),
										resource(vendor, mediated.name())));
					}
				}
			}
		}
		return resources;
	}

	/** What sysfs calls the type of a mediated device: a vGPU type is shown under its name with the vendor's prefix. */
	private static String typeName(DeployedPartition deployedPartition, String name) {
		return switch (deployedPartition.profile().map(Profile::getKind).orElse(ProfileKind.VIRTUAL_FUNCTION)) {
			case VGPU, MIG, MIG_VGPU -> "GRID " + name;
			case GVT_G, VIRTUAL_FUNCTION, COMPUTE_PARTITION -> name;
		};
	}

	private static String resource(Vendor vendor, String name) {
		return SriovDevicePlugin.domain(vendor) + '/' + SriovDevicePlugin.resource(name);
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
