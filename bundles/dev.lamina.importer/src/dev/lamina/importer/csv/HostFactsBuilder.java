package dev.lamina.importer.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.lamina.importer.catalogue.CatalogueGpu;
import dev.lamina.importer.catalogue.GpuCatalogue;
import dev.lamina.importer.facts.GpuFacts;
import dev.lamina.importer.facts.HostFacts;
import dev.lamina.importer.facts.PlatformNames;
import dev.lamina.importer.source.ImportDiagnostics;
import dev.lamina.importer.source.ImportLocation;
import dev.lamina.importer.source.ImportWarningCode;
import dev.lamina.model.Hypervisor;
import dev.lamina.model.OperatingSystem;
import dev.lamina.model.pci.PciAddress;
import dev.lamina.model.pci.PciId;

/** The rows of one host: what is said of it first holds, what another row says otherwise is reported. */
final class HostFactsBuilder {
	private final String name;
	private final ImportDiagnostics importDiagnostics;
	private final List<GpuFacts> gpus = new ArrayList<>();
	private final List<String> notes = new ArrayList<>();
	private ImportLocation importLocation;
	private Optional<Integer> sockets = Optional.empty();
	private Optional<Integer> cores = Optional.empty();
	private Optional<String> clock = Optional.empty();
	private Optional<Long> memory = Optional.empty();
	private Optional<Integer> numaNodes = Optional.empty();
	private Optional<OperatingSystem> system = Optional.empty();
	private Optional<Hypervisor> hypervisor = Optional.empty();

	HostFactsBuilder(String name, ImportDiagnostics importDiagnostics) {
		this.name = name;
		this.importDiagnostics = importDiagnostics;
	}

	void add(CsvRow csvRow) {
		importLocation = importLocation == null ? csvRow.place() : importLocation;
		sockets = same(csvRow, CsvColumn.SOCKETS, sockets, boxed(csvRow.number(CsvColumn.SOCKETS, 1, 64)));
		cores = same(csvRow, CsvColumn.CORES, cores, boxed(csvRow.number(CsvColumn.CORES, 1, 4096)));
		clock = same(csvRow, CsvColumn.CLOCK, clock, csvRow.clock());
		OptionalLong bytes = csvRow.memory(CsvColumn.MEMORY);
		memory = same(csvRow, CsvColumn.MEMORY, memory, bytes.isPresent() ? Optional.of(bytes.getAsLong()) : Optional.empty());
		numaNodes = same(csvRow, CsvColumn.NUMA_NODES, numaNodes, boxed(csvRow.number(CsvColumn.NUMA_NODES, 1, 64)));
		system = same(csvRow, CsvColumn.SYSTEM, system,
				csvRow.value(CsvColumn.SYSTEM, PlatformNames::system, "an operating system that the language knows"));
		hypervisor = same(csvRow, CsvColumn.HYPERVISOR, hypervisor, csvRow.value(CsvColumn.HYPERVISOR, PlatformNames::hypervisor,
				"a hypervisor that the language knows"));
		gpu(csvRow);
		csvRow.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
	}

	private static Optional<Integer> boxed(OptionalInt number) {
		return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
	}

	private <T> Optional<T> same(CsvRow csvRow, CsvColumn csvColumn, Optional<T> before, Optional<T> now) {
		if (before.isPresent() && now.isPresent() && !Objects.equals(before, now)) {
			csvRow.note(importDiagnostics.add(ImportWarningCode.CONFLICT, csvRow.place(),
					"The rows of " + name + " differ in column '" + csvColumn.title()
							+ "'. The first is kept."));
		}
		return before.or(() -> now);
	}

	private void gpu(CsvRow csvRow) {
		Optional<String> product = csvRow.text(CsvColumn.GPU);
		Optional<PciId> id = csvRow.value(CsvColumn.PCI_ID, HostFactsBuilder::id, "a PCI id such as 10de:2235");
		int count = csvRow.number(CsvColumn.COUNT, 0, 1024).orElse(1);
		if (product.isEmpty() && id.isEmpty() || count == 0) {
			return;
		}
		GpuFacts facts = GpuFacts.at(csvRow.place()).withIdentity(id, product, csvRow.memory(CsvColumn.GPU_MEMORY))
				.withTopology(csvRow.number(CsvColumn.IOMMU_GROUP, 0, 999_999), csvRow.number(CsvColumn.NUMA, 0, 63));
		List<PciAddress> addresses = csvRow
				.value(CsvColumn.ADDRESS, HostFactsBuilder::addresses, "a PCI address such as 0000:3b:00.0")
				.orElse(List.of());
		if (!addresses.isEmpty() && addresses.size() != count) {
			csvRow.note(importDiagnostics.add(ImportWarningCode.CONFLICT, csvRow.place(),
					"There are " + addresses.size() + " addresses for " + count
							+ " GPUs. The addresses are left out."));
			addresses = List.of();
		}
		if (addresses.isEmpty()) {
			GpuFacts counted = facts.withCount(count);
			Optional<CatalogueGpu> board = GpuCatalogue.candidates(facts).stream().findFirst().filter(gpu -> gpu.perBoard() > 1);
			if (board.isPresent()) {
				counted = counted.withNote(importDiagnostics.add(ImportWarningCode.GPU_AMBIGUOUS, csvRow.place(), "A board "
						+ board.get().name() + " has " + board.get().perBoard() + " GPUs. " + count
						+ " is taken for GPUs; if boards are "
						+ "counted, write 'x " + count + " boards'."));
			}
			gpus.add(counted);
		} else {
			addresses.forEach(address -> gpus.add(facts.withAddress(Optional.of(address))));
		}
	}

	private static Optional<PciId> id(String text) {
		try {
			return Optional.of(PciId.valueOf(text));
		} catch (IllegalArgumentException none) {
			return Optional.empty();
		}
	}

	private static Optional<List<PciAddress>> addresses(String text) {
		List<Optional<PciAddress>> read = Arrays.stream(text.split("[\\s|+]+")).map(PciAddress::parse).toList();
		return read.stream().allMatch(Optional::isPresent) ? Optional.of(read.stream().map(Optional::orElseThrow).toList())
				: Optional.empty();
	}

	HostFacts build() {
		return new HostFacts(name, sockets.orElse(cores.isPresent() ? 1 : 0), cores.orElse(0), clock, memory.map(OptionalLong::of)
				.orElse(OptionalLong.empty()),
				numaNodes.map(OptionalInt::of).orElse(OptionalInt.empty()), system, hypervisor, gpus, notes, importLocation);
	}
}
