package dev.lamina.deployment.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.lamina.deployment.DeployedHost;
import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.GenerationOutput;
import dev.lamina.deployment.device.DeployedPartition;
import dev.lamina.deployment.device.DeviceResolver;
import dev.lamina.deployment.device.PciClass;
import dev.lamina.deployment.device.VendorResolver;
import dev.lamina.deployment.device.VgpuFramework;
import dev.lamina.deployment.script.ShellScript;
import dev.lamina.deployment.text.Json;
import dev.lamina.deployment.text.Yaml;
import dev.lamina.model.Hypervisor;
import dev.lamina.model.Profile;
import dev.lamina.model.Stack;
import dev.lamina.model.Technique;
import dev.lamina.model.Vendor;
import dev.lamina.placement.assignment.GpuSlot;

/**
 * The devices that KubeVirt's VMs may have, and a script that adds those that are missing: whole GPUs and virtual functions by
 * their PCI ids, mediated devices by the names of their types in sysfs.
 *
 * <p>The lists of the KubeVirt resource belong to all who use the cluster. A merge patch would replace them, so each entry is
 * added on its own, under the condition that the resource has not changed since the script looked.
 *
 * <p>NVIDIA's vGPUs are offered by the GPU operator's plugin, under the names of their types with _ for blanks. Source:
 * kubevirt-gpu-device-plugin, device_plugin.go.
 */
final class KubeVirtDevices {
	private static final String PERMIT = """
			# permit LIST SELECTOR VALUE RESOURCE ENTRY: adds an entry to a list of permitted devices, unless it is there
			permit() {
				present=$(kubectl -n "$namespace" get kubevirt "$name" -o "jsonpath={range .spec.configuration.permittedHostDevices.$1[*]}{.$2}={.resourceName}{'\\\\n'}{end}")
				here=$(printf '%s\\n' "$present" | awk -v value="$3=" 'index(tolower($0), tolower(value)) == 1 { print substr($0, length(value) + 1) }')
				case $here in
				"$4") return 0 ;;
				?*) die "$3 is offered as $here already. Write $here for $4 in your VMs, or remove that entry and run this again." ;;
				esac
				version=$(kubectl -n "$namespace" get kubevirt "$name" -o "jsonpath={.metadata.resourceVersion}")
				if [ -n "$present" ]; then
					kubectl -n "$namespace" patch kubevirt "$name" --type json --patch "[{\\"op\\":\\"test\\",\\"path\\":\\"/metadata/resourceVersion\\",\\"value\\":\\"$version\\"},{\\"op\\":\\"add\\",\\"path\\":\\"/spec/configuration/permittedHostDevices/$1/-\\",\\"value\\":$5}]"
				else
					kubectl -n "$namespace" patch kubevirt "$name" --type merge --patch "{\\"metadata\\":{\\"resourceVersion\\":\\"$version\\"},\\"spec\\":{\\"configuration\\":{\\"permittedHostDevices\\":{\\"$1\\":[$5]}}}}"
				fi
			}
			""";

	private static final String PCI = "pciHostDevices";
	private static final String PCI_SELECTOR = "pciVendorSelector";
	private static final String MEDIATED = "mediatedDevices";
	private static final String MEDIATED_SELECTOR = "mdevNameSelector";

	/** What VMs ask for, and whether another plugin than KubeVirt's own offers it. */
	private record Resource(String name, boolean external) {
	}

	private KubeVirtDevices() {
	}

	/** Writes the devices and the script; nothing if there are no such devices. */
	static void write(Deployment deployment, GenerationOutput generationOutput) {
		Map<String, Resource> functions = new LinkedHashMap<>(whole(deployment, generationOutput));
		virtualFunctions(deployment, functions, generationOutput);
		Map<String, Resource> types = mediated(deployment, generationOutput);
		Map<String, Object> permitted = new LinkedHashMap<>();
		ShellScript shellScript = new ShellScript(deployment.header()).defineFunction(PERMIT)
				.addLines("namespace=${KUBEVIRT_NAMESPACE:-kubevirt} name=${KUBEVIRT:-kubevirt}\n");
		add(PCI, PCI_SELECTOR, functions, permitted, shellScript);
		add(MEDIATED, MEDIATED_SELECTOR, types, permitted, shellScript);
		if (!permitted.isEmpty()) {
			generationOutput.addFile("kubevirt-host-devices.yaml",
					Yaml.document(deployment.header() + " permit-devices.sh adds these entries to the KubeVirt resource; a merge "
							+ "patch would delete all others.", Map.of("permittedHostDevices", permitted)),
					false);
			generationOutput.addFile("permit-devices.sh", shellScript.toString(), true);
		}
	}

	private static void add(String list, String selector, Map<String, Resource> resources, Map<String, Object> permitted,
			ShellScript shellScript) {
		List<Map<String, Object>> entries = new ArrayList<>();
		resources.forEach((selected, resource) -> {
			Map<String, Object> entry = new LinkedHashMap<>();
			entry.put(selector, selected);
			entry.put("resourceName", resource.name());
			if (resource.external()) {
				entry.put("externalResourceProvider", true);
			}
			entries.add(entry);
			shellScript.addCommand("permit", list, selector, selected, resource.name(), Json.line(entry));
		});
		if (!entries.isEmpty()) {
			permitted.put(list, entries);
		}
	}

