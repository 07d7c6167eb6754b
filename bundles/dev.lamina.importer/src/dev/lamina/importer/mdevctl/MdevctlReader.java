package dev.lamina.importer.mdevctl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.lamina.importer.catalogue.GpuCatalogue;
import dev.lamina.importer.data.DataNode;
import dev.lamina.importer.data.DataReader;
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
 * Reads what {@code mdevctl list --dumpjson} prints: parents, and the mediated devices of each by UUID.
 *
 * <p>Types of Intel are known by their names; those of NVIDIA are numbers, which only the host can translate.
 */
public final class MdevctlReader {
	private static final int MAX_DEVICES = 1_024;

	private final ImportDiagnostics importDiagnostics;
	private final Optional<String> type;

	/** @param type the GPU type that the user says, if any */
	public MdevctlReader(ImportDiagnostics importDiagnostics, Optional<String> type) {
		this.importDiagnostics = importDiagnostics;
		this.type = type;
	}

	/** The host of a report. */
	public HostFacts read(ImportDocument importDocument, String hostName) throws UnreadableReportException {
		List<GpuFacts> gpus = new ArrayList<>();
		List<String> notes = new ArrayList<>();
		int count = 0;
		for (DataNode document : DataReader.read(importDocument)) {
			List<DataNode> parents = document.items().isEmpty() ? List.of(document) : document.items();
			for (DataNode parent : parents) {
				for (Map.Entry<String, DataNode> each : parent.entries().entrySet()) {
					count += each.getValue().items().size();
					if (count > MAX_DEVICES) {
						throw each.getValue().place().refuse("There are more than " + MAX_DEVICES
								+ " mediated devices, which no host has.");
					}
					Optional<PciAddress> address = PciAddress.parse(each.getKey());
					boolean devices = each.getValue().items().stream().flatMap(item -> item.entries().values().stream()).anyMatch(
							device -> device.text("mdev_type").isPresent());
					if (address.isPresent() && devices) {
						gpus.add(gpu(address.get(), each.getValue()));
					} else {
						notes.add(
								importDiagnostics.add(ImportWarningCode.PART_UNKNOWN, each.getValue().place(), "'" + each.getKey()
										+ "' is no PCI device with mediated devices. It is left out."));
					}
				}
			}
		}
		if (gpus.isEmpty()) {
			throw importDocument.line(1).refuse(
					"There is no mediated device of a PCI device here. Take what 'mdevctl list --defined --dumpjson' prints.");
		}
		return HostFacts.of(hostName, gpus, notes, importDocument.line(1)).withSystem(OperatingSystem.LINUX, Optional.of(
				Hypervisor.KVM));
	}

	private GpuFacts gpu(PciAddress address, DataNode devices) {
		ImportLocation importLocation = devices.place();
		List<String> types = new ArrayList<>();
		List<String> notes = new ArrayList<>();
		for (DataNode item : devices.items()) {
			item.entries().forEach((uuid, device) -> {
				types.add(device.text("mdev_type").orElse(""));
				notes.add("mediated device " + uuid + ' ' + device.text("mdev_type").orElse(""));
			});
		}
		boolean intel = types.stream().allMatch(name -> name.startsWith("i915-GVTg_"));
		Optional<String> gvt = intel ? GpuCatalogue.all().stream().filter(gpu -> gpu.profiles().stream().anyMatch(profile -> types
				.contains(profile.name()))).map(gpu -> gpu.name()).findFirst() : Optional.empty();
		GpuFacts facts = GpuFacts.at(importLocation).withAddress(Optional.of(address)).withIdentity(Optional.empty(), type.or(
				() -> gvt), OptionalLong.empty());
		for (String note : notes) {
			facts = facts.withNote(note);
		}
		if (intel) {
			return facts.withConfiguration(new GpuConfiguration.ManagedByStack("GVTg", types.stream().map(
					name -> new GpuConfiguration.ProfileInstance(name, OptionalInt.empty())).toList()));
		}
		return facts.withNote(importDiagnostics.add(ImportWarningCode.INCOMPLETE, importLocation, "The types " + String.join(", ",
				types.stream().distinct().limit(8).toList()) + " on " + address
				+ " are numbers: 'mdevctl types' on the host says which vGPUs they are.")).withConfiguration(
						new GpuConfiguration.TimeSliced());
	}
}
