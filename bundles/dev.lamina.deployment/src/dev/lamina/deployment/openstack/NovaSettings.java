package dev.lamina.deployment.openstack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.lamina.deployment.DeployedHost;
import dev.lamina.deployment.DeployedVm;
import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.GenerationOutput;
import dev.lamina.deployment.Generator;
import dev.lamina.deployment.VmSize;
import dev.lamina.deployment.device.DeployedPartition;
import dev.lamina.deployment.device.Device;
import dev.lamina.deployment.device.DeviceResolver;
import dev.lamina.deployment.script.ShellScript;
import dev.lamina.deployment.text.Json;
import dev.lamina.model.Profile;
import dev.lamina.model.Vm;
import dev.lamina.model.pci.PciAddress;
import dev.lamina.placement.assignment.GpuSlot;

/**
 * For each Linux host with KVM what its nova.conf says of its GPUs, for the controllers how PCI devices are asked for, and a
 * script that makes a flavor for each VM.
 *
 * <p>Mediated devices are resources of the class VGPU if all of the model are of one type, else of a class for each type.
 */
public final class NovaSettings implements Generator {
	private static final String FLAVOR = """
			# flavor NAME VCPUS MIB PROPERTY...: makes a flavor, and sets what it asks for
			flavor() {
				name=$1
				openstack flavor show "$name" >/dev/null 2>&1 || openstack flavor create --vcpus "$2" --ram "$3" --disk 0 "$name"
				shift 3
				for property in "$@"; do
					openstack flavor set --property "$property" "$name"
				done
			}
			""";

	/** The devices of one host. */
	private static final class HostDevices {
		/** By the type of mediated devices in sysfs, the GPUs that become such devices. */
		private final Map<String, Set<PciAddress>> mediated = new TreeMap<>();
		/** By the name of a resource, the PCI functions that are handed out. */
		private final Map<String, Set<PciAddress>> functions = new LinkedHashMap<>();
		/** Resources whose functions stay with the host driver, which made them vGPUs. */
		private final Set<String> unmanaged = new TreeSet<>();
	}

	@Override
	public void generate(Deployment deployment, GenerationOutput generationOutput) {
		DeviceResolver deviceResolver = new DeviceResolver(deployment.name(), generationOutput);
		Map<DeployedHost, HostDevices> hosts = new LinkedHashMap<>();
		Map<Vm, String> asked = new LinkedHashMap<>();
		Map<Vm, VmSize> sizes = new LinkedHashMap<>();
		for (DeployedHost deployedHost : deployment.kvmHosts()) {
			HostDevices devices = new HostDevices();
			deployedHost.slots().forEach(slot -> cut(slot, deviceResolver, devices, generationOutput));
			for (DeployedVm deployedVm : deployedHost.vms()) {
				VmSize.of(deployedVm.vm(), generationOutput).ifPresent(size -> sizes.putIfAbsent(deployedVm.vm(), size));
				deviceResolver.of(deployedVm).ifPresent(device -> resource(device, deployedVm, devices)
						.ifPresent(resource -> asked.putIfAbsent(deployedVm.vm(), resource)));
			}
			if (!devices.mediated.isEmpty() || !devices.functions.isEmpty()) {
				hosts.put(deployedHost, devices);
			}
		}
		if (hosts.isEmpty()) {
			return;
		}
		boolean oneType = hosts.values().stream().flatMap(devices -> devices.mediated.keySet().stream()).distinct().count() == 1;
		hosts.forEach((deployedHost, devices) -> generationOutput.addFile(deployedHost.name() + "/nova.conf",
				"# " + deployment.header() + " Add it to the nova.conf of this host.\n" + settings(devices, oneType), false));
		Set<String> aliases = new TreeSet<>();
		hosts.values().forEach(devices -> aliases.addAll(devices.functions.keySet()));
		if (!aliases.isEmpty()) {
			generationOutput.addFile("controller.conf", "# " + deployment.header()
					+ " Add it to the nova.conf of the controllers and of all hosts.\n" + aliases(aliases), false);
		}
		ShellScript shellScript = new ShellScript(deployment.header()).defineFunction(FLAVOR);
		asked.forEach((vm, resource) -> {
			if (sizes.containsKey(vm)) {
				shellScript.addCommand("flavor", vm.getName(), sizes.get(vm).cores(), sizes.get(vm).mebibytes(),
						aliases.contains(resource) ? "pci_passthrough:alias=" + resource + ":1"
								: "resources:" + (oneType ? "VGPU" : resourceClass(resource)) + "=1");
			}
		});
		if (!asked.isEmpty()) {
			generationOutput.addFile("flavors.sh", shellScript.toString(), true);
		}
	}

