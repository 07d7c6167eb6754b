package dev.lamina.importer.nvidia;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lamina.importer.source.ImportDocument;
import dev.lamina.importer.source.ImportLocation;
import dev.lamina.importer.source.UnreadableReportException;
import dev.lamina.importer.xml.XmlElement;

/** Reads what {@code nvidia-smi -q} prints into the elements that {@code nvidia-smi -q -x} has for the same facts. */
final class NvidiaSmiTextReader {
	private static final Pattern LOG = Pattern.compile("(?m)^=+\\s*NVSMI LOG\\s*=+\\s*$");
	private static final Pattern GPU = Pattern.compile("GPU ([0-9A-Fa-f]{4,8}:[0-9A-Fa-f]{2}:[0-9A-Fa-f]{2}\\.[0-7])");
	private static final Pattern LINE = Pattern.compile("(\\s*)([^:]{1,80}?)\\s*(?::\\s(.*))?");
	/** Elements whose names are no more than the words of the text with underscores between them are not listed. */
	private static final Map<String, String> ELEMENTS = Map.ofEntries(Map.entry("mig_mode/current", "current_mig"),
			Map.entry("mig_mode/pending", "pending_mig"), Map.entry("pci/device_id", "pci_device_id"),
			Map.entry("pci/bus_id", "pci_bus_id"), Map.entry("pci/sub_system_id", "pci_sub_system_id"),
			Map.entry("gpu/gpu_uuid", "uuid"), Map.entry("process_info/name", "process_name"),
			Map.entry("process_info/used_gpu_memory", "used_memory"), Map.entry("processes/process_id", "process_info"));
	private static final int MAX_DEPTH = 16;

	private NvidiaSmiTextReader() {
	}

	/** Whether a report is one of these. */
	static boolean isLog(ImportDocument importDocument) {
		return LOG.matcher(importDocument.text()).find();
	}

	private record Level(int indent, XmlElement element) {
	}

	/** The root element. */
	static XmlElement read(ImportDocument importDocument) throws UnreadableReportException {
		XmlElement root = new XmlElement("nvidia_smi_log", "", importDocument.line(1));
		Deque<Level> open = new ArrayDeque<>();
		open.push(new Level(-1, root));
		int number = 0;
		for (String line : importDocument.lines()) {
			number++;
			Matcher words = LINE.matcher(line);
			Matcher gpu = GPU.matcher(line.strip());
			ImportLocation importLocation = importDocument.line(number);
			if (line.isBlank() || LOG.matcher(line).matches()) {
				continue;
			} else if (gpu.matches()) {
				open.clear();
				open.push(new Level(-1, root));
				XmlElement element = new XmlElement("gpu", "", importLocation);
				element.attribute("id", gpu.group(1));
				root.add(element);
				open.push(new Level(0, element));
			} else if (words.matches()) {
				int indent = words.group(1).length();
				while (open.peek().indent() >= indent) {
					open.pop();
				}
				if (open.size() > MAX_DEPTH) {
					throw importLocation.refuse("This is deeper than any report of nvidia-smi.");
				}
				XmlElement parent = open.peek().element();
				XmlElement element = new XmlElement(name(parent.name(), words.group(2)), "", importLocation);
				element.letters().append(words.group(3) == null ? "" : words.group(3));
				attach(parent, element);
				open.push(new Level(indent, element));
			}
		}
		return root;
	}

	/** The instances of a GPU stand one after another, in XML in an element of their own. */
	private static void attach(XmlElement parent, XmlElement element) {
		if (!element.name().equals("mig_device")) {
			parent.add(element);
			return;
		}
		XmlElement devices = parent.child("mig_devices").orElseGet(() -> {
			XmlElement first = new XmlElement("mig_devices", "", element.place());
			parent.add(first);
			return first;
		});
		devices.add(element);
	}

	private static String name(String parent, String words) {
		String name = words.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
		return ELEMENTS.getOrDefault(parent + '/' + name, name);
	}
}
