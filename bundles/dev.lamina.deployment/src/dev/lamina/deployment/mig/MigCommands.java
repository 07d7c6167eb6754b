package dev.lamina.deployment.mig;

import dev.lamina.deployment.script.ShellScript;
import dev.lamina.model.pci.PciAddress;
import dev.lamina.placement.assignment.GpuSlot;

/** Commands that bring a GPU's MIG instances to what is wanted, and do nothing if they are as wanted. */
public final class MigCommands {
	private static final String MODE = """
			# mig_mode GPU 0|1: switches MIG off or on
			mig_mode() {
				case $2 in 0) wanted=Disabled ;; *) wanted=Enabled ;; esac
				[ "$(nvidia-smi -i "$1" --query-gpu=mig.mode.current --format=csv,noheader)" != "$wanted" ] || return 0
				nvidia-smi -i "$1" -mig "$2"
				[ "$(nvidia-smi -i "$1" --query-gpu=mig.mode.current --format=csv,noheader)" = "$wanted" ] ||
					die "MIG of $1 will be $wanted after a reset. Stop what uses the GPU, reset it (nvidia-smi -i $1 --gpu-reset) and run this again."
			}
			""";

	private static final String CUT = """
			# mig_cut GPU INSTANCES: cuts it into instances (PROFILE:START, sorted, with commas), and each into one compute instance
			mig_cut() {
				present=$(nvidia-smi mig -i "$1" -lgi 2>/dev/null | awk '$3 == "MIG" { split($7, place, ":"); print place[1], $4 ":" place[1] }' |
					sort -n | cut -d ' ' -f 2 | paste -sd , -) || present=
				if [ "$present" = "$2" ]; then
					echo "$1 is cut into $2 already"
					return 0
				fi
				if [ -n "$present" ]; then
					# fails if there are none; if some are left, so are their GPU instances, and the next command says so
					nvidia-smi mig -i "$1" -dci || :
					nvidia-smi mig -i "$1" -dgi
				fi
				nvidia-smi mig -i "$1" -cgi "$2" -C
			}
			""";

	private MigCommands() {
	}

	/** Adds the commands for one GPU; none where MIG is impossible on it. */
	public static void add(GpuSlot slot, PciAddress address, ShellScript shellScript) {
		if (MigPartitions.isEnabledOn(slot)) {
			comment(slot, shellScript);
			shellScript.defineFunction(MODE).defineFunction(CUT).addCommand("mig_mode", address, 1).addCommand("mig_cut", address,
					String.join(",", MigPartitions.placements(slot)));
		} else if (MigPartitions.isSupportedOn(slot)) {
			comment(slot, shellScript);
			shellScript.defineFunction(MODE).addCommand("mig_mode", address, 0);
		}
	}

	private static void comment(GpuSlot slot, ShellScript shellScript) {
		shellScript.addComment(slot.name() + ": " + slot.type().getName());
	}
}
