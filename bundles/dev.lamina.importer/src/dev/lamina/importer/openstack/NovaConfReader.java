package dev.lamina.importer.openstack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lamina.importer.catalogue.GpuCatalogue;
import dev.lamina.importer.facts.GpuConfiguration;
import dev.lamina.importer.facts.GpuFacts;
import dev.lamina.importer.facts.HostFacts;
import dev.lamina.importer.source.ImportDiagnostics;
import dev.lamina.importer.source.ImportDocument;
import dev.lamina.importer.source.ImportLocation;
import dev.lamina.importer.source.ImportWarningCode;
import dev.lamina.importer.source.UnreadableReportException;
import dev.lamina.model.Hypervisor;
import dev.lamina.model.OperatingSystem;
import dev.lamina.model.pci.PciAddress;

/**
 * Reads the sections {@code [devices]} and {@code [mdev_TYPE]} of {@code nova.conf}, of old versions {@code [vgpu_TYPE]}: which
 * GPUs of a compute host have which type of mediated devices.
 */
public final class NovaConfReader {
	private static final Pattern SECTION = Pattern.compile("\\[([^\\]]{1,80})\\]");
	private static final Pattern OPTION = Pattern.compile("([A-Za-z][A-Za-z0-9_]{0,60})\\s*[=:]\\s*(.*)");
	private static final List<String> TYPES = List.of("enabled_mdev_types", "enabled_vgpu_types");
	private static final int MAX_GPUS = 256;

	private final ImportDiagnostics importDiagnostics;
	private final Optional<String> type;
	private final Map<String, String> options = new LinkedHashMap<>();
	private final Map<String, ImportLocation> places = new LinkedHashMap<>();

	/** @param type the GPU type that the user says, if any */
	public NovaConfReader(ImportDiagnostics importDiagnostics, Optional<String> type) {
		this.importDiagnostics = importDiagnostics;
		this.type = type;
	}

	/** The host of a configuration. */
	public HostFacts read(ImportDocument importDocument, String hostName) throws UnreadableReportException {
		options(importDocument);
		Optional<String> key = TYPES.stream().map(name -> "devices/" + name).filter(options::containsKey).findFirst();
		if (key.isEmpty()) {
			throw importDocument.line(1).refuse("There is no 'enabled_mdev_types' in a section [devices] here.");
		}
		List<String> enabled = Arrays.stream(options.get(key.get()).split(",")).map(String::strip).filter(name -> !name.isEmpty())
				.toList();
		List<GpuFacts> gpus = new ArrayList<>();
		List<String> notes = new ArrayList<>();
		for (String name : enabled) {
			String section = options.containsKey("mdev_" + name + "/device_addresses") ? "mdev_" + name : "vgpu_" + name;
			String addresses = options.getOrDefault(section + "/device_addresses", "");
			if (addresses.isEmpty()) {
				notes.add(importDiagnostics.add(ImportWarningCode.INCOMPLETE, places.get(key.get()), "The type '" + name
						+ "' is enabled on all GPUs that have it: there is no device_addresses in a section [mdev_" + name
						+ "]. Import them with lspci."));
			}
			for (String address : addresses.split(",")) {
				Optional<PciAddress> at = PciAddress.parse(address);
				if (at.isPresent() && gpus.size() < MAX_GPUS) {
					gpus.add(
							gpu(at.get(), name, places.get(section + "/device_addresses"), Optional.ofNullable(options.get(section
									+ "/mdev_class"))));
				} else if (!address.isBlank()) {
					notes.add(importDiagnostics.add(ImportWarningCode.VALUE_UNKNOWN, places.get(section + "/device_addresses"),
							PciAddress
									.malformedMessage(address.strip())));
				}
			}
		}
		return HostFacts.of(options.getOrDefault("DEFAULT/host", hostName), gpus, notes, importDocument.line(1)).withSystem(
				OperatingSystem.LINUX, Optional.of(Hypervisor.KVM));
	}

	/** Options by section and name; what nova has beside devices is passed over. */
	private void options(ImportDocument importDocument) {
		String section = "DEFAULT";
		int number = 0;
		for (String line : importDocument.lines()) {
			ImportLocation importLocation = importDocument.line(++number);
			Matcher head = SECTION.matcher(line.strip());
			Matcher option = OPTION.matcher(line.strip());
			if (head.matches()) {
				section = head.group(1);
			} else if (option.matches() && !line.startsWith("#") && !line.startsWith(";")) {
				options.put(section + '/' + option.group(1), option.group(2).strip());
				places.put(section + '/' + option.group(1), importLocation);
			}
		}
	}

	private GpuFacts gpu(PciAddress address, String name, ImportLocation importLocation, Optional<String> resourceClass) {
		boolean intel = name.startsWith("i915-GVTg_");
		Optional<String> product = type.or(() -> GpuCatalogue.all().stream().filter(gpu -> gpu.profiles().stream().anyMatch(
				profile -> profile.name().equals(name))).map(gpu -> gpu.name()).findFirst());
		GpuFacts facts = GpuFacts.at(importLocation).withAddress(Optional.of(address)).withIdentity(Optional.empty(), product,
				OptionalLong.empty()).withNote(
						"mediated devices of type " + name + resourceClass.map(word -> ", resource class "
								+ word).orElse(""));
		return intel ? facts.withConfiguration(new GpuConfiguration.ManagedByStack("GVTg", List.of(
				new GpuConfiguration.ProfileInstance(name, OptionalInt.empty()))))
				: facts.withNote(importDiagnostics.add(ImportWarningCode.INCOMPLETE, importLocation, "The type " + name + " on "
						+ address + " is a number: 'mdevctl types' on the host says which vGPU it is.")).withConfiguration(
								new GpuConfiguration.TimeSliced());
	}
}
