package dev.lamina.importer.source;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Recognizes what a report is that the chosen reader cannot read, and says which format takes it or what to run instead. */
public final class FormatAdvice {
	private static final int LOOKED_AT = 64 << 10;
	private static final Map<Pattern, String> FORMATS = new LinkedHashMap<>();
	private static final Map<Pattern, String> COMMANDS = new LinkedHashMap<>();

	static {
		format("\\A\\s*(?:<\\?xml.{0,200}?>)?\\s*(?:<!--.{0,2000}?-->\\s*)?<(?:domain|domains|domainsnapshot)\\b", "libvirt");
		format("<nvidia_smi_log\\b|NVSMI LOG|\\A\\s*GPU \\d+: .{1,120} \\(UUID: ", "nvidia-smi");
		format("\\A[^\\n]*\\b(?:pci\\.bus_id|gpu_bus_id|memory\\.total|mig\\.mode\\.current)\\b[^\\n]*\\n", "nvidia-smi");
		format("GPU instances:|^\\|\\s*\\d+\\s+MIG \\d+g\\.\\d+gb", "mig");
		format("^\\s*mig-configs\\s*:", "mig-parted");
		format("^\\s*vgpu-configs\\s*:", "vgpu-device-manager");
		format("^enabled_(?:mdev|vgpu)_types\\s*=", "nova");
		format("\"(?i:graphicsInfo|virtualMachines|hostSystems)\"\\s*:", "vcenter");
		format("\"mdev_type\"\\s*:", "mdevctl");
		format("^\\s*\"?apiVersion\"?\\s*:", "kubernetes");
		format("^(?:hostpci\\d+|scsihw|vmgenid|ostype|onboot)\\s*:", "proxmox");
		format("^(?i:IOMMU[ _]group)|^(?:[0-9a-f]{4}:)?[0-9a-f]{2}:[01][0-9a-f]\\.[0-7] |^Slot:\\t", "lspci");
		format("\\A(?:[^\\n,;\\t]{0,40}[,;\\t]){0,10}\"?host\"?\\s*[,;\\t]", "csv");
		command("^\\| NVIDIA-SMI \\d", "This is the table for people: take what 'nvidia-smi -q -x' prints.");
		command("<device>\\s*<name>(?:pci|mdev)_",
				"This is a device of libvirt's host: take what 'lspci -nnk' prints, as lspci.");
		command("<capabilities>|<domainCapabilities>",
				"These are capabilities of a host: take what 'virsh dumpxml NAME' prints.");
		command("ROCm System Management Interface|\\bamd-smi\\b|xpu-smi|\\bDevice ID\\b.*\\bDevice Information\\b",
				"Take what 'lspci -nnk -vvv' prints on this host, as lspci.");
	}

	private FormatAdvice() {
	}

	private static void format(String look, String word) {
		FORMATS.put(Pattern.compile(look, Pattern.MULTILINE), word);
	}

	private static void command(String look, String sentence) {
		COMMANDS.put(Pattern.compile(look, Pattern.MULTILINE), sentence);
	}

	/** The sentence for a report that is not of a format; empty if it looks like none that is known, or like that one. */
	public static Optional<String> of(ImportDocument document, String format) {
		String text = document.text().substring(0, Math.min(LOOKED_AT, document.text().length()));
		Optional<String> command = COMMANDS.entrySet().stream().filter(each -> each.getKey().matcher(text).find()).map(
				Map.Entry::getValue).findFirst();
		return command.isPresent() ? command
				: FORMATS.entrySet().stream().filter(each -> each.getKey().matcher(text).find()).map(Map.Entry::getValue)
						.findFirst()
						.filter(word -> !word.equals(format)).map(word -> "It looks like the format " + word
								+ ": lamina import " + word + ' ' + document.baseName());
	}
}
