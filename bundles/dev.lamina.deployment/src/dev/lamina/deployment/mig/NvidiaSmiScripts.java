package dev.lamina.deployment.mig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.lamina.deployment.DeployedHost;
import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.GenerationOutput;
import dev.lamina.deployment.Generator;
import dev.lamina.deployment.device.PciAddressResolver;
import dev.lamina.deployment.device.VgpuFramework;
import dev.lamina.deployment.script.ShellScript;
import dev.lamina.deployment.tool.DeploymentTool;
import dev.lamina.model.pci.PciAddress;
import dev.lamina.placement.assignment.GpuSlot;

/** For each host a script that cuts its GPUs into MIG instances at their starts, and sets scheduler and mode of its vGPUs. */
public final class NvidiaSmiScripts implements Generator {
	private static final String MIXED = """
			# vgpu_mixed GPU 0|1: whether vGPUs of different sizes may share it
			vgpu_mixed() {
				case $2 in 0) wanted=Disabled ;; *) wanted=Enabled ;; esac
				[ "$(nvidia-smi -i "$1" -q | awk -F ': ' '/vGPU Heterogeneous Mode/ { print $2; exit }')" != "$wanted" ] || return 0
				nvidia-smi vgpu -i "$1" -shm "$2" || die "The mode of $1 cannot change while it has vGPUs. Stop the VMs that use it and run this again."
			}
			""";

	private static final String SCHEDULER = """
			# vgpu_schedulers OPTIONS: the schedulers of the vGPUs, for the next start of the host driver
			vgpu_schedulers() {
				file=/etc/modprobe.d/lamina-vgpu.conf
				line="options nvidia NVreg_RegistryDwordsPerDevice=\\"$1\\""
				[ "$(cat "$file" 2>/dev/null)" != "$line" ] || return 0
				printf '%s\\n' "$line" >"$file.new"
				mv "$file.new" "$file"
				echo "The schedulers change when the nvidia module is loaded the next time. If it is loaded early, rebuild the initial RAM disk."
			}
			""";

	@Override
	public void generate(Deployment deployment, GenerationOutput generationOutput) {
		deployment.linuxHosts(slot -> MigPartitions.isEnabledOn(slot) || VgpuSchedulerSetting.isUsedOn(slot), generationOutput)
				.forEach(deployedHost -> generate(deployment, deployedHost, generationOutput));
	}

	private static void generate(Deployment deployment, DeployedHost deployedHost, GenerationOutput generationOutput) {
		ShellScript shellScript = new ShellScript(deployment.header());
		List<String> schedulers = new ArrayList<>();
		for (GpuSlot slot : deployedHost.slots()) {
			boolean vgpus = VgpuSchedulerSetting.isUsedOn(slot);
			if (!MigPartitions.isEnabledOn(slot) && !vgpus) {
				continue;
			}
			Optional<PciAddress> address = PciAddressResolver.resolve(slot, generationOutput);
			if (address.isEmpty()) {
				continue;
			}
			MigCommands.add(slot, address.get(), shellScript);
			if (vgpus) {
				// on virtual functions the mode is set when they are there, by the script that makes them
				if (slot.type().isMixedSizes() && VgpuFramework.of(slot.type()) == VgpuFramework.MEDIATED) {
					shellScript.defineFunction(MIXED).addCommand("vgpu_mixed", address.get(),
							VgpuSchedulerSetting.isMixed(slot) ? 1 : 0);
				}
				VgpuSchedulerSetting.value(slot).ifPresent(value -> schedulers.add("pci=" + address.get() + ";RmPVMRL=" + value));
			}
		}
		if (!schedulers.isEmpty()) {
			shellScript.addComment("vGPU schedulers").defineFunction(SCHEDULER).addCommand("vgpu_schedulers",
					String.join(";", schedulers));
		}
		if (!shellScript.isEmpty()) {
			generationOutput.addFile(deployedHost.name() + ".sh", shellScript.toString(),
					true);
		}
	}

	/** Adds the switch to mixed sizes for vGPUs on virtual functions, where the GPU has one. */
	public static void addMixedMode(GpuSlot slot, PciAddress address, ShellScript shellScript) {
		if (VgpuSchedulerSetting.isUsedOn(slot) && slot.type().isMixedSizes()) {
			shellScript.defineFunction(MIXED).addCommand("vgpu_mixed", address, VgpuSchedulerSetting.isMixed(slot) ? 1 : 0);
		}
	}
}
