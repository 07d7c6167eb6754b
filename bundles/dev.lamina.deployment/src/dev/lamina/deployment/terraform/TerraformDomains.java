package dev.lamina.deployment.terraform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lamina.deployment.DeployedHost;
import dev.lamina.deployment.DeployedVm;
import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.GenerationOutput;
import dev.lamina.deployment.Generator;
import dev.lamina.deployment.VmSize;
import dev.lamina.deployment.device.Device;
import dev.lamina.deployment.device.DeviceResolver;
import dev.lamina.deployment.text.Json;
import dev.lamina.model.pci.PciAddress;

/**
 * For each Linux host with KVM a configuration with a domain of libvirt for each VM that has a device of the host: processors,
 * memory and the device. Disks and networks are added in files beside it.
 */
public final class TerraformDomains implements Generator {
	@Override
	public void generate(Deployment deployment, GenerationOutput generationOutput) {
		DeviceResolver deviceResolver = new DeviceResolver(deployment.name(), generationOutput);
		for (DeployedHost deployedHost : deployment.kvmHosts()) {
			Map<String, Object> domains = new LinkedHashMap<>();
			for (DeployedVm deployedVm : deployedHost.vms()) {
				Optional<VmSize> size = VmSize.of(deployedVm.vm(), generationOutput);
				List<Map<String, Object>> devices = deviceResolver.of(deployedVm).map(TerraformDomains::hostDevices)
						.orElse(List.of());
				if (size.isPresent() && !devices.isEmpty()) {
					domains.put(deployedVm.name(), domain(deployedVm, size.get(), devices));
				}
			}
			if (!domains.isEmpty()) {
				Map<String, Object> root = new LinkedHashMap<>();
				root.put("//", deployment.header());
				root.put("terraform", Map.of("required_providers",
						Map.of("libvirt", sorted("source", "dmacvicar/libvirt", "version", ">= 0.9"))));
				root.put("provider", Map.of("libvirt", Map.of("uri", "${var.uri}")));
				root.put("variable",
						Map.of("uri", sorted("description", "The libvirt daemon of " + deployedHost.name(), "default",
								"qemu:///system")));
				root.put("resource", Map.of("libvirt_domain", domains));
				generationOutput.addFile(deployedHost.name() + "/lamina.tf.json", Json.document(root), false);
			}
		}
	}

	private static Map<String, Object> domain(DeployedVm deployedVm, VmSize size, List<Map<String, Object>> devices) {
		Map<String, Object> domain = new LinkedHashMap<>();
		domain.put("name", deployedVm.name());
		domain.put("uuid", deployedVm.uuid().toString());
		domain.put("type", "kvm");
		domain.put("vcpu", size.cores());
		domain.put("memory", size.mebibytes());
		domain.put("memory_unit", "MiB");
		domain.put("os", sorted("type", "hvm", "type_arch", "x86_64", "type_machine", "q35", "firmware", "efi"));
		domain.put("devices", Map.of("hostdevs", devices));
		return domain;
	}

	private static List<Map<String, Object>> hostDevices(Device device) {
		return switch (device) {
			case Device.PciPassthrough passed -> passed.functions().stream().map(address -> function(address, true)).toList();
			case Device.SriovFunction function -> List.of(function(function.address(), function.vgpu().isEmpty()));
			case Device.Mediated mediated -> List.of(Map.of("subsys_m_dev", sorted("model", "vfio-pci", "source",
					Map.of("address", Map.of("uuid", mediated.uuid().toString())))));
			case Device.Display display -> List.of();
			case Device.None none -> List.of();
		};
	}

	private static Map<String, Object> function(PciAddress address, boolean managed) {
		return sorted("managed", managed, "subsys_pci", sorted("driver", Map.of("name", "vfio"), "source", Map.of("address",
				sorted("domain", address.domain(), "bus", address.bus(), "slot", address.device(), "function",
						address.function()))));
	}

	/** A map of names and values in their order. */
	private static Map<String, Object> sorted(Object... namesAndValues) {
		Map<String, Object> map = new LinkedHashMap<>();
		for (int at = 0; at < namesAndValues.length; at += 2) {
			map.put((String) namesAndValues[at], namesAndValues[at + 1]);
		}
		return map;
	}
}
