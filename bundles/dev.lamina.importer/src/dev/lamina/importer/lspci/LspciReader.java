package dev.lamina.importer.lspci;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lamina.importer.facts.HostFacts;
import dev.lamina.importer.source.ImportDiagnostics;
import dev.lamina.importer.source.ImportDocument;
import dev.lamina.importer.source.ImportLocation;
import dev.lamina.importer.source.ImportWarningCode;
import dev.lamina.importer.source.UnreadableReportException;
import dev.lamina.model.pci.PciAddress;

/**
 * Reads what {@code lspci} prints with {@code -nn}, {@code -n}, {@code -k}, {@code -v} to {@code -vvv}, {@code -D}, or as records
 * with {@code -vmm}.
 *
 * <p>Without numbers ({@code -n} or {@code -nn}) GPUs are known by their names only.
 */
public final class LspciReader {
	private static final Pattern HEAD = Pattern
			.compile("((?:[0-9a-fA-F]{4,8}:)?[0-9a-fA-F]{2}:[01][0-9a-fA-F]\\.[0-7]) (?:\"?)(.*)");
	private static final Pattern NUMERIC = Pattern.compile("([0-9a-f]{4}): ([0-9a-f]{4}):([0-9a-f]{4})(?: .*)?");
	private static final Pattern NAMED = Pattern.compile(
			"(.*?)(?: \\[([0-9a-f]{4})\\])?: (.*?)(?: \\[([0-9a-f]{4}):([0-9a-f]{4})\\])?(?: \\(rev [0-9a-f]+\\))?(?: \\(prog-if "
					+ ".*\\))?");
	private static final Pattern SUBSYSTEM = Pattern
			.compile("(?:Subsystem|DeviceName|Subsystem Vendor):.*?\\[?([0-9a-f]{4}):([0-9a-f]{4})\\]?");
	private static final Pattern FLAG_NUMA = Pattern.compile("\\bNUMA node (\\d{1,6})\\b");
	private static final Pattern FLAG_IOMMU = Pattern.compile("\\bIOMMU group (\\d{1,6})\\b");
	/** What the usual loops over /sys/kernel/iommu_groups print, the rest of the line aside. */
	private static final Pattern GROUP = Pattern.compile("\\s*(?i:IOMMU[ _]?group)[ :#]*(\\d{1,6})\\b[\\s:-]*(.*)");
	/** Numbers and marks that some of these loops put before the address. */
	private static final Pattern BEFORE_ADDRESS = Pattern
			.compile(
					"\\s*(?:[-*>]\\s*)?(?:\\[R[A-Z]*\\]\\s*)?(?:\\[([0-9a-f]{4}:[0-9a-f]{4})\\]\\s*)?(?:\\[R[A-Z]*\\]\\s*)?(.*)");
	private static final Pattern DEAD_REVISION = Pattern.compile(".*\\(rev ff\\).*");
	private static final Pattern SRIOV = Pattern.compile(".*\\bNumber of VFs: (\\d{1,5}).*");
	private static final Pattern SRIOV_LAYOUT = Pattern
			.compile("VF offset: (\\d{1,5}), stride: (\\d{1,5}), Device ID: [0-9a-f]{4}");
	private static final Pattern RECORD = Pattern.compile("([A-Za-z-]+):\\t\\s*(.*)");
	private static final Pattern RECORD_ID = Pattern.compile("(.*?) ?\\[?([0-9a-f]{4})\\]?");

	private static final int MAX_LINE_LENGTH = 1_000;
	private static final int MAX_FUNCTIONS = 4_096;

	private final ImportDiagnostics importDiagnostics;
	private final List<PciFunction> functions = new ArrayList<>();
	private final List<String> notes = new ArrayList<>();

	public LspciReader(ImportDiagnostics importDiagnostics) {
		this.importDiagnostics = importDiagnostics;
	}