	/** The parts of a GPU, whether a VM has them or not. */
	private static void cut(GpuSlot slot, DeviceResolver deviceResolver, HostDevices devices,
			GenerationOutput generationOutput) {
		if (!DeviceResolver.usesMediatedDevices(slot) && !DeviceResolver.usesVirtualFunctions(slot)) {
			return;
		}
		Set<String> types = new TreeSet<>();
		for (DeployedPartition deployedPartition : DeployedPartition.of(slot)) {
			Optional<Device> device = deviceResolver.of(deployedPartition);
			if (device.isPresent() && device.get() instanceof Device.Mediated mediated) {
				mediated.type().ifPresentOrElse(type -> {
					types.add(type);
					devices.mediated.computeIfAbsent(type, key -> new TreeSet<>()).add(mediated.parent());
				}, () -> generationOutput.addNote("deployment.type", slot.hostGpu(), slot.name()
						+ " is left out: Nova wants the number of the type " + mediated.name()
						+ ". Add 'type-id' to the profile."));
			} else if (device.isPresent() && device.get() instanceof Device.SriovFunction function) {
				String resource = function.vgpu().map(Profile::getName).orElse(slot.type().getName() + '-'
						+ deployedPartition.profile().map(Profile::getName).orElse("VF"));
				devices.functions.computeIfAbsent(resource, key -> new TreeSet<>()).add(function.address());
				if (function.vgpu().isPresent()) {
					devices.unmanaged.add(resource);
				}
			}
		}
		if (types.size() > 1) {
			generationOutput.addNote("deployment.type", slot.hostGpu(), "Nova makes mediated devices of one type on a GPU, and "
					+ slot.name() + " has " + String.join(", ", types) + ": nova-compute will not start. Cut each GPU alike.");
		}
	}

	/** What a VM asks for: the type of a mediated device, or the name of a PCI resource, which is noted if it is a whole GPU. */
	private static Optional<String> resource(Device device, DeployedVm deployedVm, HostDevices devices) {
		return switch (device) {
			case Device.PciPassthrough passed -> {
				String resource = deployedVm.slot().orElseThrow().type().getName();
				devices.functions.computeIfAbsent(resource, key -> new TreeSet<>()).add(passed.address());
				yield Optional.of(resource);
			}
			case Device.SriovFunction function -> devices.functions.entrySet().stream()
					.filter(entry -> entry.getValue().contains(function.address())).map(Map.Entry::getKey).findFirst();
			case Device.Mediated mediated -> mediated.type();
			case Device.Display display -> Optional.empty();
			case Device.None none -> Optional.empty();
		};
	}

	private static String settings(HostDevices devices, boolean oneType) {
		StringBuilder text = new StringBuilder();
		if (!devices.mediated.isEmpty()) {
			text.append("[devices]\nenabled_mdev_types = ").append(String.join(", ", devices.mediated.keySet())).append('\n');
			devices.mediated.forEach((type, parents) -> {
				text.append("\n[mdev_").append(type).append("]\ndevice_addresses = ")
						.append(String.join(",", parents.stream().map(PciAddress::toString).toList())).append('\n');
				if (!oneType) {
					text.append("mdev_class = ").append(resourceClass(type)).append('\n');
				}
			});
		}
		if (!devices.functions.isEmpty()) {
			text.append(text.isEmpty() ? "" : "\n").append("[pci]\nreport_in_placement = True\n");
			devices.functions.forEach((resource, addresses) -> addresses.forEach(address -> {
				Map<String, String> spec = new LinkedHashMap<>();
				spec.put("address", address.toString());
				spec.put("resource_class", resourceClass(resource));
				spec.put("managed", devices.unmanaged.contains(resource) ? "no" : "yes");
				text.append("device_spec = ").append(Json.line(spec)).append('\n');
			}));
		}
		return text.toString();
	}

	private static String aliases(Set<String> resources) {
		StringBuilder text = new StringBuilder("[filter_scheduler]\npci_in_placement = True\n\n[pci]\n");
		for (String resource : resources) {
			Map<String, String> alias = new LinkedHashMap<>();
			alias.put("name", resource);
			alias.put("resource_class", resourceClass(resource));
			text.append("alias = ").append(Json.line(alias)).append('\n');
		}
		return text.toString();
	}

	/** The class of a resource in Placement: capital letters, digits and underscores behind CUSTOM_. */
	private static String resourceClass(String resource) {
		return "CUSTOM_" + resource.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
	}
}
