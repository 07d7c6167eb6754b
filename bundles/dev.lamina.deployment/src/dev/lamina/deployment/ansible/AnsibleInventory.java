package dev.lamina.deployment.ansible;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lamina.deployment.DeployedHost;
import dev.lamina.deployment.DeployedVm;
import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.GenerationOutput;
import dev.lamina.deployment.Generator;
import dev.lamina.deployment.device.DeployedPartition;
import dev.lamina.deployment.device.PciAddressResolver;
import dev.lamina.deployment.text.Yaml;
import dev.lamina.model.NamedElement;
import dev.lamina.placement.assignment.GpuSlot;

/**
 * One inventory of all hosts, in a group for each hypervisor, and of all VMs, in a group for each host. Variables begin with
 * {@code lamina_}; where a host is reached is not part of a model.
 */
public final class AnsibleInventory implements Generator {
	@Override
	public void generate(Deployment deployment, GenerationOutput generationOutput) {
		Map<String, Map<String, Object>> hypervisors = new LinkedHashMap<>();
		Map<String, Object> guests = new LinkedHashMap<>();
		for (DeployedHost deployedHost : deployment.hosts()) {
			if (deployedHost.slots().isEmpty() && deployedHost.vms().isEmpty()) {
				continue;
			}
			String hypervisor = deployedHost.host().isSetHypervisor() ? deployedHost.host().getHypervisor().getLiteral() : "KVM";
			hypervisors.computeIfAbsent("hypervisor_" + group(hypervisor), key -> new LinkedHashMap<>()).put(deployedHost.name(),
					variables(deployedHost));
			Map<String, Object> vms = new LinkedHashMap<>();
			deployedHost.vms().forEach(deployedVm -> vms.put(deployedVm.name(), variables(deployedHost, deployedVm)));
			if (!vms.isEmpty()) {
				guests.put("on_" + group(deployedHost.name()), Map.of("hosts", vms));
			}
		}
		if (hypervisors.isEmpty()) {
			return;
		}
		Map<String, Object> children = new LinkedHashMap<>();
		children.put("gpu_hosts", Map.of("children", groups(hypervisors)));
		if (!guests.isEmpty()) {
			children.put("gpu_guests", Map.of("children", guests));
		}
		generationOutput.addFile("inventory.yaml",
				Yaml.document(deployment.header(), Map.of("all", Map.of("children", children))), false);
	}

	private static Map<String, Object> groups(Map<String, Map<String, Object>> hosts) {
		Map<String, Object> groups = new LinkedHashMap<>();
		hosts.forEach((name, members) -> groups.put(name, Map.of("hosts", members)));
		return groups;
	}

	private static Map<String, Object> variables(DeployedHost deployedHost) {
		List<Object> gpus = new ArrayList<>();
		for (GpuSlot slot : deployedHost.slots()) {
			Map<String, Object> gpu = new LinkedHashMap<>();
			gpu.put("name", slot.name());
			gpu.put("type", slot.type().getName());
			PciAddressResolver.findAddress(slot).ifPresent(address -> gpu.put("address", address.toString()));
			slot.stack().map(NamedElement::getName).ifPresent(stack -> gpu.put("stack", stack));
			List<String> parts = DeployedPartition.of(slot).stream()
					.flatMap(part -> part.profile().map(NamedElement::getName).stream()).toList();
			if (!parts.isEmpty()) {
				gpu.put("partitions", parts);
			}
			gpus.add(gpu);
		}
		return Map.of("lamina_gpus", gpus);
	}

	private static Map<String, Object> variables(DeployedHost deployedHost, DeployedVm deployedVm) {
		Map<String, Object> variables = new LinkedHashMap<>();
		variables.put("lamina_host", deployedHost.name());
		deployedVm.slot().ifPresent(slot -> variables.put("lamina_gpu", slot.name()));
		deployedVm.allocation().flatMap(allocation -> allocation.share().profileIfAny())
				.ifPresent(profile -> variables.put("lamina_profile", profile.getName()));
		return variables;
	}

	/** A name of a group: letters, digits and underscores, not a digit first. */
	private static String group(String name) {
		return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "_");
	}
}