	/** The host of a report. */
	public HostFacts read(ImportDocument importDocument, String hostName) throws UnreadableReportException {
		PciFunction current = null;
		OptionalInt iommuGroup = OptionalInt.empty();
		int number = 0;
		for (String line : importDocument.lines()) {
			number++;
			ImportLocation importLocation = importDocument.line(number);
			Matcher entry = RECORD.matcher(line);
			Matcher group = GROUP.matcher(line);
			if (line.isBlank()) {
				current = null;
			} else if (line.length() > MAX_LINE_LENGTH) {
				notes.add(importDiagnostics.add(ImportWarningCode.PART_UNKNOWN, importLocation,
						"This line is longer than any of lspci's and is not understood."));
			} else if (group.matches() && !isDetail(line, current)) {
				iommuGroup = number(group.group(1));
				current = group.group(2).isBlank() ? null : member(group.group(2), iommuGroup, importLocation);
			} else if (iommuGroup.isPresent() && HEAD.matcher(withoutMarks(line)).matches()) {
				current = member(line, iommuGroup, importLocation);
			} else if (entry.matches()) {
				current = record(current, entry.group(1), entry.group(2).strip(), importLocation);
			} else if (Character.isWhitespace(line.charAt(0))) {
				detail(current, line.strip());
			} else {
				current = head(line, importLocation);
			}
		}
		if (functions.isEmpty()) {
			throw importDocument.line(1).refuse("No line is one of lspci's. Take what 'lspci -nnk' or 'lspci -vmm -nn' prints.");
		}
		if (functions.size() > MAX_FUNCTIONS) {
			throw importDocument.line(1).refuse("There are more than " + MAX_FUNCTIONS + " PCI functions, which no host has.");
		}
		GpuDetector gpuDetector = new GpuDetector(functions, importDiagnostics);
		notes.addAll(gpuDetector.notes());
		if (gpuDetector.gpus().isEmpty()) {
			notes.add(importDiagnostics.add(ImportWarningCode.INCOMPLETE, importDocument.line(1),
					"No GPU is among the " + functions.size()
							+ " PCI functions of this report."));
		}
		return HostFacts.of(hostName, gpuDetector.gpus(), notes, importDocument.line(1));
	}

	/** In lspci's own output the group is a detail of the function above. */
	private static boolean isDetail(String line, PciFunction current) {
		return current != null && Character.isWhitespace(line.charAt(0)) && line.strip().startsWith("IOMMU group:");
	}

	/** A function in a listing of IOMMU groups. */
	private PciFunction member(String line, OptionalInt iommuGroup, ImportLocation importLocation) {
		PciFunction function = head(withoutMarks(line), importLocation);
		if (function != null) {
			function.iommuGroup = iommuGroup;
		}
		return function;
	}

	/** The line as lspci writes it: address first, numbers last. */
	private static String withoutMarks(String line) {
		Matcher marked = BEFORE_ADDRESS.matcher(line.strip());
		if (!marked.matches()) {
			return line;
		}
		String rest = marked.group(2).strip();
		return marked.group(1) == null || rest.contains('[' + marked.group(1) + ']') ? rest : rest.replaceFirst(
				"( \\(rev [0-9a-f]+\\).*)?$", " [" + marked.group(1) + "]$1");
	}

	private PciFunction head(String line, ImportLocation importLocation) {
		Matcher head = HEAD.matcher(line);
		Optional<PciAddress> address = head.matches() ? PciAddress.parse(head.group(1)) : Optional.empty();
		if (address.isEmpty()) {
			notes.add(importDiagnostics.add(ImportWarningCode.PART_UNKNOWN, importLocation,
					"This line is none of lspci's and is not understood."));
			return null;
		}
		PciFunction function = new PciFunction(address.get(), importLocation);
		Matcher numeric = NUMERIC.matcher(head.group(2));
		Matcher named = NAMED.matcher(head.group(2));
		if (numeric.matches()) {
			function.classCode = numeric.group(1);
			function.vendor = numeric.group(2);
			function.device = numeric.group(3);
		} else if (named.matches()) {
			function.className = named.group(1);
			function.classCode = orEmpty(named.group(2));
			function.description = named.group(3).replaceAll(" \\((?:rev|prog-if) .*\\)$", "");
			function.vendor = orEmpty(named.group(4));
			function.device = orEmpty(named.group(5));
		} else {
			notes.add(importDiagnostics.add(ImportWarningCode.PART_UNKNOWN, importLocation,
					"What stands behind the address is not understood."));
			return null;
		}
		if (DEAD_REVISION.matcher(line).matches()) {
			function.failure = "revision ff";
		}
		functions.add(function);
		return function;
	}

