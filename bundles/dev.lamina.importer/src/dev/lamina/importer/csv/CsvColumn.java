package dev.lamina.importer.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.lamina.dsl.spelling.SpellingSuggestions;

/** The columns that a table of hosts may have; upper case, spaces and underscores do not matter. */
enum CsvColumn {
	/** The name of the host; rows of one name are one host. */
	HOST("host", "hostname"),
	/** Its operating system, such as {@code Linux} or {@code Ubuntu 24.04}. */
	SYSTEM("system", "os"),
	/** Its hypervisor, such as {@code KVM}. */
	HYPERVISOR("hypervisor"),
	/** Processors. */
	SOCKETS("sockets"),
	/** Cores of each processor. */
	CORES("cores", "cores-per-socket"),
	/** Their clock, with a unit. */
	CLOCK("clock"),
	/** Main memory, with a unit. */
	MEMORY("memory", "ram"),
	/** NUMA nodes. */
	NUMA_NODES("numa-nodes"),
	/** The GPU: a type of the library or a product name. */
	GPU("gpu", "gpu-model", "gpu-type"),
	/** How many of them; 1 where empty. */
	COUNT("count", "gpus", "gpu-count"),
	/** Frame buffer of one, for GPUs that the library does not have. */
	GPU_MEMORY("gpu-memory"),
	/** Vendor and device, such as {@code 10de:2235}. */
	PCI_ID("pci-id"),
	/** Its PCI address, or as many as there are GPUs with spaces between. */
	ADDRESS("address", "pci-address"),
	/** Its IOMMU group. */
	IOMMU_GROUP("iommu-group"),
	/** Its NUMA node. */
	NUMA("numa", "numa-node"),
	/** What becomes a comment. */
	NOTE("note", "notes", "comment");

	private final List<String> titles;

	CsvColumn(String... titles) {
		this.titles = List.of(titles);
	}

	static Optional<CsvColumn> of(String title) {
		String normal = normal(title);
		return Arrays.stream(values()).filter(csvColumn -> csvColumn.titles.contains(normal)).findFirst();
	}

	private static String normal(String title) {
		return title.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
	}

	String title() {
		return titles.getFirst();
	}

	static String all() {
		return String.join(", ", Arrays.stream(values()).map(CsvColumn::title).toList());
	}

	static String nearest(String title) {
		return SpellingSuggestions.suggestion(normal(title), Arrays.stream(values()).map(CsvColumn::title).toList());
	}
}
