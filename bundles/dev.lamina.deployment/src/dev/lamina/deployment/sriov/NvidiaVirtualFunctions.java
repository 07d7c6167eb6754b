package dev.lamina.deployment.sriov;

import dev.lamina.deployment.device.Device;
import dev.lamina.deployment.mig.MigCommands;
import dev.lamina.deployment.mig.MigPartitions;
import dev.lamina.deployment.mig.NvidiaSmiScripts;
import dev.lamina.deployment.script.ShellScript;
import dev.lamina.deployment.sriov.VirtualFunctionScripts.VirtualFunctions;
import dev.lamina.model.Profile;
import dev.lamina.model.pci.PciAddress;

/**
 * Virtual functions of NVIDIA GPUs: {@code sriov-manage} makes all of them, the number of a vGPU type in sysfs makes one a vGPU.
 *
 * <p>Mixed sizes and MIG instances come in between: making the functions undoes both. Source: the vendor's vGPU guide for Linux
 * with KVM, from memory.
 */
final class NvidiaVirtualFunctions implements VirtualFunctionDriver {
	private static final String ENABLE = """
			# enable_functions GPU COUNT: makes the virtual functions, unless there are as many
			enable_functions() {
				present=$(cat "/sys/bus/pci/devices/$1/sriov_numvfs") || die "$1 has no virtual functions. Is it the address of the GPU, and is SR-IOV on in the firmware?"
				[ "$present" -lt "$2" ] || return 0
				/usr/lib/nvidia/sriov-manage -e "$1"
				present=$(cat "/sys/bus/pci/devices/$1/sriov_numvfs")
				[ "$present" -ge "$2" ] || die "$1 has $present virtual functions, $2 are needed."
			}
			""";

	private static final String ASSIGN = """
			# assign ADDRESS TYPE [ID]: makes a virtual function a vGPU
			assign() {
				nvidia=/sys/bus/pci/devices/$1/nvidia
				[ -w "$nvidia/current_vgpu_type" ] || die "The host driver has no $nvidia/current_vgpu_type: it needs the vendor's VFIO framework (Linux 6.8, or a kernel of a distribution that has it)."
				current=$(cat "$nvidia/current_vgpu_type")
				wanted=${3:-$(awk -v type="$2" '$NF == type { print $1 }' "$nvidia/creatable_vgpu_types")}
				if [ "$current" = 0 ]; then
					[ -n "$wanted" ] || die "$1 cannot become a $2; what it can become says $nvidia/creatable_vgpu_types."
					echo "$wanted" >"$nvidia/current_vgpu_type"
				elif [ -n "$wanted" ] && [ "$current" != "$wanted" ]; then
					die "$1 is a vGPU of type $current, not $wanted ($2). Stop its VM, write 0 to $nvidia/current_vgpu_type and run this again."
				fi
			}
			""";

	private static final String SETTINGS = """
			# settings ADDRESS SETTINGS: what the vGPU plugin does otherwise than by default
			settings() {
				file=/sys/bus/pci/devices/$1/nvidia/vgpu_params
				[ "$(cat "$file")" = "$2" ] || echo "$2" >"$file"
			}
			""";

	@Override
	public void addGpu(VirtualFunctions virtualFunctions, ShellScript shellScript) {
		PciAddress gpu = virtualFunctions.devices().getFirst().physical();
		shellScript.addComment(virtualFunctions.slot().name() + ": " + virtualFunctions.slot().type().getName())
				.defineFunction(ENABLE).defineFunction(ASSIGN);
		shellScript.addCommand("enable_functions", gpu, virtualFunctions.devices().size());
		virtualFunctions.addChecks(shellScript);
		NvidiaSmiScripts.addMixedMode(virtualFunctions.slot(), gpu, shellScript);
		if (MigPartitions.isEnabledOn(virtualFunctions.slot())) {
			MigCommands.add(virtualFunctions.slot(), gpu, shellScript);
		}
		for (Device.SriovFunction device : virtualFunctions.devices()) {
			Profile type = device.vgpu().orElseThrow();
			if (type.getTypeId() > 0) {
				shellScript.addCommand("assign", device.address(), type.getName(), type.getTypeId());
			} else {
				shellScript.addCommand("assign", device.address(), type.getName());
			}
			String settings = virtualFunctions.cuts().get(device.number()).vgpuParameters();
			if (!settings.isEmpty()) {
				shellScript.defineFunction(SETTINGS).addCommand("settings", device.address(), settings);
			}
		}
	}
}
