package dev.lamina.deployment.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import dev.lamina.deployment.DeployedHost;
import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.GenerationOutput;
import dev.lamina.deployment.device.DeployedPartition;
import dev.lamina.deployment.device.Device;
import dev.lamina.deployment.device.DeviceResolver;
import dev.lamina.deployment.device.PciClass;
import dev.lamina.deployment.device.VendorResolver;
import dev.lamina.deployment.text.Json;
import dev.lamina.model.Profile;
import dev.lamina.model.Vendor;
import dev.lamina.model.vendor.PciVendor;
import dev.lamina.placement.assignment.GpuSlot;

/**
 * The configuration of the SR-IOV device plugin: virtual functions of AMD's accelerators as resources, one for each GPU type and
 * configuration. NVIDIA's vGPUs on virtual functions are offered by its own plugin, those of display controllers by KubeVirt.
 *
 * <p>Source: sriov-network-device-plugin, pkg/types: the device type accelerator is PCI class 12.
 */
final class SriovDevicePlugin {
	private SriovDevicePlugin() {
	}

	/** The data of the ConfigMap; empty if there are no such functions. */
	static Map<String, String> configuration(Deployment deployment, GenerationOutput generationOutput) {
		DeviceResolver deviceResolver = new DeviceResolver(deployment.name(), generationOutput);
		Map<String, TreeSet<String>> addresses = new LinkedHashMap<>();
		Map<String, Vendor> vendors = new LinkedHashMap<>();
		for (DeployedHost deployedHost : deployment.linuxHosts(DeviceResolver::usesVirtualFunctions, generationOutput)) {
			for (GpuSlot slot : deployedHost.slots()) {
				Optional<Vendor> vendor = DeviceResolver.usesVirtualFunctions(slot)
						? VendorResolver.resolve(slot, generationOutput) : Optional.empty();
				if (vendor.filter(SriovDevicePlugin::isOffered).isEmpty()) {
					continue;
				} else if (PciClass.of(slot.type()) == PciClass.DISPLAY) {
					generationOutput.addNote("deployment.class", slot.hostGpu(), slot.type().getName()
							+ " is a display controller, and the SR-IOV device plugin offers processing accelerators only: "
							+ "KubeVirt itself offers the virtual functions of " + slot.name() + '.');
					continue;
				}
				for (DeployedPartition deployedPartition : DeployedPartition.of(slot)) {
					Optional<Device> device = deviceResolver.of(deployedPartition);
					if (device.isPresent() && device.get() instanceof Device.SriovFunction sriovFunction) {
						String name = resource(
								slot.type().getName()
										+ deployedPartition.profile().map(Profile::getName).map(part -> "_" + part).orElse(""));
						vendors.put(name, vendor.get());
						addresses.computeIfAbsent(name, key -> new TreeSet<>()).add(sriovFunction.address().toString());
					}
				}
			}
		}
		if (addresses.isEmpty()) {
			return Map.of();
		}
		List<Map<String, Object>> resources = new ArrayList<>();
		addresses.forEach((name, at) -> {
			Map<String, Object> selectors = new LinkedHashMap<>();
			selectors.put("vendors", List.of(PciVendor.id(vendors.get(name))));
			selectors.put("drivers", List.of("vfio-pci"));
			selectors.put("pciAddresses", List.copyOf(at));
			Map<String, Object> resource = new LinkedHashMap<>();
			resource.put("resourceName", name);
			resource.put("resourcePrefix", domain(vendors.get(name)));
			resource.put("deviceType", "accelerator");
			resource.put("selectors", List.of(selectors));
			resources.add(resource);
		});
		return Map.of("config.json", Json.document(Map.of("resourceList", resources)));
	}

	private static boolean isOffered(Vendor vendor) {
		return switch (vendor) {
			case NVIDIA -> false;
			case AMD, INTEL -> true;
		};
	}

	/** The domain of a vendor, which stands before the slash of a resource. */
	static String domain(Vendor vendor) {
		return vendor.getLiteral().toLowerCase(Locale.ROOT) + ".com";
	}

	/** A name that may stand behind the slash of a resource. */
	static String resource(String name) {
		return name.replaceAll("[^A-Za-z0-9_.-]", "_").toUpperCase(Locale.ROOT);
	}
}
