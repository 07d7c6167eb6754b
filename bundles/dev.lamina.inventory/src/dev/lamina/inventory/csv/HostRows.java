package dev.lamina.inventory.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.lamina.inventory.facts.GpuFacts;
import dev.lamina.inventory.facts.HostFacts;
import dev.lamina.inventory.facts.Words;
import dev.lamina.inventory.pci.PciAddress;
import dev.lamina.inventory.source.Doubt;
import dev.lamina.inventory.source.Findings;
import dev.lamina.inventory.source.Place;
import dev.lamina.model.Hypervisor;
import dev.lamina.model.OperatingSystem;
import dev.lamina.model.pci.PciId;

/** The rows of one host: what is said of it first holds, what another row says otherwise is reported. */
final class HostRows {
	private final String name;
	private final Findings findings;
	private final List<GpuFacts> gpus = new ArrayList<>();
	private final List<String> notes = new ArrayList<>();
	private Place place;
	private Optional<Integer> sockets = Optional.empty();
	private Optional<Integer> cores = Optional.empty();
	private Optional<String> clock = Optional.empty();
	private Optional<Long> memory = Optional.empty();
	private Optional<Integer> numaNodes = Optional.empty();
	private Optional<OperatingSystem> system = Optional.empty();
	private Optional<Hypervisor> hypervisor = Optional.empty();

	HostRows(String name, Findings findings) {
		this.name = name;
		this.findings = findings;
	}

	void add(Row row) {
		place = place == null ? row.place() : place;
		sockets = same(row, Column.SOCKETS, sockets, boxed(row.number(Column.SOCKETS, 1, 64)));
		cores = same(row, Column.CORES, cores, boxed(row.number(Column.CORES, 1, 4096)));
		clock = same(row, Column.CLOCK, clock, row.clock());
		OptionalLong bytes = row.memory(Column.MEMORY);
		memory = same(row, Column.MEMORY, memory, bytes.isPresent() ? Optional.of(bytes.getAsLong()) : Optional.empty());
		numaNodes = same(row, Column.NUMA_NODES, numaNodes, boxed(row.number(Column.NUMA_NODES, 1, 64)));
		system = same(row, Column.SYSTEM, system,
				row.value(Column.SYSTEM, Words::system, "an operating system that the language knows"));
		hypervisor = same(row, Column.HYPERVISOR, hypervisor, row.value(Column.HYPERVISOR, Words::hypervisor,
				"a hypervisor that the language knows"));
		gpu(row);
		row.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
	}

	private static Optional<Integer> boxed(OptionalInt number) {
		return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
	}

	private <T> Optional<T> same(Row row, Column column, Optional<T> before, Optional<T> now) {
		if (before.isPresent() && now.isPresent() && !Objects.equals(before, now)) {
			row.note(findings.add(Doubt.CONFLICT, row.place(), "The rows of " + name + " differ in column '" + column.title()
					+ "'. The first is kept."));
		}
		return before.or(() -> now);
	}

	private void gpu(Row row) {
		Optional<String> product = row.text(Column.GPU);
		Optional<PciId> id = row.value(Column.PCI_ID, HostRows::id, "a PCI id such as 10de:2235");
		int count = row.number(Column.COUNT, 0, 1024).orElse(1);
		if (product.isEmpty() && id.isEmpty() || count == 0) {
			return;
		}
		GpuFacts facts = GpuFacts.at(row.place()).withIdentity(id, product, row.memory(Column.GPU_MEMORY))
				.withSurroundings(row.number(Column.IOMMU_GROUP, 0, 999_999), row.number(Column.NUMA, 0, 63));
		List<PciAddress> addresses = row.value(Column.ADDRESS, HostRows::addresses, "a PCI address such as 0000:3b:00.0")
				.orElse(List.of());
		if (!addresses.isEmpty() && addresses.size() != count) {
			row.note(findings.add(Doubt.CONFLICT, row.place(), "There are " + addresses.size() + " addresses for " + count
					+ " GPUs. The addresses are left out."));
			addresses = List.of();
		}
		if (addresses.isEmpty()) {
			gpus.add(facts.withCount(count));
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
		List<Optional<PciAddress>> read = Arrays.stream(text.split("[\\s|+]+")).map(PciAddress::of).toList();
		return read.stream().allMatch(Optional::isPresent) ? Optional.of(read.stream().map(Optional::orElseThrow).toList())
				: Optional.empty();
	}

	HostFacts facts() {
		return new HostFacts(name, sockets.orElse(cores.isPresent() ? 1 : 0), cores.orElse(0), clock, memory.map(OptionalLong::of)
				.orElse(OptionalLong.empty()),
				numaNodes.map(OptionalInt::of).orElse(OptionalInt.empty()), system, hypervisor, gpus, notes, place);
	}
}
