package dev.lamina.importer.proxmox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lamina.importer.catalogue.LibraryStack;
import dev.lamina.importer.facts.VmFacts;
import dev.lamina.importer.facts.VmGraphics;
import dev.lamina.importer.source.ImportDiagnostics;
import dev.lamina.importer.source.ImportDocument;
import dev.lamina.importer.source.ImportLocation;
import dev.lamina.importer.source.ImportWarningCode;
import dev.lamina.importer.source.UnreadableReportException;
import dev.lamina.model.OperatingSystem;
import dev.lamina.model.pci.PciAddress;

/**
 * Reads what {@code qm config ID} prints, or a file of {@code /etc/pve/qemu-server}: processors, memory, system, and what the VM
 * has of a GPU.
 *
 * <p>Snapshots and pending changes, which stand in sections below, are passed over.
 */
public final class QmConfigReader {
	private static final Pattern LINE = Pattern.compile("([a-z][a-z0-9_-]{0,30}):\\s?(.*)");
	private static final Pattern HOST_DEVICE = Pattern.compile("hostpci\\d{1,2}");
	private static final Pattern WITHOUT_FUNCTION = Pattern.compile("(?:[0-9A-Fa-f]{4,8}:)?[0-9A-Fa-f]{2}:[01][0-9A-Fa-f]");
	private static final int MAX_LINES = 2_000;

	private final ImportDiagnostics importDiagnostics;

	public QmConfigReader(ImportDiagnostics importDiagnostics) {
		this.importDiagnostics = importDiagnostics;
	}

	private record Option(String value, ImportLocation place) {
	}

	/** The VM of a configuration. */
	public VmFacts read(ImportDocument importDocument) throws UnreadableReportException {
		Map<String, Option> options = options(importDocument);
		if (options.keySet().stream().noneMatch(key -> HOST_DEVICE.matcher(key).matches() || List.of("memory", "cores", "ostype",
				"sockets", "scsihw", "vmgenid", "boot").contains(key))) {
			throw importDocument.line(1).refuse("This is not a configuration of Proxmox VE. Take what 'qm config ID' prints.");
		}
		List<String> notes = new ArrayList<>();
		String file = importDocument.baseName();
		String name = value(options, "name").orElse("vm-" + (file.contains(".") ? file.substring(0, file.indexOf('.')) : file));
		Optional<OperatingSystem> system = value(options, "ostype").flatMap(QmConfigReader::system);
		value(options, "ostype").filter(word -> system.isEmpty() && !word.equals("other")).ifPresent(word -> notes.add(
				importDiagnostics.add(ImportWarningCode.NO_WORD, options.get("ostype").place(),
						"The language has no guest system '" + word
								+ "'.")));
		return new VmFacts(name, Optional.empty(), Optional.empty(), cores(options, notes), memory(options, notes), system,
				List.of(),
				graphics(options, name, system, notes), notes, importDocument.line(1));
	}

	private Map<String, Option> options(ImportDocument importDocument) throws UnreadableReportException {
		Map<String, Option> options = new LinkedHashMap<>();
		int number = 0;
		for (String line : importDocument.lines()) {
			ImportLocation importLocation = importDocument.line(++number);
			Matcher option = LINE.matcher(line.strip());
			if (number > MAX_LINES) {
				throw importLocation.refuse("There are more than " + MAX_LINES + " lines, which no configuration has.");
			} else if (line.strip().startsWith("[")) {
				break;
			} else if (option.matches()) {
				options.putIfAbsent(option.group(1), new Option(option.group(2).strip(), importLocation));
			} else if (!line.isBlank() && !line.startsWith("#")) {
				importDiagnostics.add(ImportWarningCode.PART_UNKNOWN, importLocation,
						"This line is no option and is not understood.");
			}
		}
		return options;
	}

	private static Optional<String> value(Map<String, Option> options, String key) {
		return Optional.ofNullable(options.get(key)).map(Option::value).filter(text -> !text.isEmpty());
	}

	private OptionalInt cores(Map<String, Option> options, List<String> notes) {
		int product = 1;
		for (String key : List.of("cores", "sockets")) {
			String number = value(options, key).orElse("1");
			if (!number.matches("[1-9]\\d{0,3}")) {
				notes.add(importDiagnostics.add(ImportWarningCode.VALUE_UNKNOWN, options.get(key).place(), "'" + number
						+ "' is not a valid number of " + key + "."));
				return OptionalInt.empty();
			}
			product *= Integer.parseInt(number);
		}
		Optional<String> plugged = value(options, "vcpus").filter(number -> number.matches("[1-9]\\d{0,4}"));
		if (plugged.isPresent()) {
			notes.add("up to " + product + " virtual CPUs");
		}
		return OptionalInt.of(plugged.map(Integer::parseInt).orElse(product));
	}

