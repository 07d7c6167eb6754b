package dev.lamina.deployment.sriov;

import java.util.List;
import java.util.Optional;

import dev.lamina.capacity.geometry.Quantities;
import dev.lamina.deployment.GenerationOutput;
import dev.lamina.deployment.device.PciClass;
import dev.lamina.deployment.script.ShellScript;
import dev.lamina.deployment.sriov.VirtualFunctionScripts.VirtualFunctions;
import dev.lamina.model.Policy;
import dev.lamina.model.Scheduler;

/**
 * Virtual functions of AMD GPUs, made by the GIM driver when it is loaded: one number for all GPUs of a host.
 *
 * <p>Sources: GIM's guide to its run-time configuration for the FirePro S7150 (file gim_config), and the module parameter vf_num
 * of the MxGPU driver for Instinct.
 */
final class AmdVirtualFunctions implements VirtualFunctionDriver {
	private static final long MILLISECOND = 1_000_000;

	private static final String CONFIGURE = """
			# configure FILE TEXT: writes a file unless it says that
			configure() {
				if [ "$(cat "$1" 2>/dev/null)" != "$2" ]; then
					printf '%s\\n' "$2" >"$1.new"
					mv "$1.new" "$1"
				fi
			}
			""";

	private static final String LOAD = """
			# load_gim GPU COUNT: loads the host driver, which makes the virtual functions
			load_gim() {
				[ -d /sys/module/gim ] || modprobe gim
				present=$(cat "/sys/bus/pci/devices/$1/sriov_numvfs") || die "$1 has no virtual functions. Is it the address of the GPU, and is SR-IOV on in the firmware?"
				[ "$present" = "$2" ] || die "$1 has $present virtual functions, $2 are wanted. Stop the VMs that use them, unload the driver (modprobe -r gim) and run this again."
			}
			""";

	@Override
	public void addHost(List<VirtualFunctions> all, ShellScript shellScript, GenerationOutput generationOutput) {
		VirtualFunctions first = all.getFirst();
		int count = first.devices().size();
		Optional<VirtualFunctions> different = all.stream()
				.filter(each -> each.devices().size() != count || isInstinct(each) != isInstinct(first)).findFirst();
		if (different.isPresent()) {
			generationOutput.addError("deployment.functions", different.get().slot().hostGpu(),
					different.get().slot().name() + " is cut into "
							+ different.get().devices().size() + " virtual functions and " + first.slot().name() + " into "
							+ count
							+ "; AMD's host driver makes the same number on all GPUs of a host. Cut them alike.");
			return;
		}
		shellScript.addComment("AMD's host driver").defineFunction(CONFIGURE).defineFunction(LOAD);
		if (isInstinct(first)) {
			shellScript.addCommand("configure", "/etc/modprobe.d/lamina-gim.conf", "options gim vf_num=" + count);
		} else {
			shellScript.addCommand("configure", "/etc/gim_config", configuration(first, count));
		}
		for (VirtualFunctions virtualFunctions : all) {
			shellScript.addComment(virtualFunctions.slot().name() + ": " + virtualFunctions.slot().type().getName());
			shellScript.addCommand("load_gim", virtualFunctions.devices().getFirst().physical(), count);
			virtualFunctions.addChecks(shellScript);
			virtualFunctions.addBindings(shellScript);
		}
	}

	/**
	 * The frame buffer is split equally (fb_option 0); idle functions keep their turn under option 1; interval 0 is the default.
	 */
	private static String configuration(VirtualFunctions virtualFunctions, int count) {
		Optional<Scheduler> scheduler = virtualFunctions.slot().policy().map(Policy::getScheduler);
		int option = IdleScheduling.isEnabledOn(virtualFunctions.slot()) ? 1 : 0;
		long interval = scheduler.map(each -> Quantities.nanoseconds(each.getSlice()).orElse(0)).orElse(0L) / MILLISECOND;
		return "fb_option=0\nsched_option=" + option + "\nvf_num=" + count + "\npf_fb=0\nvf_fb=0\nsched_interval=" + interval;
	}

	private static boolean isInstinct(VirtualFunctions virtualFunctions) {
		return PciClass.of(virtualFunctions.slot().type()) == PciClass.ACCELERATOR;
	}
}
