package dev.lamina.importer.text;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lamina.importer.catalogue.DeclaredHosts;
import dev.lamina.importer.catalogue.DeclaredHosts.DeclaredGpu;
import dev.lamina.importer.catalogue.GpuCatalogue;
import dev.lamina.importer.catalogue.LibraryStack;
import dev.lamina.importer.facts.GpuConfiguration;
import dev.lamina.importer.facts.GpuFacts;
import dev.lamina.importer.facts.GpuRequest;
import dev.lamina.importer.facts.HostFacts;
import dev.lamina.importer.facts.VmFacts;
import dev.lamina.importer.facts.VmGraphics;
import dev.lamina.importer.source.ImportDiagnostics;
import dev.lamina.importer.source.ImportWarningCode;
import dev.lamina.model.Hypervisor;
import dev.lamina.model.OperatingSystem;
import dev.lamina.model.pci.PciAddress;

/**
 * Finds for each VM the GPU of a host that it has, and makes a host of what the VMs have where no model declares one.
 *
 * <p>libvirt does not say on which host a domain is, nor what a PCI device is: unless the hosts are known, the device with most functions is
 * taken for a GPU.
 */
final class VmGpuResolver {
	private static final String HOST = "host1";
	private static final Pattern RENDER_NODE = Pattern.compile("/dev/dri/by-path/pci-([0-9A-Fa-f:.]{7,16})-render");

	private final ImportDiagnostics importDiagnostics;
	private final DeclaredHosts known;
	private final Optional<String> hostName;
	private final Optional<String> gpuType;
	private final Optional<Hypervisor> hypervisor;
	private final Map<String, Map<String, GpuFacts>> gpusByHost = new LinkedHashMap<>();
	private final Map<VmFacts, GpuRequest> gpuRequests = new IdentityHashMap<>();
	private final Map<VmFacts, List<String>> notes = new IdentityHashMap<>();
	private final Map<PciAddress, VmFacts> owners = new LinkedHashMap<>();
	private final Map<String, String> displayStacks = new LinkedHashMap<>();
	private final Map<String, String> gpusWithoutPolicy = new LinkedHashMap<>();

	VmGpuResolver(List<VmFacts> vms, DeclaredHosts known, Optional<String> hostName, Optional<String> gpuType,
			Optional<Hypervisor> hypervisor, ImportDiagnostics importDiagnostics) {
		this.known = known;
		this.hostName = hostName;
		this.gpuType = gpuType;
		this.hypervisor = hypervisor;
		this.importDiagnostics = importDiagnostics;
		for (VmFacts vm : vms) {
			switch (vm.graphics()) {
				case VmGraphics.Described described -> describe(vm, described);
				case VmGraphics.PassedThrough passed -> passThrough(vm, passed.functions());
				case VmGraphics.Reported reported -> gpuRequests.put(vm, new GpuRequest(reported.part(), reported.host(), reported
						.gpu(), ""));
				case VmGraphics.Mediated mediated -> mediated(vm, mediated);
				case VmGraphics.Emulated emulated -> {
				}
				case VmGraphics.None none -> {
				}
			}
		}
		emulate(vms.stream().filter(vm -> vm.graphics() instanceof VmGraphics.Emulated emulated && !isDrawnByGpu(vm, emulated))
				.toList());
		boolean reported = !vms.isEmpty() && vms.stream().allMatch(vm -> vm.graphics() instanceof VmGraphics.Reported || vm
				.graphics() instanceof VmGraphics.None)
				&& vms.stream().anyMatch(vm -> vm.graphics() instanceof VmGraphics.Reported);
		if (gpusByHost.isEmpty() && known.isEmpty() && !reported) {
			gpusByHost.put(hostName.orElse(HOST), Map.of()); // a VM without a GPU runs on a host, too
		}
	}

