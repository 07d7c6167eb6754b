package dev.lamina.deployment.sriov;

import dev.lamina.deployment.device.Device;
import dev.lamina.deployment.device.PciAddress;
import dev.lamina.deployment.mig.MigCommands;
import dev.lamina.deployment.mig.MigPartitions;
import dev.lamina.deployment.mig.NvidiaSmiScripts;
import dev.lamina.deployment.script.Script;
import dev.lamina.deployment.sriov.VirtualFunctionScripts.Functions;
import dev.lamina.model.Profile;

/**
 * Virtual functions of NVIDIA GPUs: {@code sriov-manage} makes all of them, the number of a vGPU type in sysfs makes one a vGPU.
 *
 * <p>Mixed sizes and MIG instances come in between: making the functions undoes both. Source: the vendor's vGPU guide for Linux
 * with KVM, from memory.
 */
final class NvidiaFunctions {
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

	private NvidiaFunctions() {
	}

	static void add(Functions functions, Script script) {
		PciAddress gpu = functions.devices().getFirst().physical();
		script.comment(functions.slot().name() + ": " + functions.slot().type().getName()).define(ENABLE).define(ASSIGN);
		script.run("enable_functions", gpu, functions.devices().size());
		functions.check(script);
		NvidiaSmiScripts.addMixedMode(functions.slot(), gpu, script);
		if (MigPartitions.areOn(functions.slot())) {
			MigCommands.add(functions.slot(), gpu, script);
		}
		for (Device.Function device : functions.devices()) {
			Profile type = device.vgpu().orElseThrow();
			if (type.getTypeId() > 0) {
				script.run("assign", device.address(), type.getName(), type.getTypeId());
			} else {
				script.run("assign", device.address(), type.getName());
			}
			String settings = functions.cuts().get(device.number()).settings();
			if (!settings.isEmpty()) {
				script.define(SETTINGS).run("settings", device.address(), settings);
			}
		}
	}
}
