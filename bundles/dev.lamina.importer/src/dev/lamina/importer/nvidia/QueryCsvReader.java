package dev.lamina.importer.nvidia;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import dev.lamina.importer.facts.GpuConfiguration;
import dev.lamina.importer.facts.GpuFacts;
import dev.lamina.importer.facts.HostFacts;
import dev.lamina.importer.source.ImportDiagnostics;
import dev.lamina.importer.source.ImportDocument;
import dev.lamina.importer.source.ImportLocation;
import dev.lamina.importer.source.ImportWarningCode;
import dev.lamina.importer.source.UnreadableReportException;
import dev.lamina.model.OperatingSystem;
import dev.lamina.model.pci.PciAddress;
import dev.lamina.model.pci.PciId;

/** Reads what {@code nvidia-smi --query-gpu=... --format=csv} prints, with or without its header: a host with its GPUs. */
public final class QueryCsvReader {
	private static final String NAME = "name";
	private static final String ADDRESS = "pci.bus_id";
	private static final String MEMORY = "memory.total";
	private static final String UUID = "uuid";
	private static final String INDEX = "index";
	private static final Map<String, String> ALIASES = Map.of("gpu_name", NAME, "gpu_bus_id", ADDRESS, "gpu_uuid", UUID);
	private static final Pattern FIELD = Pattern.compile("[a-z][a-z0-9_]*(?:\\.[a-z0-9_]+)*(?: \\[[A-Za-z%]+\\])?");
	private static final Pattern LONG_ADDRESS = Pattern.compile("[0-9A-Fa-f]{8}:[0-9A-Fa-f]{2}:[0-9A-Fa-f]{2}\\.[0-7]");
	private static final Pattern BRAND = Pattern.compile("(?:NVIDIA|Tesla|Quadro|GRID|GeForce|TITAN) ?.{1,80}");
	private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9})(?: MiB)?");
	private static final Pattern PAIR = Pattern.compile("0x([0-9A-Fa-f]{4})([0-9A-Fa-f]{4})");
	private static final int MAX_GPUS = 256;

	private final ImportDiagnostics importDiagnostics;

	public QueryCsvReader(ImportDiagnostics importDiagnostics) {
		this.importDiagnostics = importDiagnostics;
	}

	/** Whether a report is one of these. */
	public static boolean isQuery(ImportDocument importDocument) {
		String first = importDocument.lines().stream().filter(line -> !line.isBlank()).findFirst().orElse("").strip();
		List<String> cells = List.of(first.split("\\s*,\\s*"));
		boolean header = cells.stream().allMatch(cell -> FIELD.matcher(cell).matches()) && cells.stream().map(
				QueryCsvReader::field).anyMatch(
						field -> field.equals(ADDRESS) || field.equals(UUID) || field.equals(MEMORY)
								|| field.equals("driver_version") || field.startsWith("mig.mode") || field.startsWith("pci."));
		return header || cells.size() > 1 && cells.stream().anyMatch(cell -> LONG_ADDRESS.matcher(cell).matches() || cell
				.startsWith("GPU-")) && cells.stream().anyMatch(cell -> BRAND.matcher(cell).matches());
	}

	private static String field(String title) {
		String name = title.strip().replaceFirst(" \\[.*\\]$", "").toLowerCase(Locale.ROOT);
		return ALIASES.getOrDefault(name, name);
	}

	/** The host of a table. */
	public HostFacts read(ImportDocument importDocument, String hostName) throws UnreadableReportException {
		List<GpuFacts> gpus = new ArrayList<>();
		List<String> fields = List.of();
		boolean cut = false;
		try (CSVParser rows = CSVFormat.DEFAULT.builder().setIgnoreSurroundingSpaces(true).setIgnoreEmptyLines(true).get().parse(
				new StringReader(importDocument.text()))) {
			for (CSVRecord row : rows) {
				ImportLocation importLocation = importDocument.at((int) row.getCharacterPosition(), Integer.MAX_VALUE);
				if (fields.isEmpty()) {
					boolean header = row.toList().stream().allMatch(cell -> FIELD.matcher(cell).matches());
					fields = row.toList().stream().map(header ? QueryCsvReader::field : QueryCsvReader::guess).toList();
					if (header) {
						continue;
					}
				}
				if (gpus.size() == MAX_GPUS) {
					throw importLocation.refuse("There are more than " + MAX_GPUS + " GPUs, which no host has.");
				}
				Map<String, String> values = new LinkedHashMap<>();
				for (int i = 0; i < Math.min(fields.size(), row.size()); i++) {
					values.putIfAbsent(fields.get(i), row.get(i).strip());
				}
				gpus.add(gpu(values, importLocation));
				cut |= "Enabled".equals(values.get("mig.mode.current"));
			}
		} catch (IOException | UncheckedIOException | IllegalStateException broken) {
			throw importDocument.line(1).refuse("The quotes of this table do not match. Make the report again.");
		}
		if (gpus.isEmpty()) {
			throw importDocument.line(1).refuse("The table has no GPU below its header.");
		}
		HostFacts host = HostFacts.of(hostName, gpus, List.of(), importDocument.line(1));
		return cut ? host.withSystem(OperatingSystem.LINUX, Optional.empty()) : host;
	}

	/** What a value of a table without a header is. */
	private static String guess(String value) {
		return LONG_ADDRESS.matcher(value).matches() ? ADDRESS : BRAND.matcher(value).matches() ? NAME
				: value.startsWith("GPU-") ? UUID : value.matches("\\d{4,9} MiB") ? MEMORY
				: value.matches("Enabled|Disabled") ? "mig.mode.current" : "";
	}

	private GpuFacts gpu(Map<String, String> values, ImportLocation importLocation) {
		Optional<String> at = value(values, ADDRESS);
		Optional<PciAddress> address = at.flatMap(PciAddress::parse);
		Optional<PciId> id = value(values, "pci.device_id").map(PAIR::matcher).filter(pair -> pair.matches()).map(
				pair -> new PciId((pair.group(2) + ':' + pair.group(1)).toLowerCase(Locale.ROOT), value(values,
						"pci.sub_device_id").map(PAIR::matcher).filter(board -> board.matches())
						.map(board -> (board.group(2) + ':'
								+ board.group(1)).toLowerCase(Locale.ROOT))));
		OptionalLong memory = value(values, MEMORY).map(AMOUNT::matcher).filter(amount -> amount.matches()).map(
				amount -> OptionalLong.of(Long.parseLong(amount.group(1)) << 20)).orElse(OptionalLong.empty());
		GpuFacts facts = GpuFacts.at(importLocation).withAddress(address).withIdentity(id, value(values, NAME), memory)
				.withTopology(OptionalInt.empty(), OptionalInt.empty());
		Optional<String> index = value(values, INDEX).filter(number -> number.matches("\\d{1,4}"));
		if (index.isPresent()) {
			facts = facts.withName("gpu" + index.get());
		}
		Optional<String> uuid = value(values, UUID);
		if (uuid.isPresent()) {
			facts = facts.withNote(uuid.get());
		}
		if (at.isPresent() && address.isEmpty()) {
			facts = facts.withNote(importDiagnostics.add(ImportWarningCode.VALUE_UNKNOWN, importLocation, PciAddress
					.malformedMessage(at.get())));
		}
		Optional<String> failure = values.values().stream().filter(NvidiaSmiReader::isFailure).findFirst();
		if (failure.isPresent()) {
			facts = facts.withNote(importDiagnostics.add(ImportWarningCode.UNAVAILABLE, importLocation, "GPU " + address.map(
					PciAddress::toString).or(() -> index).orElse("without an address") + " does not answer: a reading says \""
					+ failure.get() + "\". Reset it, or look for a fault of the board."));
		}
		return value(values, "mig.mode.current").filter("Enabled"::equals).isPresent() ? facts.withNote(
				"its MIG instances are not in this report: see 'nvidia-smi mig -lgi'").withConfiguration(
						new GpuConfiguration.Mig(
								List.of()))
				: facts;
	}

	private static Optional<String> value(Map<String, String> values, String field) {
		return Optional.ofNullable(values.get(field)).filter(value -> !value.isEmpty() && !value.matches(
				"\\[?(?:N/A|Not Supported)\\]?") && !NvidiaSmiReader.isFailure(value));
	}
}
