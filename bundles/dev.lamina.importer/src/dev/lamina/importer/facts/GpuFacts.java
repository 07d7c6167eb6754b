package dev.lamina.importer.facts;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

import dev.lamina.importer.source.ImportLocation;
import dev.lamina.model.pci.PciAddress;
import dev.lamina.model.pci.PciId;

/**
 * What a report says of one GPU, or of several equal ones.
 *
 * @param place      if it says so
 * @param name       what it is to be called; after its place among the GPUs of its host where absent
 * @param count      how many there are
 * @param address    where it is; absent if there are several
 * @param id         vendor and device
 * @param product    its name, as the report has it
 * @param memory     its frame buffer in bytes
 * @param iommuGroup its IOMMU group
 * @param numaNode   its NUMA node
 * @param configuration        how it is set up
 * @param companions the functions that are no GPUs and share its IOMMU group, so that they go to the same VM
 * @param notes      what becomes a comment beside it
 */
public record GpuFacts(ImportLocation place, Optional<String> name, int count, Optional<PciAddress> address, Optional<PciId> id,
		Optional<String> product, OptionalLong memory, OptionalInt iommuGroup,
		OptionalInt numaNode, GpuConfiguration configuration, List<PciAddress> companions, List<String> notes) {
	public GpuFacts {
		companions = List.copyOf(companions);
		notes = List.copyOf(notes);
	}

	/** A GPU of which nothing is known yet. */
	public static GpuFacts at(ImportLocation importLocation) {
		return new GpuFacts(importLocation, Optional.empty(), 1, Optional.empty(), Optional.empty(), Optional.empty(),
				OptionalLong.empty(), OptionalInt.empty(), OptionalInt.empty(),
				new GpuConfiguration.Unknown(), List.of(), List.of());
	}

	/** The same with a name for the model. */
	public GpuFacts withName(String called) {
		return new GpuFacts(place, Optional.of(called), count, address, id, product, memory, iommuGroup, numaNode, configuration,
				companions,
				notes);
	}

	/** The same with a number. */
	public GpuFacts withCount(int number) {
		return new GpuFacts(place, name, number, address, id, product, memory, iommuGroup, numaNode, configuration, companions,
				notes);
	}

	/** The same with an address. */
	public GpuFacts withAddress(Optional<PciAddress> where) {
		return new GpuFacts(place, name, count, where, id, product, memory, iommuGroup, numaNode, configuration, companions,
				notes);
	}

	/** The same with an identity: numbers, name, memory. */
	public GpuFacts withIdentity(Optional<PciId> pciId, Optional<String> reported, OptionalLong bytes) {
		return new GpuFacts(place, name, count, address, pciId, reported, bytes, iommuGroup, numaNode, configuration, companions,
				notes);
	}

	/** The same with its surroundings. */
	public GpuFacts withTopology(OptionalInt group, OptionalInt node) {
		return new GpuFacts(place, name, count, address, id, product, memory, group, node, configuration, companions, notes);
	}

	/** The same with what else is in its IOMMU group. */
	public GpuFacts withCompanions(List<PciAddress> others) {
		return new GpuFacts(place, name, count, address, id, product, memory, iommuGroup, numaNode, configuration, others, notes);
	}

	/** The same with a use. */
	public GpuFacts withConfiguration(GpuConfiguration setUp) {
		return new GpuFacts(place, name, count, address, id, product, memory, iommuGroup, numaNode, setUp, companions,
				notes);
	}

	/** The same with one more comment. */
	public GpuFacts withNote(String note) {
		return new GpuFacts(place, name, count, address, id, product, memory, iommuGroup, numaNode, configuration,
				companions, Stream.concat(notes
						.stream(), Stream.of(note)).toList());
	}

	/** Its name, or else its numbers, or else its address, for messages. */
	public String label() {
		return product.or(() -> id.map(PciId::toString)).or(() -> address.map(PciAddress::toString)).orElse("GPU");
	}
}