	private void describe(VmFacts vm, VmGraphics.Described said) {
		Optional<DeclaredGpu> place = known.named(said.host(), said.gpu());
		if (place.isPresent()) {
			gpuRequests.put(vm, new GpuRequest(said.part(), "", "", place.get().target()));
			return;
		}
		Map<String, GpuFacts> gpus = gpusByHost.computeIfAbsent(said.host(), first -> new LinkedHashMap<>());
		gpuRequests.put(vm, new GpuRequest(said.part(), said.host(), said.gpu(), ""));
		if (said.gpu().isEmpty()) {
			displayStacks.putIfAbsent(said.host(), said.stack());
			return;
		}
		GpuFacts before = gpus.getOrDefault(said.gpu(), GpuFacts.at(vm.place()).withName(said.gpu())
				.withIdentity(Optional.empty(), Optional.of(said.type()).filter(type -> !type.isEmpty()).or(() -> gpuType),
						OptionalLong.empty())
				.withTopology(said.iommuGroup(), OptionalInt.empty()));
		List<GpuConfiguration.ProfileInstance> profileInstances = new ArrayList<>(
				before.configuration() instanceof GpuConfiguration.ManagedByStack managedByStack ? managedByStack.profiles()
						: List.of());
		if (!said.part().isEmpty() && !said.part().endsWith("%")) {
			profileInstances.add(new GpuConfiguration.ProfileInstance(said.part(), said.start()));
		}
		gpus.put(said.gpu(), (before.address().isPresent() ? before : before.withAddress(said.address()))
				.withConfiguration(said.stack().isEmpty() ? before.configuration()
						: new GpuConfiguration.ManagedByStack(said.stack(), profileInstances)));
	}

	private void passThrough(VmFacts vm, List<PciAddress> functions) {
		List<PciAddress> devices = functions.stream().filter(function -> functions
				.stream().noneMatch(other -> other.sharesDeviceWith(function) && other.function() < function.function()))
				.toList();
		List<PciAddress> gpus = known.isEmpty() ? List.of(likeliest(devices, functions)) : devices.stream()
				.filter(device -> known.at(device, hostName).isPresent()).toList();
		if (known.isEmpty() && gpus.getFirst().function() > 0) {
			note(vm, importDiagnostics.add(ImportWarningCode.INCOMPLETE, vm.place(), gpus.getFirst() + " of " + vm.name()
					+ " looks like a virtual function, as its device begins at another. Name models that declare the GPU with --hosts."));
		}
		if (known.isEmpty() && devices.size() > 1) {
			note(vm, importDiagnostics.add(ImportWarningCode.INCOMPLETE, vm.place(), vm.name()
					+ " has several PCI devices, and no report says which is a GPU. " + gpus.getFirst()
					+ " is taken for it"
					+ (count(gpus.getFirst(), functions) > 1 ? ", as a board with sound has several functions" : "")
					+ ". Name models that declare the host with --hosts."));
		} else if (gpus.isEmpty() && functions.stream().anyMatch(function -> known.physicalOf(function, hostName).isPresent())) {
			virtualFunction(vm, functions);
			return;
		} else if (gpus.isEmpty()) {
			note(vm, importDiagnostics.add(ImportWarningCode.INCOMPLETE, vm.place(), "None of the PCI devices of " + vm.name()
					+ " is a GPU of the hosts that are declared: " + text(devices) + "."));
			return;
		} else if (gpus.size() > 1) {
			note(vm, importDiagnostics.add(ImportWarningCode.NO_WORD, vm.place(), vm.name() + " has " + gpus.size()
					+ " GPUs, a VM of the language has one. " + gpus.getFirst() + " is kept."));
		}
		PciAddress address = gpus.getFirst();
		VmFacts owner = owners.putIfAbsent(address, vm);
		if (owner != null) {
			note(vm, importDiagnostics.add(ImportWarningCode.CONFLICT, vm.place(),
					vm.name() + " has the GPU " + address + ", which " + owner.name()
							+ " has, too: only one of them can run. It is left without one."));
			return;
		}
		Optional<DeclaredGpu> place = known.at(address, hostName);
		if (place.isPresent()) {
			gpuRequests.put(vm, new GpuRequest("", "", "", place.get().target()));
			if (!place.get().hasPolicy()) {
				gpusWithoutPolicy.put(place.get().target(), PolicyWriter.passThrough(hypervisor));
			}
			return;
		}
		Map<String, GpuFacts> ofHost = gpusByHost.computeIfAbsent(hostName.orElse(HOST), first -> new LinkedHashMap<>());
		String name = "gpu" + ofHost.size();
		ofHost.put(name, GpuFacts.at(vm.place()).withName(name).withAddress(Optional.of(address)).withIdentity(Optional.empty(),
				gpuType, OptionalLong.empty())
				.withConfiguration(new GpuConfiguration.PassThrough()));
		gpuRequests.put(vm, new GpuRequest("", hostName.orElse(HOST), name, ""));
	}

