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

import dev.lamina.importer.catalogue.CatalogueGpu;
import dev.lamina.importer.catalogue.GpuCatalogue;
import dev.lamina.importer.facts.GpuConfiguration;
import dev.lamina.importer.facts.GpuFacts;
import dev.lamina.importer.facts.HostFacts;
import dev.lamina.importer.facts.MigInstance;
import dev.lamina.importer.source.ImportDiagnostics;
import dev.lamina.importer.source.ImportDocument;
import dev.lamina.importer.source.ImportLocation;
import dev.lamina.importer.source.ImportWarningCode;
import dev.lamina.importer.source.UnreadableReportException;

/**
 * Reads the table that {@code nvidia-smi mig -lgi} prints: which instances there are, and where each starts.
 *
 * <p>The table does not name the GPUs; their type is what offers all of their profiles, or what the user says.
 */
public final class MigInstanceTableReader {
	private static final Pattern ROW = Pattern.compile(
			"\\|\\s*(\\d{1,4})\\s+(?:MIG\\s+)?(\\d+g\\.\\d+gb[A-Za-z.+-]{0,20})\\s+(\\d{1,4})\\s+(\\d{1,4})\\s+(\\d{1,4}):(\\d{1,4})\\s*\\|");
	private static final Pattern FRAME = Pattern.compile("[+|=\\-\\s]*");
	private static final Pattern HEAD = Pattern
			.compile("\\|\\s*(GPU instances:|GPU\\s+Name\\s+Profile\\s+Instance\\s+Placement|ID\\s+ID\\s+Start:Size)\\s*\\|");

	private static final int MAX_INSTANCES = 64;

	private final ImportDiagnostics importDiagnostics;
	private final Optional<String> type;

	/** @param type the GPU type that the user says, if any */
	public MigInstanceTableReader(ImportDiagnostics importDiagnostics, Optional<String> type) {
		this.importDiagnostics = importDiagnostics;
		this.type = type;
	}

	/** The host of a table. */
	public HostFacts read(ImportDocument importDocument, String hostName) throws UnreadableReportException {
		refuseOthers(importDocument);
		Map<Integer, List<MigInstance>> byGpu = new TreeMap<>();
		List<String> notes = new ArrayList<>();
		int number = 0;
		for (String line : importDocument.lines()) {
			number++;
			Matcher row = ROW.matcher(line.strip());
			ImportLocation importLocation = importDocument.line(number);
			if (row.matches()) {
				byGpu.computeIfAbsent(Integer.parseInt(row.group(1)),
						gpu -> new ArrayList<>()).add(
								new MigInstance(Optional.of(row.group(2)), OptionalLong.empty(),
										OptionalInt.empty(), Optional.empty(),
										OptionalInt.of(Integer.parseInt(row.group(5))),
										OptionalInt.of(Integer.parseInt(row.group(6))), importLocation));
			} else if (!FRAME.matcher(line).matches() && !HEAD.matcher(line.strip()).matches()) {
				notes.add(importDiagnostics.add(ImportWarningCode.PART_UNKNOWN, importLocation,
						"This line is none of the table and is not understood."));
			}
		}
		Optional<List<MigInstance>> many = byGpu.values().stream().filter(instances -> instances.size() > MAX_INSTANCES)
				.findFirst();
		if (many.isPresent()) {
			throw many.get().get(MAX_INSTANCES).place().refuse("This GPU has more than " + MAX_INSTANCES
					+ " instances, which none can have.");
		}
		if (byGpu.isEmpty()) {
			throw importDocument.line(1).refuse("There is no GPU instance here. Take what 'nvidia-smi mig -lgi' prints.");
		}
		return HostFacts.of(hostName, byGpu.entrySet().stream().map(gpu -> gpu(gpu.getKey(), gpu.getValue())).toList(), notes,
				importDocument.line(1));
	}

	private static void refuseOthers(ImportDocument importDocument) throws UnreadableReportException {
		int number = 0;
		for (String line : importDocument.lines()) {
			number++;
			if (line.contains("GPU instance profiles:") || line.contains("Placements:")) {
				throw importDocument.line(number).refuse(
						"These are the instances that could be made, not those that there are. Take what 'nvidia-smi mig -lgi' "
								+ "prints.");
			} else if (line.contains("Compute instances:") || line.contains("Compute instance profiles:")) {
				throw importDocument.line(number).refuse(
						"These are compute instances, which lie within GPU instances. Take what 'nvidia-smi mig -lgi' prints.");
			} else if (line.contains("No GPU instances found") || line.contains("No MIG-enabled devices found")) {
				throw importDocument.line(number)
						.refuse("The host has no GPU instances. Import its GPUs with 'nvidia-smi -q -x' instead.");
			}
		}
	}

	private GpuFacts gpu(int number, List<MigInstance> instances) {
		GpuFacts facts = GpuFacts.at(instances.getFirst().place()).withName("gpu" + number)
				.withConfiguration(new GpuConfiguration.Mig(instances));
		if (type.isPresent()) {
			return facts.withIdentity(Optional.empty(), type, OptionalLong.empty());
		}
		List<CatalogueGpu> fitting = GpuCatalogue.withMigInstances(instances);
		if (fitting.isEmpty()) {
			return facts.withIdentity(Optional.empty(), Optional.of("MIG GPU " + number), OptionalLong.empty());
		}
		List<String> names = fitting.stream().map(CatalogueGpu::name).toList();
		GpuFacts chosen = facts.withIdentity(Optional.empty(), Optional.of(names.getFirst()), OptionalLong.empty());
		return names.size() == 1 ? chosen
				: chosen.withNote(importDiagnostics.add(ImportWarningCode.GPU_AMBIGUOUS, facts.place(),
						"The table does not name GPU " + number + ". "
								+ String.join(", ", names.subList(0, names.size() - 1)) + " and "
								+ names.getLast() + " offer its instances; " + names.getFirst()
								+ " is taken. Say which with --gpu TYPE."));
	}
}