	private static String orEmpty(String text) {
		return text == null ? "" : text;
	}

	/** One of the indented lines; most tell of the state of the bus, which is not ours. */
	private static void detail(PciFunction function, String line) {
		if (function == null) {
			return;
		}
		Matcher subsystem = SUBSYSTEM.matcher(line);
		Matcher layout = SRIOV_LAYOUT.matcher(line);
		Matcher virtual = SRIOV.matcher(line);
		if (line.startsWith("Subsystem:") && subsystem.matches()) {
			function.subsystemVendor = subsystem.group(1);
			function.subsystemDevice = subsystem.group(2);
		} else if (line.startsWith("Kernel driver in use:")) {
			function.driver = line.substring(line.indexOf(':') + 1).strip();
		} else if (line.startsWith("NUMA node:")) {
			function.numaNode = number(line.substring(line.indexOf(':') + 1).strip());
		} else if (line.startsWith("IOMMU group:")) {
			function.iommuGroup = number(line.substring(line.indexOf(':') + 1).strip());
		} else if (line.startsWith("Flags:")) {
			flags(function, line);
		} else if (line.startsWith("!!! Unknown header type")) {
			function.failure = "header type " + line.substring(line.lastIndexOf(' ') + 1);
		} else if (virtual.matches()) {
			function.virtualFunctionCount = Integer.parseInt(virtual.group(1));
		} else if (layout.matches()) {
			function.virtualFunctionOffset = Integer.parseInt(layout.group(1));
			function.virtualFunctionStride = Math.max(1, Integer.parseInt(layout.group(2)));
		}
	}

	/** With one {@code -v} the surroundings stand among the flags. */
	private static void flags(PciFunction function, String line) {
		Matcher node = FLAG_NUMA.matcher(line);
		Matcher group = FLAG_IOMMU.matcher(line);
		function.numaNode = node.find() ? number(node.group(1)) : function.numaNode;
		function.iommuGroup = group.find() ? number(group.group(1)) : function.iommuGroup;
	}

	private static OptionalInt number(String text) {
		return text.matches("\\d{1,6}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
	}

	private static String digitsOnly(String value) {
		return value.toLowerCase(Locale.ROOT).replaceAll("[^0-9a-f]", "");
	}

	/** A line of a record; the records are divided by empty lines, and each begins with its slot. */
	private PciFunction record(PciFunction current, String key, String value, ImportLocation importLocation) {
		if (key.equals("Slot") || key.equals("Device") && current == null) {
			Optional<PciAddress> address = PciAddress.parse(value);
			if (address.isEmpty()) {
				notes.add(importDiagnostics.add(ImportWarningCode.VALUE_UNKNOWN, importLocation,
						"'" + value + "' is not a valid PCI address."));
				return null;
			}
			PciFunction function = new PciFunction(address.get(), importLocation);
			functions.add(function);
			return function;
		} else if (current == null) {
			notes.add(importDiagnostics.add(ImportWarningCode.PART_UNKNOWN, importLocation,
					"This line belongs to no slot and is not understood."));
			return null;
		}
		Matcher id = RECORD_ID.matcher(value);
		String digits = id.matches() ? id.group(2) : "";
		String words = id.matches() ? id.group(1) : value;
		switch (key) {
			case "Class" -> {
				current.classCode = digits;
				current.className = words;
			}
			case "Vendor" -> {
				current.vendor = digits;
				current.description = words;
			}
			case "Device" -> {
				current.device = digits;
				current.description = (current.description + ' ' + words).strip();
			}
			case "SVendor" -> current.subsystemVendor = digits;
			case "SDevice" -> current.subsystemDevice = digits;
			case "Driver" -> current.driver = value;
			case "NUMANode" -> current.numaNode = number(value);
			case "IOMMUGroup" -> current.iommuGroup = number(value);
			case "Rev" -> current.failure = digitsOnly(value).equals("ff") ? "revision ff" : current.failure;
			case "ProgIf", "Module", "PhySlot", "DTNode" -> {
				// says nothing of what the function is
			}
			default -> notes
					.add(importDiagnostics.add(ImportWarningCode.PART_UNKNOWN, importLocation, "'" + key.toLowerCase(Locale.ROOT)
							+ "' is not a field of lspci's records and was not understood."));
		}
		return current;
	}
}
