package dev.lamina.deployment.sriov;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.Draft;
import dev.lamina.deployment.Generator;
import dev.lamina.deployment.Site;
import dev.lamina.deployment.Tool;
import dev.lamina.deployment.device.Cut;
import dev.lamina.deployment.device.Device;
import dev.lamina.deployment.device.Devices;
import dev.lamina.deployment.script.Script;
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

	/** A GPU with its parts as virtual functions. */
	record Functions(GpuSlot slot, List<Cut> cuts, List<Device.Function> devices) {
		/** Adds the checks of all addresses. */
		void check(Script script) {
			script.define(CHECK);
			devices.forEach(device -> script.run("check_function", device.physical(), device.number(), device.address()));
		}
	}

	@Override
	public void generate(Deployment deployment, Draft draft) {
		Devices devices = new Devices(deployment.name(), draft);
		for (Site site : deployment.onLinux(Devices::hasFunctions, draft)) {
			Script script = new Script(deployment.header());
			Map<GpuSlot, Functions> amd = new LinkedHashMap<>();
			for (GpuSlot slot : site.slots()) {
				Functions functions = Devices.hasFunctions(slot) ? functions(slot, devices)
						: new Functions(slot, List.of(), List.of());
				if (functions.devices().isEmpty()) {
					continue;
				}
				switch (slot.type().getVendor()) {
					case NVIDIA -> NvidiaFunctions.add(functions, script);
					case INTEL -> IntelFunctions.add(functions, script);
					case AMD -> amd.put(slot, functions);
				}
			}
			AmdFunctions.add(List.copyOf(amd.values()), script, draft);
			if (!script.isEmpty()) {
				draft.file(Tool.SRIOV.word() + '/' + site.name() + ".sh", script.toString(), true);
			}
		}
	}

	private static Functions functions(GpuSlot slot, Devices devices) {
		List<Cut> cuts = new ArrayList<>();
		List<Device.Function> made = new ArrayList<>();
		for (Cut cut : Cut.of(slot)) {
			devices.of(cut).filter(Device.Function.class::isInstance).map(Device.Function.class::cast).ifPresent(device -> {
				cuts.add(cut);
				made.add(device);
			});
		}
		return new Functions(slot, cuts, made);
	}
}
