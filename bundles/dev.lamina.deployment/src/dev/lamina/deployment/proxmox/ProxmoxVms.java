package dev.lamina.deployment.proxmox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lamina.deployment.DeployedHost;
import dev.lamina.deployment.DeployedVm;
import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.GenerationOutput;
import dev.lamina.deployment.Generator;
import dev.lamina.deployment.VmSize;
import dev.lamina.deployment.device.Device;
import dev.lamina.deployment.device.DeviceResolver;
import dev.lamina.deployment.script.ShellScript;
import dev.lamina.model.OperatingSystem;
import dev.lamina.model.Profile;
import dev.lamina.model.Stack;
import dev.lamina.model.pci.PciAddress;

/**
 * For each VM on a Linux host with KVM its options as {@code qm config} shows them, and for each host a script that sets them; a
 * VM that is not there yet is created. Disks and networks are not part of a model.
 */
public final class ProxmoxVms implements Generator {
	private static final String CONFIGURE = """
			# configure NAME OPTION...: sets up the VM of that name, and creates it if there is none
			configure() {
				name=$1
				shift
				id=$(qm list | awk -v name="$name" '$2 == name { print $1 }')
				case $id in
				"") qm create "$(pvesh get /cluster/nextid)" --name "$name" --bios ovmf --machine q35 "$@" ;;
				*[!0-9]*) die "Several VMs are called $name. Give each a name of its own and run this again." ;;
				*) qm set "$id" "$@" ;;
				esac
			}
			""";

	@Override
	public void generate(Deployment deployment, GenerationOutput generationOutput) {
		DeviceResolver deviceResolver = new DeviceResolver(deployment.name(), generationOutput);
		for (DeployedHost deployedHost : deployment.kvmHosts()) {
			ShellScript shellScript = new ShellScript(deployment.header()).defineFunction(CONFIGURE);
			boolean any = false;
			for (DeployedVm deployedVm : deployedHost.vms()) {
				Optional<Map<String, String>> options = options(deployedVm, deviceResolver, generationOutput);
				if (options.isPresent()) {
					any = true;
					StringBuilder text = new StringBuilder("# " + deployment.header() + "\nname: " + deployedVm.name()
							+ "\nbios: ovmf\nmachine: q35\n");
					List<Object> words = new ArrayList<>(List.of("configure", deployedVm.name()));
					options.get().forEach((option, value) -> {
						text.append(option).append(": ").append(value).append('\n');
						words.add("--" + option);
						words.add(value);
					});
					generationOutput.addFile(deployedHost.name() + '/' + deployedVm.name() + ".conf", text.toString(), false);
					shellScript.addCommand(words.toArray());
				}
			}
			if (any) {
				generationOutput.addFile(deployedHost.name() + ".sh", shellScript.toString(), true);
			}
		}
	}

	private static Optional<Map<String, String>> options(DeployedVm deployedVm, DeviceResolver deviceResolver,
			GenerationOutput generationOutput) {
		Optional<Device> device = deviceResolver.of(deployedVm);
		Optional<VmSize> size = VmSize.of(deployedVm.vm(), generationOutput);
		if (device.isEmpty() || size.isEmpty()) {
			return Optional.empty();
		}
		Map<String, String> options = new LinkedHashMap<>();
		options.put("ostype", deployedVm.vm().isSetSystem() && deployedVm.vm().getSystem() == OperatingSystem.WINDOWS ? "win11"
				: "l26");
		options.put("cpu", "host");
		options.put("cores", String.valueOf(size.get().cores()));
		options.put("memory", String.valueOf(size.get().mebibytes()));
		// a device reaches guest memory by itself, so that none of it can be taken away
		options.put("balloon", "0");
		switch (device.get()) {
			case Device.PciPassthrough passed -> options.put("hostpci0",
					String.join(";", passed.functions().stream().map(PciAddress::toString).toList()) + ",pcie=1");
			case Device.SriovFunction function when function.vgpu().isEmpty() -> options.put("hostpci0",
					function.address() + ",pcie=1");
			case Device.SriovFunction function -> mediated(deployedVm, function.address().toString(),
					function.vgpu().map(Profile::getTypeId).filter(number -> number > 0).map(number -> "nvidia-" + number),
					options,
					generationOutput);
			case Device.Mediated mediated -> mediated(deployedVm, mediated.parent().toString(), mediated.type(), options,
					generationOutput);
			case Device.Display display -> options.put("vga", display.accelerated() ? "virtio-gl"
					: display.model().equals("vga") ? "std" : display.model());
			case Device.None none -> {
				if (deployedVm.slot().isPresent()) {
					generationOutput.addNote("deployment.device", deployedVm.vm(), deployedVm.vm().getName()
							+ " gets no GPU from Proxmox VE, which has no device for the stack "
							+ deployedVm.placement().stack().map(Stack::getName).orElse("of " + deployedVm.slot().get().name())
							+ ". Set it up on the host and in the guest.");
				}
			}
		}
		return Optional.of(options);
	}

	/** Proxmox VE makes the mediated device, or gives the virtual function its type, when the VM starts. */
	private static void mediated(DeployedVm deployedVm, String parent, Optional<String> type, Map<String, String> options,
			GenerationOutput generationOutput) {
		if (type.isPresent()) {
			options.put("hostpci0", parent + ",mdev=" + type.get() + ",pcie=1");
		} else {
			generationOutput.addNote("deployment.type", deployedVm.vm(),
					deployedVm.vm().getName()
							+ " gets no vGPU from Proxmox VE, which wants the number of its type. Add 'type-id' to "
							+ "the profile; 'mdevctl types' or creatable_vgpu_types of the function shows it on the host.");
		}
	}
}
