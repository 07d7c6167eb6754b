package dev.lamina.importer.device;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lamina.importer.catalogue.CatalogueGpu;
import dev.lamina.importer.catalogue.GpuCatalogue;
import dev.lamina.importer.catalogue.LibraryStack;
import dev.lamina.importer.data.DataNode;
import dev.lamina.importer.data.DataReader;
import dev.lamina.importer.facts.GpuConfiguration;
import dev.lamina.importer.facts.GpuFacts;
import dev.lamina.importer.facts.HostFacts;
import dev.lamina.importer.facts.MigInstance;
import dev.lamina.importer.source.ImportDiagnostics;
import dev.lamina.importer.source.ImportDocument;
import dev.lamina.importer.source.ImportLocation;
import dev.lamina.importer.source.ImportWarningCode;
import dev.lamina.importer.source.UnreadableReportException;
import dev.lamina.model.Hypervisor;
import dev.lamina.model.OperatingSystem;
import dev.lamina.model.pci.PciId;

/**
 * Reads the files of {@code nvidia-mig-parted} and of {@code nvidia-vgpu-dm}, which differ in two words only.
 *
 * <p>A configuration says how GPUs of a host are cut, not on which host: it becomes a host of its name. GPUs are known by the
 * {@code device-filter}, or else by the profiles that they are cut into.
 */
public final class DeviceConfigReader {
	private static final Pattern DEVICE = Pattern.compile("0x([0-9A-Fa-f]{4})([0-9A-Fa-f]{4})");
	private static final int MAX_INSTANCES = 64;
	private static final int MAX_INDEX = 63;

	private final Tool tool;
	private final ImportDiagnostics importDiagnostics;
	private final Optional<String> type;

	/** Which of the two tools a file is for. */
	public enum Tool {
		MIG_PARTED("mig-configs", "mig-devices"), VGPU_DEVICE_MANAGER("vgpu-configs", "vgpu-devices");

		private final String configs;
		private final String devices;

		Tool(String configs, String devices) {
			this.configs = configs;
			this.devices = devices;
		}
	}

	/** @param type the GPU type that the user says, if any */
	public DeviceConfigReader(Tool tool, ImportDiagnostics importDiagnostics, Optional<String> type) {
		this.tool = tool;
		this.importDiagnostics = importDiagnostics;
		this.type = type;
	}

	/** A GPU that is cut, or left whole, by a line of a configuration. */
	private record Cut(ImportLocation place, Map<String, Integer> parts, Optional<String> device) {
	}

	/** A host for each configuration that cuts something. */
	public List<HostFacts> read(ImportDocument importDocument) throws UnreadableReportException {
		List<HostFacts> hosts = new ArrayList<>();
		List<String> whole = new ArrayList<>();
		boolean known = false;
		for (DataNode document : DataReader.read(importDocument)) {
			for (Map.Entry<String, DataNode> config : document.entries(tool.configs).entrySet()) {
				known = true;
				List<HostFacts> ofConfig = hosts(config.getKey(), config.getValue());
				hosts.addAll(ofConfig);
				if (ofConfig.isEmpty()) {
					whole.add(config.getKey());
				}
			}
		}
		if (!known) {
			throw importDocument.line(1).refuse("There is no '" + tool.configs + "' in this file.");
		} else if (hosts.isEmpty()) {
			throw importDocument.line(1).refuse("No configuration of this file cuts a GPU: " + String.join(", ", whole) + ".");
		}
		if (!whole.isEmpty()) {
			HostFacts first = hosts.getFirst();
			List<String> notes = new ArrayList<>(first.notes());
			notes.add("configurations without parts, which say nothing of a GPU: " + String.join(", ", whole));
			hosts.set(0, HostFacts.of(first.name(), first.gpus(), notes, first.place()).withSystem(OperatingSystem.LINUX, first
					.hypervisor()));
		}
		return hosts;
	}