	/** The device with most functions, of which graphics boards have two to four and most others one; else the first. */
	private static PciAddress likeliest(List<PciAddress> devices, List<PciAddress> functions) {
		PciAddress best = devices.getFirst();
		for (PciAddress device : devices) {
			best = count(device, functions) > count(best, functions) ? device : best;
		}
		return best;
	}

	private static long count(PciAddress device, List<PciAddress> functions) {
		return functions.stream().filter(device::sharesDeviceWith).count();
	}

	/** A function of a declared GPU: what it is cut into is known on its host only. */
	private void virtualFunction(VmFacts vm, List<PciAddress> functions) {
		List<PciAddress> virtual = functions.stream().filter(function -> known.physicalOf(function, hostName).isPresent())
				.toList();
		PciAddress first = virtual.getFirst();
		if (virtual.size() > 1) {
			note(vm, importDiagnostics.add(ImportWarningCode.NO_WORD, vm.place(), vm.name() + " has " + virtual.size()
					+ " virtual functions, a VM of the language has one part of a GPU. " + first + " is kept."));
		}
		VmFacts owner = owners.putIfAbsent(first, vm);
		if (owner != null) {
			note(vm, importDiagnostics.add(ImportWarningCode.CONFLICT, vm.place(),
					vm.name() + " has the virtual function " + first
							+ ", which " + owner.name() + " has, too: only one of them can run. It is left without one."));
			return;
		}
		DeclaredGpu place = known.physicalOf(first, hostName).orElseThrow();
		LibraryStack stack = place.functions().orElseThrow();
		gpuRequests.put(vm, new GpuRequest("", "", "", place.target()));
		if (!place.hasPolicy()) {
			gpusWithoutPolicy.put(place.target(), stack.word());
		}
		note(vm, importDiagnostics.add(ImportWarningCode.INCOMPLETE, vm.place(), first + " is a virtual function of "
				+ place.target() + ". Which part of the GPU it is the report does not say" + (stack == LibraryStack.NVIDIA_VGPU
						? ": on the host, /sys/bus/pci/devices/" + first + "/nvidia/current_vgpu_type does." : ".")));
	}

	/** A type of GVT-g is the name of a profile, one of NVIDIA a number that only the host can translate. */
	private void mediated(VmFacts vm, VmGraphics.Mediated device) {
		boolean intel = device.type().startsWith("i915-GVTg_");
		String stack = intel ? "GVTg" : LibraryStack.NVIDIA_VGPU.word();
		String part = intel ? device.type() : "";
		note(vm, intel ? "mediated device " + device.type() + " of " + device.parent() : importDiagnostics.add(
				ImportWarningCode.INCOMPLETE, device.place(), "Which part of " + device.parent() + " the type '" + device.type()
						+ "' of " + vm.name() + " is the report does not say: 'mdevctl types' on the host does."));
		Optional<DeclaredGpu> place = known.at(device.parent(), hostName).or(() -> known.physicalOf(device.parent(), hostName));
		if (place.isPresent()) {
			gpuRequests.put(vm, new GpuRequest(part, "", "", place.get().target()));
			if (!place.get().hasPolicy()) {
				gpusWithoutPolicy.put(place.get().target(), stack);
			}
			return;
		}
		Map<String, GpuFacts> ofHost = gpusByHost.computeIfAbsent(hostName.orElse(HOST), first -> new LinkedHashMap<>());
		Optional<String> type = gpuType.or(() -> GpuCatalogue.all().stream().filter(gpu -> gpu.profiles().stream().anyMatch(
				profile -> profile.name().equals(part))).map(gpu -> gpu.name()).findFirst());
		String name = ofHost.values().stream().filter(gpu -> gpu.address().equals(Optional.of(device.parent())))
				.flatMap(gpu -> gpu
						.name().stream())
				.findFirst().orElse("gpu" + ofHost.size());
		GpuFacts before = ofHost.getOrDefault(name,
				GpuFacts.at(vm.place()).withName(name).withAddress(Optional.of(device.parent()))
						.withIdentity(Optional.empty(), type, OptionalLong.empty()));
		List<GpuConfiguration.ProfileInstance> parts = new ArrayList<>(
				before.configuration() instanceof GpuConfiguration.ManagedByStack managed ? managed.profiles() : List.of());
		if (!part.isEmpty()) {
			parts.add(new GpuConfiguration.ProfileInstance(part, OptionalInt.empty()));
		}
		ofHost.put(name, before.withConfiguration(new GpuConfiguration.ManagedByStack(stack, parts)));
		gpuRequests.put(vm, new GpuRequest(part, hostName.orElse(HOST), name, ""));
	}

