package dev.lamina.importer.nvidia;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.lamina.importer.facts.GpuConfiguration;
import dev.lamina.importer.facts.GpuFacts;
import dev.lamina.importer.facts.HostFacts;
import dev.lamina.importer.facts.MediaEngines;
import dev.lamina.importer.facts.MigInstance;
import dev.lamina.importer.source.ImportDiagnostics;
import dev.lamina.importer.source.ImportDocument;
import dev.lamina.importer.source.ImportWarningCode;
import dev.lamina.importer.source.UnreadableReportException;
import dev.lamina.importer.xml.ReportXmlReader;
import dev.lamina.importer.xml.XmlElement;
import dev.lamina.model.Hypervisor;
import dev.lamina.model.OperatingSystem;
import dev.lamina.model.pci.PciAddress;
import dev.lamina.model.pci.PciId;

/**
 * Reads what nvidia-smi prints with {@code -q -x}, {@code -q}, {@code -L} or {@code --query-gpu}: a host with its GPUs, how each is shared, and its MIG instances.
 *
 * <p>Where instances start is not in this report; {@code nvidia-smi mig -lgi} has it.
 */
public final class NvidiaSmiReader {
	private static final Set<String> HOST_PARTS = Set.of("timestamp", "driver_version", "cuda_version", "attached_gpus", "gpu",
			"hic_info", "unit", "platform");