	/** Boards of several kinds under "all" are alternatives: each has a host of its own. */
	private List<HostFacts> hosts(String name, DataNode config) {
		List<String> notes = new ArrayList<>();
		Map<Integer, Cut> byIndex = new TreeMap<>();
		List<Cut> alternatives = new ArrayList<>();
		for (DataNode line : config.items()) {
			line.entries().forEach((key, value) -> {
				if (!List.of("devices", "device-filter", "mig-enabled", tool.devices).contains(key)) {
					notes.add(importDiagnostics.add(ImportWarningCode.PART_UNKNOWN, value.place(),
							"'" + key + "' is not understood."));
				}
			});
			boolean all = line.text("devices").filter("all"::equals).isPresent();
			List<String> filters = line.child("device-filter").map(filter -> filter.text().map(List::of).orElseGet(() -> filter
					.items().stream().flatMap(item -> item.text().stream()).toList())).filter(list -> !list.isEmpty())
					.orElse(List.of(
							""));
			Map<String, Integer> parts = parts(line, notes);
			for (String filter : filters) {
				Cut cut = new Cut(line.place(), parts, filter.isEmpty() ? Optional.empty() : Optional.of(filter));
				if (all) {
					alternatives.add(cut);
				} else {
					indices(line, notes).forEach(index -> byIndex.put(index, cut));
				}
			}
		}
		if (!byIndex.isEmpty()) {
			alternatives.forEach(cut -> byIndex.putIfAbsent(0, cut));
			return byIndex.values().stream().allMatch(cut -> cut.parts().isEmpty()) ? List.of()
					: List.of(host(name, byIndex, notes, config));
		}
		List<Cut> cutting = alternatives.stream().filter(cut -> !cut.parts().isEmpty()).toList();
		List<HostFacts> hosts = new ArrayList<>();
		for (Cut cut : cutting) {
			List<String> ofHost = new ArrayList<>(notes);
			ofHost.add("the configuration is for all GPUs of a host; how many there are it does not say");
			String suffix = cutting.size() == 1 ? "" : "-" + cut.device().orElse(String.valueOf(hosts.size()));
			hosts.add(host(name + suffix, Map.of(0, cut), ofHost, config));
		}
		return hosts;
	}

	private List<Integer> indices(DataNode line, List<String> notes) {
		List<Integer> indices = new ArrayList<>();
		for (DataNode item : line.items("devices")) {
			String index = item.text().orElse("");
			if (index.matches("\\d{1,2}") && Integer.parseInt(index) <= MAX_INDEX) {
				indices.add(Integer.parseInt(index));
			} else {
				notes.add(importDiagnostics.add(ImportWarningCode.VALUE_UNKNOWN, item.place(), "'" + index
						+ "' is not a valid index of a GPU."));
			}
		}
		if (indices.isEmpty()) {
			notes.add(importDiagnostics.add(ImportWarningCode.INCOMPLETE, line.place(),
					"This line names no devices: write 'all' or indices."));
		}
		return indices;
	}

	private Map<String, Integer> parts(DataNode line, List<String> notes) {
		Map<String, Integer> parts = new LinkedHashMap<>();
		line.entries(tool.devices).forEach((profile, number) -> {
			String count = number.text().orElse("");
			if (count.matches("\\d{1,2}") && Integer.parseInt(count) <= MAX_INSTANCES) {
				parts.put(profile, Integer.parseInt(count));
			} else {
				notes.add(importDiagnostics.add(ImportWarningCode.VALUE_UNKNOWN, number.place(), "'" + count
						+ "' is not a valid number of " + profile + "."));
			}
		});
		parts.values().removeIf(count -> count == 0);
		return parts;
	}