	/** In MiB, since Proxmox VE 8.1 also as {@code current=}; 512 unless it says otherwise. */
	private OptionalLong memory(Map<String, Option> options, List<String> notes) {
		String said = value(options, "memory").orElse("512").replaceFirst("^current=", "").replaceFirst(",.*", "");
		if (said.matches("[1-9]\\d{0,8}")) {
			return OptionalLong.of(Long.parseLong(said) << 20);
		}
		notes.add(importDiagnostics.add(ImportWarningCode.VALUE_UNKNOWN, options.get("memory").place(), "'" + said
				+ "' is not a valid amount of memory in MiB."));
		return OptionalLong.empty();
	}

	private static Optional<OperatingSystem> system(String word) {
		return switch (word) {
			case "l24", "l26" -> Optional.of(OperatingSystem.LINUX);
			case "wxp", "w2k", "w2k3", "w2k8", "wvista", "win7", "win8", "win10", "win11" -> Optional.of(OperatingSystem.WINDOWS);
			default -> Optional.empty();
		};
	}

	private VmGraphics graphics(Map<String, Option> options, String name, Optional<OperatingSystem> system, List<String> notes) {
		List<PciAddress> functions = new ArrayList<>();
		List<VmGraphics.Mediated> mediated = new ArrayList<>();
		options.forEach((key, option) -> {
			if (HOST_DEVICE.matcher(key).matches()) {
				hostDevice(option, functions, mediated, notes);
			}
		});
		if (!functions.isEmpty()) {
			mediated.forEach(device -> notes.add(importDiagnostics.add(ImportWarningCode.NO_WORD, device.place(), name
					+ " also has a mediated device of type " + device.type() + " on " + device.parent()
					+ "; a VM of the language has one GPU, and " + functions.getFirst() + " is kept.")));
			return new VmGraphics.PassedThrough(functions);
		} else if (!mediated.isEmpty()) {
			mediated.stream().skip(1)
					.forEach(device -> notes.add(importDiagnostics.add(ImportWarningCode.NO_WORD, device.place(), name
							+ " has several mediated devices; a VM of the language has one, and the first is kept.")));
			return mediated.getFirst();
		}
		return emulated(options, system, notes);
	}

	private void hostDevice(Option option, List<PciAddress> functions, List<VmGraphics.Mediated> mediated, List<String> notes) {
		Map<String, String> parts = new LinkedHashMap<>();
		for (String part : option.value().split(",")) {
			int equals = part.indexOf('=');
			parts.putIfAbsent(equals < 0 ? "host" : part.substring(0, equals).strip(), part.substring(equals + 1).strip());
		}
		if (parts.containsKey("mapping")) {
			notes.add(
					importDiagnostics.add(ImportWarningCode.INCOMPLETE, option.place(),
							"The device is that of the mapping '" + parts
									.get("mapping")
									+ "', whose addresses are in 'pvesh get /cluster/mapping/pci'. It is left out."));
			return;
		}
		for (String host : parts.getOrDefault("host", "").split(";")) {
			Optional<PciAddress> address = PciAddress.parse(WITHOUT_FUNCTION.matcher(host).matches() ? host + ".0" : host);
			if (address.isEmpty()) {
				notes.add(importDiagnostics.add(ImportWarningCode.VALUE_UNKNOWN, option.place(), "'" + host
						+ "' is not a valid PCI address."));
			} else if (parts.containsKey("mdev")) {
				mediated.add(new VmGraphics.Mediated(address.get(), parts.get("mdev"), option.place()));
			} else {
				notes.add("PCI device " + address.get());
				functions.add(address.get());
			}
		}
	}

	private VmGraphics emulated(Map<String, Option> options, Optional<OperatingSystem> system, List<String> notes) {
		String vga = value(options, "vga").orElse("std").replaceFirst("^type=", "").replaceFirst(",.*", "");
		boolean windows = system.filter(OperatingSystem.WINDOWS::equals).isPresent();
		Optional<LibraryStack> stack = switch (vga) {
			case "std", "cirrus", "vmware" -> Optional.of(LibraryStack.QEMU_VGA);
			case "qxl", "qxl2", "qxl3", "qxl4" -> Optional.of(LibraryStack.QXL);
			case "virtio" -> Optional.of(windows ? LibraryStack.QEMU_VGA : LibraryStack.LLVMPIPE);
			case "virtio-gl" -> Optional.of(windows ? LibraryStack.QEMU_VGA : LibraryStack.VIRGL);
			default -> Optional.empty();
		};
		if (stack.isEmpty() && !vga.equals("none") && !vga.startsWith("serial")) {
			notes.add(importDiagnostics.add(ImportWarningCode.NO_WORD, options.get("vga").place(),
					"No stack of the library stands for a display of type '" + vga + "'."));
		}
		stack.ifPresent(known -> notes.add("display: " + vga));
		return stack.<VmGraphics>map(known -> new VmGraphics.Emulated(known.word(), Optional.empty())).orElseGet(
				VmGraphics.None::new);
	}
}