	/** Parts of a GPU that say nothing about how it is shared, in the versions from 384 to 595. */
	private static final Set<String> GPU_PARTS = Set.of("product_name", "product_brand", "product_architecture", "display_mode",
			"display_attached", "display_active",
			"persistence_mode", "addressing_mode", "mig_mode", "mig_devices", "accounting_mode", "accounting_mode_buffer_size",
			"driver_model", "serial", "uuid",
			"minor_number", "vbios_version", "multigpu_board", "board_id", "board_part_number", "gpu_part_number",
			"gpu_fru_part_number", "fru_part_number",
			"platformInfo", "platform_info", "gpu_module_id", "inforom_version", "inforom_bbx_flush", "gpu_operation_mode",
			"c2c_mode", "gpu_virtualization_mode",
			"vgpu_software_licensed_product", "grid_licensed_product", "gsp_firmware_version", "gpu_reset_status",
			"gpu_recovery_action", "ibmnpu", "pci", "fan_speed",
			"performance_state", "clocks_throttle_reasons", "clocks_event_reasons", "clocks_event_reasons_counters",
			"sparse_operation_mode", "fb_memory_usage",
			"bar1_memory_usage", "cc_protected_memory_usage", "compute_mode", "utilization", "encoder_stats", "fbc_stats",
			"dram_encryption_mode", "ecc_mode", "ecc_errors",
			"retired_pages", "remapped_rows", "temperature", "supported_gpu_target_temp", "power_readings", "gpu_power_readings",
			"gpu_memory_power_readings",
			"module_power_readings", "power_smoothing", "power_profiles", "edpp_multiplier", "clocks", "applications_clocks",
			"default_applications_clocks",
			"deferred_clocks", "max_clocks", "max_customer_boost_clocks", "clock_policy", "voltage", "fabric", "supported_clocks",
			"processes", "accounted_processes",
			"capabilities", "vgpu_driver_capability", "vgpu_device_capability", "numa_node", "gpu_numa_id", "hostname",
			"confidential_compute", "channel_repair_pending",
			"tpc_repair_pending", "unrepairable_memory", "pdi");
	private static final Pattern PCI_PAIR = Pattern.compile("(?:0x)?([0-9A-Fa-f]{4})([0-9A-Fa-f]{4})");
	private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9}) MiB");
	private static final Pattern WITHIN_VM = Pattern.compile("(?:GRID|NVIDIA) [A-Z][A-Za-z0-9]*(?:-\\d+)+[ABCQ]\\d?");
	private static final Pattern UNREADABLE = Pattern.compile(
			"(?i)\\[?(?:GPU is lost|GPU Lost|GPU requires reset|Reset required|Unknown Error|ERR!|GPU access blocked.{0,60})\\]?");
	private static final Pattern FAILED = Pattern.compile(
			"(?m)^(?:Unable to determine the device handle|NVIDIA-SMI has failed|Failed to initialize NVML|No devices were found)");
	private static final int MAX_PROCESSES = 8;
	private static final int MAX_INSTANCES = 64;

	private final ImportDiagnostics importDiagnostics;
	private final Set<String> unknown = new TreeSet<>();

	public NvidiaSmiReader(ImportDiagnostics importDiagnostics) {
		this.importDiagnostics = importDiagnostics;
	}

	/** The host of a report in any of the forms that nvidia-smi has. */
	public HostFacts read(ImportDocument importDocument, String hostName) throws UnreadableReportException {
		String text = importDocument.text().stripLeading();
		List<String> notes = new ArrayList<>();
		if (text.startsWith("<")) {
			return host(ReportXmlReader.read(importDocument), hostName, notes);
		} else if (QueryCsvReader.isQuery(importDocument)) {
			return new QueryCsvReader(importDiagnostics).read(importDocument, hostName);
		} else if (GpuListReader.isList(importDocument)) {
			return new GpuListReader(importDiagnostics).read(importDocument, hostName);
		}
		int begin = importDocument.text().indexOf("<nvidia_smi_log");
		List<Integer> failures = FAILED.matcher(importDocument.text()).results().map(MatchResult::start).toList();
		if (begin < 0 && !NvidiaSmiTextReader.isLog(importDocument) && !failures.isEmpty()) {
			throw importDocument.at(failures.getFirst(), Integer.MAX_VALUE).refuse(
					"nvidia-smi itself failed on this host. Mend its driver, or import what 'lspci -nnk' prints as lspci.");
		}
		failures.forEach(at -> notes.add(importDiagnostics.add(ImportWarningCode.UNAVAILABLE, importDocument.at(at,
				Integer.MAX_VALUE), "nvidia-smi could not read all GPUs of this host.")));
		if (begin > 0) {
			String blank = importDocument.text().substring(0, begin).replaceAll("[^\n\r]", " ");
			return host(ReportXmlReader.read(new ImportDocument(importDocument.name(), blank + importDocument.text().substring(
					begin))), hostName, notes);
		} else if (NvidiaSmiTextReader.isLog(importDocument)) {
			return host(NvidiaSmiTextReader.read(importDocument), hostName, notes);
		}
		throw importDocument.line(1).refuse("This is not a report of nvidia-smi. Take what 'nvidia-smi -q -x' prints.");
	}

	private HostFacts host(XmlElement root, String hostName, List<String> notes) throws UnreadableReportException {
		if (!root.name().equals("nvidia_smi_log")) {
			throw root.place()
					.refuse("<" + root.name() + "> is not a report of nvidia-smi. Take what 'nvidia-smi -q -x' prints.");
		}
		root.text("driver_version").ifPresent(version -> notes.add("NVIDIA driver " + version + root.text("cuda_version")
				.map(cuda -> ", CUDA " + cuda).orElse("")));
		root.children().stream().filter(part -> !HOST_PARTS.contains(part.name())).forEach(this::unknown);
		List<GpuFacts> gpus = new ArrayList<>();
		for (XmlElement gpu : root.children("gpu")) {
			gpu(gpu, notes).ifPresent(gpus::add);
		}
		if (!unknown.isEmpty()) {
			notes.add("not read, as it is new to this version: " + String.join(", ", unknown));
		}
		String attached = root.text("attached_gpus").orElse("");
		if (attached.matches("\\d{1,4}") && Integer.parseInt(attached) != root.children("gpu").size()) {
			notes.add(importDiagnostics.add(ImportWarningCode.INCOMPLETE, root.child("attached_gpus").orElseThrow().place(),
					"The host has " + attached + " GPUs, the report " + root.children("gpu").size() + ". Make it without -i."));
		}
		HostFacts host = HostFacts.of(root.text("hostname").orElse(hostName), gpus, notes, root.place());
		return root.children("gpu").stream().anyMatch(NvidiaSmiReader::isCutForProcesses)
				? host.withSystem(OperatingSystem.LINUX, Optional.of(Hypervisor.BAREMETAL)) : host;
	}

	/** A GPU of a hypervisor that is cut for vGPUs says so; without that its instances serve processes and containers. */
	private static boolean isCutForProcesses(XmlElement gpu) {
		return gpu.text("mig_mode", "current_mig").filter("Enabled"::equals).isPresent()
				&& gpu.text("gpu_virtualization_mode", "virtualization_mode").filter("None"::equalsIgnoreCase).isPresent();
	}

	/** Every driver adds elements; what a model needs is in those that are known. */
	private void unknown(XmlElement part) {
		unknown.add(part.name());
	}

	private Optional<GpuFacts> gpu(XmlElement gpu, List<String> notes) {
		String product = gpu.text("product_name").filter(name -> !isFailure(name) && !name.matches("\\[?N/A\\]?")).orElse("");
		String mode = gpu.text("gpu_virtualization_mode", "virtualization_mode").orElse("");
		gpu.children().stream().filter(part -> !GPU_PARTS.contains(part.name())).forEach(this::unknown);
		if (mode.equalsIgnoreCase("VGPU") || WITHIN_VM.matcher(product).matches()) {
			notes.add(importDiagnostics.add(ImportWarningCode.NO_WORD, gpu.place(), product
					+ " is a vGPU as its VM sees it, no GPU of a host. Run nvidia-smi on the host."));
			return Optional.empty();
		}
		Optional<String> at = gpu.text("pci", "pci_bus_id").or(() -> gpu.attribute("id"));
		Optional<PciAddress> address = at.flatMap(PciAddress::parse);
		GpuFacts facts = GpuFacts.at(gpu.place()).withAddress(address)
				.withIdentity(id(gpu), product.isEmpty() ? Optional.empty() : Optional.of(product),
						mebibytes(gpu.text("fb_memory_usage", "total")))
				.withTopology(OptionalInt.empty(), number(gpu.text("numa_node").or(() -> gpu.text("gpu_numa_id"))
						.or(() -> gpu.text("pci", "numa_node"))));
		if (at.isPresent() && address.isEmpty()) {
			facts = facts.withNote(
					importDiagnostics.add(ImportWarningCode.VALUE_UNKNOWN, gpu.place(),
							"'" + at.get() + "' is not a valid PCI address."));
		}
		for (String note : notesOf(gpu, mode)) {
			facts = facts.withNote(note);
		}
		return Optional.of(facts.withConfiguration(use(gpu, mode)));
	}

	/** The report writes device before vendor: 223510DE is 10de:2235. */
	private static Optional<PciId> id(XmlElement gpu) {
		Optional<String> device = pair(gpu.text("pci", "pci_device_id"));
		return device.map(text -> new PciId(text, pair(gpu.text("pci", "pci_sub_system_id"))));
	}

	private static Optional<String> pair(Optional<String> text) {
		return text.map(PCI_PAIR::matcher).filter(Matcher::matches)
				.map(found -> (found.group(2) + ':' + found.group(1)).toLowerCase(Locale.ROOT));
	}

	private static OptionalLong mebibytes(Optional<String> text) {
		return text.map(AMOUNT::matcher).filter(Matcher::matches)
				.map(found -> OptionalLong.of(Long.parseLong(found.group(1)) << 20)).orElse(OptionalLong.empty());
	}

	private static OptionalInt number(Optional<String> text) {
		return text.filter(digits -> digits.matches("\\d{1,6}")).map(digits -> OptionalInt.of(Integer.parseInt(digits)))
				.orElse(OptionalInt.empty());
	}

	private List<String> notesOf(XmlElement gpu, String mode) {
		List<String> notes = new ArrayList<>();
		gpu.text("uuid").filter(uuid -> !isFailure(uuid)).ifPresent(notes::add);
		failure(gpu)
				.ifPresent(sentence -> notes.add(importDiagnostics.add(ImportWarningCode.UNAVAILABLE, gpu.place(), sentence)));
		if (mode.equalsIgnoreCase("Pass-Through")) {
			notes.add(importDiagnostics.add(ImportWarningCode.INCOMPLETE, gpu.place(),
					"This GPU is passed through: the report is from inside of a VM, and its address is that within the VM."));
		}
		String pending = gpu.text("mig_mode", "pending_mig").orElse("");
		if (!pending.isEmpty() && !pending.equals(gpu.text("mig_mode", "current_mig").orElse(pending))) {
			notes.add("MIG mode will be " + pending.toLowerCase(Locale.ROOT) + " after a reset");
		}
		gpu.text("gpu_virtualization_mode", "vgpu_heterogeneous_mode").filter("Enabled"::equals)
				.ifPresent(on -> notes.add("vGPUs of mixed sizes are enabled"));
		List<XmlElement> processes = gpu.child("processes").map(part -> part.children("process_info")).orElse(List.of());
		processes.stream().limit(MAX_PROCESSES)
				.forEach(process -> notes.add("process " + process.text("process_name").orElse("?") + " ("
						+ process.text("type").orElse("?") + process.text("used_memory").map(used -> ", " + used).orElse("")
						+ ")"));
		if (processes.size() > MAX_PROCESSES) {
			notes.add((processes.size() - MAX_PROCESSES) + " processes more");
		}
		return notes;
	}

	private GpuConfiguration use(XmlElement gpu, String mode) {
		if (gpu.text("mig_mode", "current_mig").filter("Enabled"::equals).isPresent()) {
			return new GpuConfiguration.Mig(instances(gpu));
		}
		return mode.equalsIgnoreCase("Host VGPU") || mode.equalsIgnoreCase("Host VSGA") ? new GpuConfiguration.TimeSliced()
				: new GpuConfiguration.Unknown();
	}

	/** Compute instances within one GPU instance share its memory; they count as one. */
	private List<MigInstance> instances(XmlElement gpu) {
		TreeMap<Integer, MigInstance> byInstance = new TreeMap<>();
		int nameless = -1;
		for (XmlElement device : gpu.child("mig_devices").map(part -> part.children("mig_device")).orElse(List.of())
				.stream().limit(MAX_INSTANCES).toList()) {
			OptionalInt units = number(device.text("device_attributes", "shared", "multiprocessor_count"));
			MigInstance instance = new MigInstance(Optional.empty(), mebibytes(device.text("fb_memory_usage", "total")), units,
					media(device), OptionalInt.empty(), device.place());
			OptionalInt number = number(device.text("gpu_instance_id"));
			int key = number.isPresent() ? number.getAsInt() : nameless--;
			MigInstance before = byInstance.putIfAbsent(key, instance);
			if (before != null) {
				byInstance.put(key, joined(before, instance));
			}
		}
		return List.copyOf(byInstance.values());
	}

	private MigInstance joined(MigInstance first, MigInstance second) {
		if (first.multiprocessors().isPresent()) {
			importDiagnostics.add(ImportWarningCode.NO_WORD, second.place(),
					"This instance is divided into compute instances, which the language does not know. It is taken as one.");
		}
		return new MigInstance(first.profile(), first.memory(), OptionalInt.empty(), first.media(),
				first.start(), first.place());
	}

	private static Optional<MediaEngines> media(XmlElement device) {
		return device.child("device_attributes", "shared").map(shared -> new MediaEngines(count(shared, "decoder_count"), count(
				shared, "encoder_count"), count(shared, "jpg_count"), count(shared, "ofa_count")));
	}

	private static int count(XmlElement shared, String engine) {
		return number(shared.text(engine)).orElse(0);
	}

	/** Why a GPU is of no use now; a reading that could not be made says it, in whatever element it stands. */
	private static Optional<String> failure(XmlElement gpu) {
		String who = "GPU " + gpu.text("pci", "pci_bus_id").or(() -> gpu.attribute("id")).flatMap(PciAddress::parse)
				.map(PciAddress::toString).orElse("without an address");
		Optional<XmlElement> failed = all(gpu).filter(part -> isFailure(part.text())).findFirst();
		if (failed.isPresent()) {
			String said = failed.get().text();
			return Optional.of(said.toLowerCase(Locale.ROOT).contains("lost") ? who
					+ " is lost: it has fallen off the bus. Reboot the host, or look for a fault of the board."
					: who + " does not answer: <" + failed.get().name() + "> says \"" + said
							+ "\". Reset it, or look for a fault of the board.");
		}
		Optional<String> action = gpu.text("gpu_recovery_action").filter(said -> !said.matches("(?i)none|\\[?N/A\\]?"));
		if (action.isPresent()) {
			return Optional.of(who + " waits for a recovery, which its driver calls \"" + action.get() + "\".");
		} else if (isYes(gpu, "gpu_reset_status", "reset_required")) {
			return Optional.of(who + " waits for a reset. Run 'nvidia-smi --gpu-reset' on the host.");
		} else if (isYes(gpu, "remapped_rows", "remapped_row_failure")) {
			return Optional.of(who + " could not replace a broken row of its memory. Have the board replaced.");
		}
		return Optional.empty();
	}

	private static boolean isYes(XmlElement gpu, String... path) {
		return gpu.text(path).filter("Yes"::equalsIgnoreCase).isPresent();
	}

	private static Stream<XmlElement> all(XmlElement element) {
		return Stream.concat(Stream.of(element), element.children().stream().flatMap(NvidiaSmiReader::all));
	}

	/** Whether a value is what nvidia-smi writes where it could not read one. */
	static boolean isFailure(String value) {
		return UNREADABLE.matcher(value).matches();
	}
}
