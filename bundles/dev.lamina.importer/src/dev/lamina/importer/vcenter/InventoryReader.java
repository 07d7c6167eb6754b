package dev.lamina.importer.vcenter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.lamina.importer.data.DataNode;
import dev.lamina.importer.data.DataReader;
import dev.lamina.importer.facts.GpuConfiguration;
import dev.lamina.importer.facts.GpuFacts;
import dev.lamina.importer.facts.HostFacts;
import dev.lamina.importer.facts.PlatformNames;
import dev.lamina.importer.facts.VmFacts;
import dev.lamina.importer.facts.VmGraphics;
import dev.lamina.importer.source.ImportDiagnostics;
import dev.lamina.importer.source.ImportDocument;
import dev.lamina.importer.source.ImportWarningCode;
import dev.lamina.importer.source.UnreadableReportException;
import dev.lamina.model.Hypervisor;
import dev.lamina.model.OperatingSystem;
import dev.lamina.model.pci.PciAddress;

/**
 * Reads objects of the vSphere API as JSON, with the properties' first letters small ({@code govc host.info -json}) or large
 * (PowerCLI's {@code Get-View ... | ConvertTo-Json -Depth 10}): hosts with their graphics devices, VMs with their vGPUs.
 */
public final class InventoryReader {
	private static final int MAX_OBJECTS = 2_000;

	private final ImportDiagnostics importDiagnostics;
	private final List<HostFacts> hosts = new ArrayList<>();
	private final List<VmFacts> vms = new ArrayList<>();
	private final Map<String, String> hostNames = new LinkedHashMap<>();
	private final List<DataNode> machines = new ArrayList<>();

	public InventoryReader(ImportDiagnostics importDiagnostics) {
		this.importDiagnostics = importDiagnostics;
	}

	/** The hosts of all documents that were read. */
	public List<HostFacts> hosts() {
		return hosts;
	}

	/** Reads a document; VMs are placed when all are read. */
	public void read(ImportDocument importDocument) throws UnreadableReportException {
		int before = hosts.size() + machines.size();
		for (DataNode document : DataReader.read(importDocument)) {
			find(document, 0);
		}
		if (hosts.size() + machines.size() == before) {
			throw importDocument.line(1).refuse(
					"There is no host with graphics and no VM here. Take what 'govc host.info -json' and 'govc vm.info -json' print.");
		}
	}

	/** The VMs of all documents, on the hosts that they run on. */
	public List<VmFacts> vms() {
		if (vms.isEmpty()) {
			machines.forEach(this::vm);
		}
		return vms;
	}

	/** Hosts have graphics among their configuration, VMs a list of devices among their hardware. */
	private void find(DataNode node, int depth) {
		if (depth > 4 || hosts.size() + machines.size() >= MAX_OBJECTS) {
			return;
		}
		Optional<DataNode> graphics = at(node, "config", "graphicsInfo");
		if (graphics.isPresent()) {
			host(node, graphics.get());
		} else if (at(node, "config", "hardware", "device").isPresent()) {
			machines.add(node);
		} else {
			node.items().forEach(item -> find(item, depth + 1));
			node.entries().values().forEach(item -> find(item, depth + 1));
		}
	}

	private static Optional<DataNode> at(DataNode node, String... path) {
		Optional<DataNode> found = Optional.of(node);
		for (String step : path) {
			found = found
					.flatMap(each -> each.child(step).or(() -> each.child(step.substring(0, 1).toUpperCase(Locale.ROOT) + step
							.substring(1))));
		}
		return found;
	}

	private static Optional<String> text(DataNode node, String... path) {
		return at(node, path).flatMap(DataNode::text).map(String::strip).filter(said -> !said.isEmpty());
	}

	private static int number(DataNode node, String... path) {
		return text(node, path).filter(digits -> digits.matches("\\d{1,9}")).map(Integer::parseInt).orElse(0);
	}

	private static OptionalLong bytes(DataNode node, int shift, String... path) {
		return text(node, path).filter(digits -> digits.matches("[1-9]\\d{0,14}")).map(digits -> OptionalLong.of(Long.parseLong(
				digits) << shift)).orElse(OptionalLong.empty());
	}

