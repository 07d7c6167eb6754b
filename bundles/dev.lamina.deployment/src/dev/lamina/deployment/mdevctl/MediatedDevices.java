package dev.lamina.deployment.mdevctl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lamina.deployment.DeployedHost;
import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.GenerationOutput;
import dev.lamina.deployment.Generator;
import dev.lamina.deployment.device.DeployedPartition;
import dev.lamina.deployment.device.Device;
import dev.lamina.deployment.device.DeviceResolver;
import dev.lamina.deployment.script.ShellScript;
import dev.lamina.deployment.text.Json;
import dev.lamina.placement.assignment.GpuSlot;

/**
 * For each host the folder {@code mdevctl.d} as mdevctl keeps it in {@code /etc} (a folder for each parent, a file for each
 * device), and a script that defines and starts the devices. A partition that no VM has is defined and not started.
 */
public final class MediatedDevices implements Generator {
	private static final String DEFINE = """
			# define UUID PARENT TYPE auto|manual [SETTINGS]: defines a device, or brings its definition to this; the type is one of sysfs or its name
			define() {
				[ -d "/sys/class/mdev_bus/$2" ] || die "$2 takes no mediated devices. Load the host driver of its GPU; for GVT-g start Linux with i915.enable_gvt=1."
				type=
				for offered in "/sys/class/mdev_bus/$2/mdev_supported_types/"*; do
					case ${offered##*/}/$(cat "$offered/name" 2>/dev/null) in
					"$3"/* | */"GRID $3" | */"NVIDIA $3") type=${offered##*/} ;;
					esac
				done
				[ -n "$type" ] || die "$2 offers no $3; 'mdevctl types --parent $2' shows what it offers."
				defined=$(mdevctl list --defined --verbose --uuid "$1")
				settings=$(printf '%s\\n' "$defined" | sed -n 's/.*"nvidia\\/vgpu_params": *"\\([^"]*\\)".*/\\1/p')
				if [ "$(printf '%s\\n' "$defined" | awk 'NR == 1 { print $2, $3 }') $settings" = "$2 $type ${5:-}" ]; then
					mdevctl modify --uuid "$1" "--$4"
					return 0
				elif [ -n "$defined" ]; then
					[ -z "$(mdevctl list --uuid "$1")" ] || die "The definition of $1 is to change ($2 $type ${5:-}), but the device is active. Stop its VM and the device (mdevctl stop --uuid $1) and run this again."
					mdevctl undefine --uuid "$1"
				fi
				if [ "$4" = auto ]; then
					mdevctl define --uuid "$1" --parent "$2" --type "$type" --auto
				else
					mdevctl define --uuid "$1" --parent "$2" --type "$type"
				fi
				[ -z "${5:-}" ] || mdevctl modify --uuid "$1" --addattr nvidia/vgpu_params --value "$5"
			}
			""";

	private static final String START = """
			# start UUID: starts a device that does not run
			start() {
				[ -n "$(mdevctl list --uuid "$1")" ] || mdevctl start --uuid "$1"
			}
			""";

	@Override
	public void generate(Deployment deployment, GenerationOutput generationOutput) {
		DeviceResolver deviceResolver = new DeviceResolver(deployment.name(), generationOutput);
		for (DeployedHost deployedHost : deployment.linuxHosts(DeviceResolver::usesMediatedDevices, generationOutput)) {
			ShellScript shellScript = new ShellScript(deployment.header()).defineFunction(DEFINE).defineFunction(START);
			for (GpuSlot slot : deployedHost.slots()) {
				if (DeviceResolver.usesMediatedDevices(slot)) {
					shellScript.addComment(slot.name() + ": " + slot.type().getName());
					DeployedPartition.of(slot).forEach(deployedPartition -> deviceResolver.of(deployedPartition)
							.ifPresent(device -> define(deployedHost, deployedPartition, device, shellScript, generationOutput)));
				}
			}
			if (!shellScript.isEmpty()) {
				generationOutput.addFile(deployedHost.name() + "/define.sh", shellScript.toString(), true);
			}
		}
	}

	private static void define(DeployedHost deployedHost, DeployedPartition deployedPartition, Device device,
			ShellScript shellScript, GenerationOutput generationOutput) {
		if (device instanceof Device.Mediated mediated) {
			boolean nvidia = mediated.type().filter(type -> !type.startsWith("nvidia-")).isEmpty();
			String settings = nvidia ? deployedPartition.vgpuParameters() : "";
			String start = deployedPartition.allocation().isPresent() ? "auto" : "manual";
			if (mediated.type().isPresent()) {
				Map<String, Object> definition = new LinkedHashMap<>();
				definition.put("mdev_type", mediated.type().get());
				definition.put("start", start);
				definition.put("attrs", settings.isEmpty() ? List.of() : List.of(Map.of("nvidia/vgpu_params", settings)));
				generationOutput.addFile(deployedHost.name() + "/mdevctl.d/" + mediated.parent() + '/' + mediated.uuid(),
						Json.document(definition),
						false);
			} else {
				generationOutput.addNote("deployment.type", deployedPartition.slot().hostGpu(), "The profile " + mediated.name()
						+ " says no type-id, so there is no definition to copy: the script finds the type by its name.");
			}
			String type = mediated.type().orElse(mediated.name());
			if (settings.isEmpty()) {
				shellScript.addCommand("define", mediated.uuid(), mediated.parent(), type, start);
			} else {
				shellScript.addCommand("define", mediated.uuid(), mediated.parent(), type, start, settings);
			}
			if (deployedPartition.allocation().isPresent()) {
				shellScript.addCommand("start", mediated.uuid());
			}
		}
	}
}