	private static Map<String, Resource> whole(Deployment deployment, GenerationOutput generationOutput) {
		Map<String, Resource> resources = new LinkedHashMap<>();
		for (DeployedHost deployedHost : deployment.linuxHosts(KubeVirtDevices::isPassed, generationOutput)) {
			deployedHost.slots().stream().filter(KubeVirtDevices::isPassed).forEach(slot -> VendorResolver
					.resolve(slot, generationOutput).ifPresent(vendor -> putIds(slot, vendor, slot.type().getName(), resources)));
		}
		return resources;
	}

	/** Virtual functions of display controllers, which no other plugin offers; one resource for each type and configuration. */
	private static void virtualFunctions(Deployment deployment, Map<String, Resource> resources,
			GenerationOutput generationOutput) {
		for (DeployedHost deployedHost : deployment.linuxHosts(KubeVirtDevices::isOffered, generationOutput)) {
			for (GpuSlot slot : deployedHost.slots().stream().filter(KubeVirtDevices::isOffered).toList()) {
				Vendor vendor = VendorResolver.resolve(slot, generationOutput).orElseThrow();
				List<String> names = DeployedPartition.of(slot).stream()
						.map(part -> part.profile().map(Profile::getName).orElse("")).distinct().toList();
				String name = slot.type().getName() + (names.size() == 1 && !names.getFirst().isEmpty() ? '_' + names.getFirst()
						: "_VF");
				Resource before = putIds(slot, vendor, name, resources);
				if (before != null || names.size() > 1) {
					generationOutput.addNote("deployment.selector", slot.hostGpu(),
							"KubeVirt selects virtual functions by their PCI ids, so that those of " + slot.name()
									+ " are offered as "
									+ (before == null ? resource(vendor, name) : before.name())
									+ " whatever their size. Cut all GPUs of a type alike.");
				}
			}
		}
	}

	/** Permits all ids of a GPU type under a name; returns the name that they have already, if it is another one. */
	private static Resource putIds(GpuSlot slot, Vendor vendor, String name, Map<String, Resource> resources) {
		Resource[] before = new Resource[1];
		Resource resource = new Resource(resource(vendor, name), false);
		slot.type().getPciIds().forEach(id -> {
			Resource present = resources.putIfAbsent(id.device().toUpperCase(Locale.ROOT), resource);
			if (present != null && !present.equals(resource)) {
				before[0] = present;
			}
		});
		return before[0];
	}

	private static boolean isOffered(GpuSlot slot) {
		return isKvm(slot) && DeviceResolver.usesVirtualFunctions(slot) && PciClass.of(slot.type()) == PciClass.DISPLAY
				&& slot.vendor().filter(vendor -> vendor != Vendor.NVIDIA).isPresent();
	}

	private static boolean isKvm(GpuSlot slot) {
		return !slot.host().isSetHypervisor() || slot.host().getHypervisor() == Hypervisor.KVM;
	}

	private static boolean isPassed(GpuSlot slot) {
		return isKvm(slot) && !slot.allocations().isEmpty() && slot.stack().filter(Stack::isSetTechnique)
				.filter(stack -> stack.getTechnique() == Technique.PASS_THROUGH).isPresent();
	}

	private static Map<String, Resource> mediated(Deployment deployment, GenerationOutput generationOutput) {
		Map<String, Resource> resources = new LinkedHashMap<>();
		for (DeployedHost deployedHost : deployment.linuxHosts(KubeVirtDevices::isMediated, generationOutput)) {
			for (GpuSlot slot : deployedHost.slots().stream().filter(KubeVirtDevices::isMediated).toList()) {
				VendorResolver.resolve(slot, generationOutput).ifPresent(vendor -> {
					for (DeployedPartition deployedPartition : DeployedPartition.of(slot)) {
						if (vendor == Vendor.NVIDIA) {
							deployedPartition.vgpuType().map(type -> VgpuFramework.typeName(slot.type(), type.getName()))
									.ifPresent(name -> resources.put(name,
											new Resource("nvidia.com/" + name.replace(' ', '_'), true)));
						} else {
							deployedPartition.profile().map(Profile::getName)
									.ifPresent(name -> resources.put(name, new Resource(resource(vendor, name), false)));
						}
					}
				});
			}
		}
		return resources;
	}

	/** NVIDIA's vGPUs on virtual functions, too: the host drivers of containers' nodes show them as mediated devices. */
	private static boolean isMediated(GpuSlot slot) {
		return isKvm(slot) && (DeviceResolver.usesMediatedDevices(slot)
				|| DeviceResolver.usesVirtualFunctions(slot) && slot.vendor().filter(Vendor.NVIDIA::equals).isPresent());
	}

	private static String resource(Vendor vendor, String name) {
		return SriovDevicePlugin.domain(vendor) + '/' + SriovDevicePlugin.resource(name);
	}
}
