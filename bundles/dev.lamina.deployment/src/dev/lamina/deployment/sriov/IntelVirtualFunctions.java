package dev.lamina.deployment.sriov;

import java.util.Optional;
import java.util.OptionalLong;

import dev.lamina.capacity.geometry.Quantities;
import dev.lamina.deployment.device.DeployedPartition;
import dev.lamina.deployment.script.ShellScript;
import dev.lamina.deployment.sriov.VirtualFunctionScripts.VirtualFunctions;
import dev.lamina.model.Policy;
import dev.lamina.model.Profile;
import dev.lamina.model.Scheduler;
import dev.lamina.model.pci.PciAddress;

/**
 * Virtual functions of Intel GPUs under i915 and xe: quantum and timeout of each, and its resources where fewer functions are
 * made than its configuration is for; otherwise the driver's equal split is that configuration.
 *
 * <p>Sources: Linux, Documentation/ABI/testing/sysfs-driver-intel-xe-sriov (sriov_admin, since 6.19), xe's debugfs before; the
 * iov folder of Intel's own i915, from memory.
 */
final class IntelVirtualFunctions implements VirtualFunctionDriver {
	private static final long MILLISECOND = 1_000_000;
	private static final long MICROSECOND = 1_000;

	private static final String PROVISION = """
			# provision GPU FUNCTION VALUE FILE...: writes a value to the first of these files that the driver has, on each tile
			provision() {
				gpu=$1 function=$2 value=$3
				shift 3
				for name in "$@"; do
					written=
					for file in "/sys/bus/pci/devices/$gpu/sriov_admin/vf$function/profile/$name" \\
						"/sys/bus/pci/devices/$gpu/drm/card"*"/iov/vf$function/gt"*"/$name" \\
						"/sys/bus/pci/devices/$gpu/drm/card"*"/prelim_iov/vf$function/gt"*"/$name" \\
						"/sys/kernel/debug/dri/$gpu/gt"*"/vf$function/$name"; do
						if [ -w "$file" ]; then
							echo "$value" >"$file"
							written=$file
						fi
					done
					[ -z "$written" ] || return 0
				done
				die "The driver of $gpu has no $1 for virtual function $function. It takes xe of Linux 6.19 (or 6.8 with debugfs), or Intel's own i915."
			}
			""";

	private static final String IDLE_TURNS = """
			# keep_turns GPU: virtual functions without work keep their turns
			keep_turns() {
				if [ -w "/sys/bus/pci/devices/$1/sriov_admin/.bulk_profile/sched_priority" ]; then
					echo normal >"/sys/bus/pci/devices/$1/sriov_admin/.bulk_profile/sched_priority"
					return 0
				fi
				written=
				for file in "/sys/bus/pci/devices/$1/drm/card"*"/iov/pf/gt"*"/policies/sched_if_idle" \\
					"/sys/bus/pci/devices/$1/drm/card"*"/prelim_iov/pf/gt"*"/policies/sched_if_idle" \\
					"/sys/kernel/debug/dri/$1/gt"*"/pf/sched_if_idle"; do
					if [ -w "$file" ]; then
						echo 1 >"$file"
						written=$file
					fi
				done
				[ -n "$written" ] || die "The driver of $1 cannot keep the turns of idle virtual functions."
			}
			""";

	private static final String COUNT = """
			# idle GPU COUNT: whether the virtual functions are still to be made
			idle() {
				present=$(cat "/sys/bus/pci/devices/$1/sriov_numvfs") || die "$1 has no virtual functions. Is it the address of the GPU, and is SR-IOV on in the firmware?"
				[ "$present" != "$2" ] || return 1
				[ "$present" = 0 ] || die "$1 has $present virtual functions, $2 are wanted. Stop the VMs that use them, write 0 to /sys/bus/pci/devices/$1/sriov_numvfs and run this again."
			}
			""";

	@Override
	public void addGpu(VirtualFunctions virtualFunctions, ShellScript shellScript) {
		PciAddress gpu = virtualFunctions.devices().getFirst().physical();
		int count = virtualFunctions.devices().size();
		shellScript.addComment(virtualFunctions.slot().name() + ": " + virtualFunctions.slot().type().getName())
				.defineFunction(PROVISION).defineFunction(COUNT);
		shellScript.addLines("if idle " + gpu + ' ' + count + "; then\n");
		// the host's own driver must not take the functions that are for guests
		shellScript.addLines("\techo 0 >/sys/bus/pci/devices/" + gpu + "/sriov_drivers_autoprobe\n");
		if (IdleScheduling.isEnabledOn(virtualFunctions.slot())) {
			shellScript.defineFunction(IDLE_TURNS).addLines("\tkeep_turns " + gpu + '\n');
		}
		for (int number = 0; number < count; number++) {
			provision(virtualFunctions.cuts().get(number), gpu, number + 1, count, shellScript);
		}
		shellScript.addLines("\techo " + count + " >/sys/bus/pci/devices/" + gpu + "/sriov_numvfs\nfi\n");
		virtualFunctions.addChecks(shellScript);
		virtualFunctions.addBindings(shellScript);
	}

	private static void provision(DeployedPartition deployedPartition, PciAddress gpu, int function, int count,
			ShellScript shellScript) {
		quantum(deployedPartition)
				.ifPresent(time -> write(shellScript, gpu, function, Math.max(1, time / MILLISECOND), "exec_quantum_ms"));
		timeout(deployedPartition)
				.ifPresent(time -> write(shellScript, gpu, function, Math.max(1, time / MICROSECOND), "preempt_timeout_us"));
		if (deployedPartition.profile().isPresent() && count < deployedPartition.profile().get().getMaximumInstances()) {
			Profile part = deployedPartition.profile().get();
			Quantities.bytes(part.getMemory())
					.ifPresent(bytes -> write(shellScript, gpu, function, bytes, "vram_quota lmem_quota"));
			Quantities.bytes(part.getTranslationSpace())
					.ifPresent(bytes -> write(shellScript, gpu, function, bytes, "ggtt_quota"));
			if (part.getContexts() > 0) {
				write(shellScript, gpu, function, part.getContexts(), "contexts_quota");
			}
			if (part.getDoorbells() > 0) {
				write(shellScript, gpu, function, part.getDoorbells(), "doorbells_quota");
			}
		}
	}

	private static void write(ShellScript shellScript, PciAddress gpu, int function, long value, String files) {
		shellScript.addLines("\tprovision " + gpu + ' ' + function + ' ' + value + ' ' + files + '\n');
	}

	/** The slice of the policy, else the quantum of the configuration; left to the driver if neither is said. */
	private static OptionalLong quantum(DeployedPartition deployedPartition) {
		OptionalLong slice = scheduler(deployedPartition).map(each -> Quantities.nanoseconds(each.getSlice()))
				.orElse(OptionalLong.empty());
		return slice.isPresent() ? slice
				: deployedPartition.profile().map(part -> Quantities.nanoseconds(part.getQuantum())).orElse(OptionalLong.empty());
	}

	private static OptionalLong timeout(DeployedPartition deployedPartition) {
		return deployedPartition.profile().map(part -> Quantities.nanoseconds(part.getPreemptionTimeout()))
				.orElse(OptionalLong.empty());
	}

	private static Optional<Scheduler> scheduler(DeployedPartition deployedPartition) {
		return deployedPartition.slot().policy().map(Policy::getScheduler);
	}
}
