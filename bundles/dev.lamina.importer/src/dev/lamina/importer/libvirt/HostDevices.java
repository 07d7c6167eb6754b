package dev.lamina.importer.libvirt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.lamina.importer.source.ImportDiagnostics;
import dev.lamina.importer.source.ImportWarningCode;
import dev.lamina.importer.xml.XmlElement;
import dev.lamina.model.pci.PciAddress;

/** The devices of the host that a domain has: PCI functions by their addresses, mediated devices by their UUIDs. */
final class HostDevices {
	private static final int MAX_DEVICES = 256;
	private static final Set<String> NO_GPUS = Set.of("usb", "scsi", "scsi_host", "storage", "misc", "net");

	private final ImportDiagnostics importDiagnostics;
	private final List<PciAddress> functions = new ArrayList<>();
	private final List<String> mediated = new ArrayList<>();
	private final List<String> notes = new ArrayList<>();

	private HostDevices(ImportDiagnostics importDiagnostics) {
		this.importDiagnostics = importDiagnostics;
	}

	static HostDevices of(List<XmlElement> elements, ImportDiagnostics importDiagnostics) {
		HostDevices devices = new HostDevices(importDiagnostics);
		elements.stream().limit(MAX_DEVICES).forEach(devices::read);
		if (elements.size() > MAX_DEVICES) {
			devices.notes.add(importDiagnostics.add(ImportWarningCode.PART_UNKNOWN, elements.get(MAX_DEVICES).place(),
					"The domain has more than " + MAX_DEVICES
							+ " devices of the host. The others are left out."));
		}
		return devices;
	}

	private void read(XmlElement element) {
		String type = element.attribute("type").orElse("");
		if (type.equals("pci")) {
			Optional<PciAddress> address = element.child("source", "address").flatMap(HostDevices::address);
			address.ifPresentOrElse(functions::add,
					() -> notes.add(importDiagnostics.add(ImportWarningCode.VALUE_UNKNOWN, element.place(),
							"This PCI device has no address of the host.")));
		} else if (type.equals("mdev")) {
			Optional<String> uuid = element.child("source", "address").flatMap(address -> address.attribute("uuid"));
			uuid.ifPresentOrElse(mediated::add,
					() -> notes.add(importDiagnostics.add(ImportWarningCode.VALUE_UNKNOWN, element.place(),
							"This mediated device has no UUID.")));
		} else if (!NO_GPUS.contains(type)) {
			notes.add(importDiagnostics.add(ImportWarningCode.PART_UNKNOWN, element.place(),
					"A device of the host of type '" + type + "' is not understood."));
		}
	}

	/** libvirt writes numbers in hexadecimal with 0x before them, and accepts decimal and octal ones. */
	private static Optional<PciAddress> address(XmlElement element) {
		long[] parts = new long[4];
		String[] names = { "domain", "bus", "slot", "function" };
		long[] most = { 0xffff_ffffL, 0xff, 0x1f, 7 };
		for (int i = 0; i < parts.length; i++) {
			String text = element.attribute(names[i]).orElse("0");
			if (!text.matches("0x[0-9a-fA-F]{1,8}|\\d{1,9}")) {
				return Optional.empty();
			}
			parts[i] = text.startsWith("0x") ? Long.parseLong(text.substring(2), 16)
					: text.startsWith("0") && text.matches("[0-7]+") ? Long.parseLong(text, 8) : Long.parseLong(text);
			if (parts[i] > most[i]) {
				return Optional.empty();
			}
		}
		return Optional.of(new PciAddress(parts[0], (int) parts[1], (int) parts[2], (int) parts[3]));
	}

	List<PciAddress> functions() {
		return functions;
	}

	List<String> mediated() {
		return mediated;
	}

	List<String> notes() {
		return notes;
	}
}
