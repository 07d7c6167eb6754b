package dev.lamina.importer.nvidia;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lamina.importer.facts.GpuConfiguration;
import dev.lamina.importer.facts.GpuFacts;
import dev.lamina.importer.facts.HostFacts;
import dev.lamina.importer.facts.MigInstance;
import dev.lamina.importer.source.ImportDiagnostics;
import dev.lamina.importer.source.ImportDocument;
import dev.lamina.importer.source.ImportLocation;
import dev.lamina.importer.source.ImportWarningCode;
import dev.lamina.model.Hypervisor;
import dev.lamina.model.OperatingSystem;

/**
 * Reads what {@code nvidia-smi -L} prints: GPUs by name, and the MIG devices that processes can use.
 *
 * <p>Neither addresses nor the places of instances are in it.
 */
final class GpuListReader {
	private static final Pattern GPU = Pattern.compile("GPU (\\d{1,4}): (.{1,120}?)(?: \\(UUID: ([^)]{1,80})\\))?");
	private static final Pattern DEVICE = Pattern
			.compile("MIG (?:(\\d{1,2})c\\.)?(\\d{1,2}g\\.\\d{1,4}gb[A-Za-z.+-]{0,20})\\s+Device\\s+\\d{1,4}:.*");
	private static final int MAX_DEVICES = 64;

	private final ImportDiagnostics importDiagnostics;

	GpuListReader(ImportDiagnostics importDiagnostics) {
		this.importDiagnostics = importDiagnostics;
	}

	/** Whether a report is one of these. */
	static boolean isList(ImportDocument importDocument) {
		return importDocument.lines().stream().filter(line -> !line.isBlank()).findFirst().map(String::strip).filter(GPU
				.asMatchPredicate()).isPresent();
	}

	/** The host of a list. */
	HostFacts read(ImportDocument importDocument, String hostName) {
		List<GpuFacts> gpus = new ArrayList<>();
		List<List<MigInstance>> instances = new ArrayList<>();
		List<Map<String, Integer>> parts = new ArrayList<>();
		List<String> notes = new ArrayList<>();
		int number = 0;
		for (String line : importDocument.lines()) {
			ImportLocation importLocation = importDocument.line(++number);
			Matcher gpu = GPU.matcher(line.strip());
			Matcher device = DEVICE.matcher(line.strip());
			if (gpu.matches()) {
				String product = gpu.group(2).strip();
				GpuFacts facts = GpuFacts.at(importLocation).withName("gpu" + gpu.group(1)).withIdentity(Optional.empty(),
						Optional.of(product).filter(name -> !NvidiaSmiReader.isFailure(name)), OptionalLong.empty());
				gpus.add(gpu.group(3) == null ? facts : facts.withNote(gpu.group(3)));
				instances.add(new ArrayList<>());
				parts.add(new TreeMap<>());
			} else if (device.matches() && !gpus.isEmpty() && instances.getLast().size() < MAX_DEVICES) {
				if (isFirstPart(device, parts.getLast())) {
					instances.getLast()
							.add(new MigInstance(Optional.of(device.group(2)), OptionalLong.empty(), OptionalInt.empty(),
									Optional.empty(), OptionalInt.empty(), importLocation));
				}
				if (device.group(1) != null) {
					notes.add(importDiagnostics.add(ImportWarningCode.NO_WORD, importLocation,
							"This is a compute instance, which the language does not know. Its GPU instance is taken whole."));
				}
			} else if (!line.isBlank()) {
				notes.add(importDiagnostics.add(line.strip().startsWith("Unable to") ? ImportWarningCode.UNAVAILABLE
						: ImportWarningCode.PART_UNKNOWN, importLocation,
						line.strip().startsWith("Unable to")
								? "nvidia-smi could not read all GPUs of this host."
								: "This line is none of the list and is not understood."));
			}
		}
		List<GpuFacts> all = new ArrayList<>();
		for (int i = 0; i < gpus.size(); i++) {
			all.add(instances.get(i).isEmpty() ? gpus.get(i)
					: gpus.get(i).withConfiguration(new GpuConfiguration.Mig(instances.get(
							i))));
		}
		HostFacts host = HostFacts.of(hostName, all, notes, importDocument.line(1));
		return instances.stream().allMatch(List::isEmpty) ? host
				: host.withSystem(OperatingSystem.LINUX, Optional.of(Hypervisor.BAREMETAL));
	}

	/** Compute instances fill their GPU instance one after another: a new one begins when the slices of the last are used. */
	private static boolean isFirstPart(Matcher device, Map<String, Integer> used) {
		if (device.group(1) == null) {
			return true;
		}
		String profile = device.group(2);
		int slices = Integer.parseInt(profile.substring(0, profile.indexOf('g')));
		int before = used.getOrDefault(profile, slices);
		int wanted = Integer.parseInt(device.group(1));
		boolean first = before + wanted > slices;
		used.put(profile, first ? wanted : before + wanted);
		return first;
	}
}