	private HostFacts host(String name, Map<Integer, Cut> cuts, List<String> notes, DataNode config) {
		List<CatalogueGpu> fitting = GpuCatalogue.all().stream()
				.filter(gpu -> cuts.values().stream().allMatch(cut -> offers(gpu, cut
						.parts())))
				.toList();
		List<GpuFacts> gpus = new ArrayList<>();
		cuts.forEach((index, cut) -> gpus.add(gpu(index, cut, fitting, gpus.isEmpty())));
		return HostFacts.of(name, gpus, notes, config.place()).withSystem(OperatingSystem.LINUX, tool == Tool.MIG_PARTED
				? Optional.of(Hypervisor.BAREMETAL) : Optional.empty());
	}

	private static boolean offers(CatalogueGpu gpu, Map<String, Integer> parts) {
		return gpu.profiles().stream().map(profile -> profile.name()).toList().containsAll(parts.keySet().stream().map(
				DeviceConfigReader::profile).toList());
	}

	/** Compute instances are no profiles of their own: {@code 1c.3g.20gb} lies within a {@code 3g.20gb}. */
	private static String profile(String part) {
		return part.replaceFirst("^\\d{1,2}c\\.", "");
	}

	private GpuFacts gpu(int index, Cut cut, List<CatalogueGpu> fitting, boolean first) {
		GpuFacts facts = GpuFacts.at(cut.place()).withName("gpu" + index);
		Matcher device = DEVICE.matcher(cut.device().orElse(""));
		if (device.matches()) {
			facts = facts.withIdentity(Optional.of(new PciId((device.group(2) + ':' + device.group(1)).toLowerCase(Locale.ROOT),
					Optional.empty())), Optional.empty(), OptionalLong.empty());
		} else if (cut.device().isPresent()) {
			facts = facts.withIdentity(Optional.empty(), cut.device(), OptionalLong.empty());
		} else if (type.isPresent()) {
			facts = facts.withIdentity(Optional.empty(), type, OptionalLong.empty());
		} else if (!fitting.isEmpty()) {
			facts = facts.withIdentity(Optional.empty(), Optional.of(fitting.getFirst().name()), OptionalLong.empty());
			if (fitting.size() > 1 && first) {
				facts = facts.withNote(importDiagnostics.add(ImportWarningCode.GPU_AMBIGUOUS, cut.place(),
						"The configuration does not name its GPUs. "
								+ String.join(", ", fitting.stream().limit(6).map(CatalogueGpu::name)
										.toList())
								+ (fitting.size() > 6 ? " and " + (fitting.size() - 6) + " more" : "") + " offer its parts; "
								+ fitting.getFirst().name() + " is taken. Say which with --gpu TYPE."));
			}
		} else {
			facts = facts.withIdentity(Optional.empty(), Optional.of("GPU of this configuration"), OptionalLong.empty());
		}
		for (String part : cut.parts().keySet()) {
			if (!part.equals(profile(part))) {
				facts = facts.withNote(importDiagnostics.add(ImportWarningCode.NO_WORD, cut.place(), "'" + part
						+ "' is a compute instance, which the language does not know. It is taken for a " + profile(part) + "."));
			}
		}
		return cut.parts().isEmpty() ? facts : facts.withConfiguration(configuration(cut));
	}

	private GpuConfiguration configuration(Cut cut) {
		List<String> profiles = cut.parts().entrySet().stream().flatMap(part -> Collections.nCopies(part.getValue(), profile(part
				.getKey())).stream()).limit(MAX_INSTANCES).toList();
		if (tool == Tool.MIG_PARTED) {
			return new GpuConfiguration.Mig(profiles.stream().map(name -> new MigInstance(Optional.of(name), OptionalLong.empty(),
					OptionalInt.empty(), Optional.empty(), OptionalInt.empty(), cut.place())).toList());
		}
		boolean backed = profiles.stream().allMatch(name -> name.matches(".*-\\d{1,2}-\\d{1,4}[A-Z]"));
		return new GpuConfiguration.ManagedByStack(backed ? "NvidiaMigVgpu" : LibraryStack.NVIDIA_VGPU.word(),
				profiles.stream().map(
						name -> new GpuConfiguration.ProfileInstance(name, OptionalInt.empty())).toList());
	}
}