	/** Puts a VM on the GPU that draws for it, if that is declared. */
	private boolean isDrawnByGpu(VmFacts vm, VmGraphics.Emulated emulated) {
		if (emulated.renderNode().isEmpty()) {
			return false;
		}
		String node = emulated.renderNode().get();
		Matcher byPath = RENDER_NODE.matcher(node);
		Optional<PciAddress> address = byPath.matches() ? PciAddress.parse(byPath.group(1)) : Optional.empty();
		Optional<DeclaredGpu> place = address.isPresent() ? known.at(address.get(), hostName) : known.only(hostName);
		if (place.isEmpty()) {
			note(vm, importDiagnostics.add(ImportWarningCode.INCOMPLETE, vm.place(), "The GPU of the render node " + node + " of "
					+ vm.name() + " is not in the model. Name models that declare it with its address with --hosts."));
			return false;
		}
		gpuRequests.put(vm, new GpuRequest("", "", "", place.get().target()));
		if (!place.get().hasPolicy()) {
			gpusWithoutPolicy.put(place.get().target(), emulated.stack());
		}
		note(vm, "drawn by the render node " + node);
		return true;
	}

	/**
	 * A policy for a host holds for all of its GPUs, too: emulated displays have one only if nothing else is on the host, and
	 * one kind.
	 */
	private void emulate(List<VmFacts> vms) {
		if (vms.isEmpty()) {
			return;
		}
		String host = hostName.orElse(HOST);
		boolean free = !gpusByHost.containsKey(host) && !displayStacks.containsKey(host) && !known.hosts().contains(host);
		Map<String, Integer> frequency = new LinkedHashMap<>();
		vms.forEach(vm -> frequency.merge(stack(vm), 1, Integer::sum));
		String stack = frequency.entrySet().stream().reduce((best, each) -> each.getValue() > best.getValue() ? each
				: best).orElseThrow().getKey();
		if (free) {
			gpusByHost.put(host, new LinkedHashMap<>());
			displayStacks.put(host, stack);
		}
		List<VmFacts> without = vms.stream().filter(vm -> !free || !stack(vm).equals(stack)).toList();
		vms.stream().filter(vm -> free && stack(vm).equals(stack))
				.forEach(vm -> gpuRequests.put(vm, new GpuRequest("", host, "", "")));
		if (!without.isEmpty()) {
			String names = String.join(", ", without.stream().limit(5).map(VmFacts::name).toList()) + (without.size() > 5
					? " and " + (without.size() - 5) + " more" : "");
			importDiagnostics.add(ImportWarningCode.NO_WORD, without.getFirst().place(), "The emulated displays of " + names
					+ " are not in the model: a policy for all VMs of " + host
					+ (free ? " has one stack, " + stack + "." : " would hold for its GPUs, too."));
			without.forEach(vm -> note(vm, "its display is drawn by its own processors: stack " + stack(vm)));
		}
	}

	private static String stack(VmFacts vm) {
		return ((VmGraphics.Emulated) vm.graphics()).stack();
	}

	private static String text(List<PciAddress> addresses) {
		return String.join(", ", addresses.stream().map(PciAddress::toString).toList());
	}

	private void note(VmFacts vm, String note) {
		notes.computeIfAbsent(vm, first -> new ArrayList<>()).add(note);
	}

	/** The hosts that are made of the VMs. */
	List<HostFacts> hosts(List<VmFacts> vms) {
		return gpusByHost.entrySet().stream().map(host -> HostFacts.of(host.getKey(), List.copyOf(host.getValue().values()),
				hostName.isEmpty() && host.getKey().equals(HOST)
						? List.of("no report says the name of the host: give it with --host") : List.of(),
				vms.getFirst().place()).withSystem(OperatingSystem.LINUX, hypervisor)).toList();
	}

	/** The stack of the displays of a host, if it has one. */
	Optional<String> displayStack(String host) {
		return Optional.ofNullable(displayStacks.get(host)).filter(stack -> !stack.isEmpty());
	}

	/** The GPUs of declared hosts that VMs have and no policy holds for, with the stack that does. */
	Map<String, String> gpusWithoutPolicy() {
		return gpusWithoutPolicy;
	}

	Optional<GpuRequest> gpuRequest(VmFacts vm) {
		return Optional.ofNullable(gpuRequests.get(vm));
	}

	List<String> notes(VmFacts vm) {
		return notes.getOrDefault(vm, List.of());
	}
}