	private void host(DataNode node, DataNode graphics) {
		String name = text(node, "name").or(() -> text(node, "summary", "config", "name")).orElse("esxi" + (hosts.size() + 1));
		List<GpuFacts> gpus = new ArrayList<>();
		for (DataNode device : graphics.items()) {
			Optional<PciAddress> address = text(device, "pciId").flatMap(PciAddress::parse);
			String kind = text(device, "graphicsType").orElse("").toLowerCase(Locale.ROOT);
			if (kind.equals("basic")) {
				continue; // the console
			}
			GpuFacts facts = GpuFacts.at(device.place()).withName("gpu" + gpus.size()).withAddress(address).withIdentity(Optional
					.empty(),
					text(device, "deviceName").map(product -> text(device, "vendorName").filter(vendor -> vendor.contains(
							"NVIDIA") && !product.contains("NVIDIA"))
							.map(vendor -> "NVIDIA " + product.replaceFirst("^NVIDIATesla ",
									"Tesla "))
							.orElse(product)),
					bytes(device, 10, "memorySizeInKB"));
			gpus.add(kind.equals("shareddirect") ? facts.withConfiguration(new GpuConfiguration.TimeSliced())
					: kind.equals("direct") ? facts.withConfiguration(new GpuConfiguration.PassThrough()) : facts);
		}
		int sockets = number(node, "hardware", "cpuInfo", "numCpuPackages");
		int cores = number(node, "hardware", "cpuInfo", "numCpuCores");
		text(node, "self", "value").or(() -> text(node, "moRef", "value")).ifPresent(id -> hostNames.put(id, name));
		hostNames.put(name, name);
		hosts.add(new HostFacts(name, sockets, sockets > 0 ? cores / sockets : 0, Optional.empty(), bytes(node, 0, "hardware",
				"memorySize"), OptionalInt.empty(), Optional.of(OperatingSystem.ESXI), Optional.of(Hypervisor.VMWARE), gpus,
				List.of(),
				node.place()));
	}

	private void vm(DataNode node) {
		String name = text(node, "name").or(() -> text(node, "config", "name")).orElse("vm");
		List<String> notes = new ArrayList<>();
		if (text(node, "config", "template").filter("true"::equalsIgnoreCase).isPresent()) {
			return;
		}
		List<String> vgpus = new ArrayList<>();
		List<String> boards = new ArrayList<>();
		for (DataNode device : at(node, "config", "hardware", "device").map(DataNode::items).orElse(List.of())) {
			text(device, "backing", "vgpu").ifPresent(vgpus::add);
			if (at(device, "backing", "vendorId").isPresent()) {
				text(device, "backing", "id").ifPresent(boards::add);
			}
		}
		String host = text(node, "runtime", "host", "value").map(id -> hostNames.getOrDefault(id, "")).orElse("");
		Optional<HostFacts> on = hosts.stream().filter(each -> each.name().equals(host)).findFirst();
		if (vgpus.size() + boards.size() > 1) {
			notes.add(
					importDiagnostics.add(ImportWarningCode.NO_WORD, node.place(), name + " has " + (vgpus.size() + boards.size())
							+ " GPUs, a VM of the language has one. The first is kept."));
		}
		VmGraphics display = new VmGraphics.None();
		if (!vgpus.isEmpty()) {
			String profile = vgpus.getFirst().replaceFirst("^(?:grid|nvidia)_", "").toUpperCase(Locale.ROOT).replaceAll(
					"(?<=[A-Z0-9])_", "-");
			notes.add("vGPU " + vgpus.getFirst());
			display = on
					.flatMap(found -> found.gpus().stream()
							.filter(gpu -> gpu.configuration() instanceof GpuConfiguration.TimeSliced)
							.findFirst())
					.<VmGraphics>map(gpu -> new VmGraphics.Reported(host, gpu.name().orElse(""), profile)).orElse(display);
		} else if (!boards.isEmpty()) {
			Optional<PciAddress> address = PciAddress.parse(boards.getFirst());
			display = on.flatMap(found -> found.gpus().stream().filter(gpu -> gpu.address().isPresent() && gpu.address().equals(
					address)).findFirst()).<VmGraphics>map(gpu -> new VmGraphics.Reported(host, gpu.name().orElse(""), ""))
					.orElse(
							display);
		}
		if (display instanceof VmGraphics.None && vgpus.size() + boards.size() > 0) {
			notes.add(importDiagnostics.add(ImportWarningCode.INCOMPLETE, node.place(), "The GPU of " + name
					+ " is not in the model: its host is not among the reports, or has none like it. Import hosts and VMs together."));
		} else if (!vgpus.isEmpty() && on.isPresent() && on.get().gpus().size() > 1) {
			notes.add(
					importDiagnostics.add(ImportWarningCode.INCOMPLETE, node.place(), "On which GPU of " + host + " the vGPU of "
							+ name + " is the inventory does not say; the first is taken."));
		}
		int cores = number(node, "config", "hardware", "numCPU");
		vms.add(new VmFacts(name, Optional.empty(), Optional.empty(), cores > 0 ? OptionalInt.of(cores) : OptionalInt.empty(),
				bytes(
						node, 20, "config", "hardware", "memoryMB"),
				text(node, "config", "guestFullName").or(() -> text(node, "config",
						"guestId")).flatMap(PlatformNames::system),
				List.of(), display, notes, node.place()));
	}
}
