package dev.lamina.deployment.sriov;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.lamina.deployment.DeployedHost;
import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.GenerationOutput;
import dev.lamina.deployment.Generator;
import dev.lamina.deployment.device.DeployedPartition;
import dev.lamina.deployment.device.Device;
import dev.lamina.deployment.device.DeviceResolver;
import dev.lamina.deployment.device.VendorResolver;
import dev.lamina.deployment.script.ShellScript;
import dev.lamina.deployment.tool.DeploymentTool;
import dev.lamina.model.Hypervisor;
import dev.lamina.model.Vendor;
import dev.lamina.placement.assignment.GpuSlot;

/** For each host a script that makes the virtual functions of its GPUs. */
public final class VirtualFunctionScripts implements Generator {
	static final String CHECK = """
			# check_function GPU NUMBER ADDRESS: makes sure that a virtual function is where the domains look for it
			check_function() {
				link=$(readlink "/sys/bus/pci/devices/$1/virtfn$2") || die "$1 has no virtual function $2."
				[ "${link##*/}" = "$3" ] || die "Virtual function $2 of $1 is ${link##*/}, but the domains name $3."
			}
			""";

	private static final String BIND = """
			# bind_vfio ADDRESS: gives a virtual function to vfio-pci, from which VMs take it
			bind_vfio() {
				driver=$(readlink "/sys/bus/pci/devices/$1/driver" || :)
				[ "${driver##*/}" != vfio-pci ] || return 0
				[ -d /sys/bus/pci/drivers/vfio-pci ] || modprobe vfio-pci
				[ -z "$driver" ] || echo "$1" >"/sys/bus/pci/devices/$1/driver/unbind"
				echo vfio-pci >"/sys/bus/pci/devices/$1/driver_override"
				echo "$1" >/sys/bus/pci/drivers_probe
			}
			""";

	/** A GPU with its parts as virtual functions. */
	record VirtualFunctions(GpuSlot slot, List<DeployedPartition> cuts, List<Device.SriovFunction> devices) {
		/** Adds the checks of all addresses. */
		void addChecks(ShellScript shellScript) {
			shellScript.defineFunction(CHECK);
			devices.forEach(
					device -> shellScript.addCommand("check_function", device.physical(), device.number(), device.address()));
		}

		/** Hands all functions to vfio-pci, under KVM; the host driver of a vGPU keeps its own. */
		void addBindings(ShellScript shellScript) {
			if (!slot.host().isSetHypervisor() || slot.host().getHypervisor() == Hypervisor.KVM) {
				shellScript.defineFunction(BIND);
				devices.forEach(device -> shellScript.addCommand("bind_vfio", device.address()));
			}
		}
	}

	@Override
	public void generate(Deployment deployment, GenerationOutput generationOutput) {
		DeviceResolver deviceResolver = new DeviceResolver(deployment.name(), generationOutput);
		for (DeployedHost deployedHost : deployment.linuxHosts(DeviceResolver::usesVirtualFunctions, generationOutput)) {
			ShellScript shellScript = new ShellScript(deployment.header());
			Map<Vendor, List<VirtualFunctions>> byVendor = new EnumMap<>(Vendor.class);
			for (GpuSlot slot : deployedHost.slots()) {
				VirtualFunctions virtualFunctions = DeviceResolver.usesVirtualFunctions(slot) ? functions(slot, deviceResolver)
						: new VirtualFunctions(slot, List.of(), List.of());
				if (virtualFunctions.devices().isEmpty()) {
					continue;
				}
				// functions are only resolved on GPUs of a known vendor
				Vendor vendor = VendorResolver.resolve(slot, generationOutput).orElseThrow();
				VirtualFunctionDriver.of(vendor).addGpu(virtualFunctions, shellScript);
				byVendor.computeIfAbsent(vendor, first -> new ArrayList<>()).add(virtualFunctions);
			}
			byVendor.forEach((vendor, all) -> VirtualFunctionDriver.of(vendor).addHost(all, shellScript, generationOutput));
			if (!shellScript.isEmpty()) {
				generationOutput.addFile(deployedHost.name() + ".sh", shellScript.toString(),
						true);
			}
		}
	}

	private static VirtualFunctions functions(GpuSlot slot, DeviceResolver deviceResolver) {
		List<DeployedPartition> partitions = new ArrayList<>();
		List<Device.SriovFunction> made = new ArrayList<>();
		for (DeployedPartition deployedPartition : DeployedPartition.of(slot)) {
			deviceResolver.of(deployedPartition).filter(Device.SriovFunction.class::isInstance)
					.map(Device.SriovFunction.class::cast).ifPresent(device -> {
						partitions.add(deployedPartition);
						made.add(device);
					});
		}
		return new VirtualFunctions(slot, partitions, made);
	}
}
