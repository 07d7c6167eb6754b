package dev.lamina.importer.facts;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.lamina.importer.source.ImportLocation;
import dev.lamina.model.pci.PciAddress;

/** What a VM has of a GPU, or instead of one. */
public sealed interface VmGraphics {
	/** Nothing. */
	record None() implements VmGraphics {
	}

	/**
	 * A GPU of a host that is reported together with the VM.
	 *
	 * @param host the host as it is reported
	 * @param gpu  the GPU as the facts of its host call it
	 * @param part the profile of it; empty for a share or the whole
	 */
	record Reported(String host, String gpu, String part) implements VmGraphics {
	}

	/**
	 * A mediated device.
	 *
	 * @param parent the GPU, or the virtual function of it, that has it
	 * @param type   its type, as the driver of the host calls it
	 * @param place  where it is reported
	 */
	record Mediated(PciAddress parent, String type, ImportLocation place) implements VmGraphics {
	}

	/** PCI functions of the host, of which at least one is taken for a GPU. */
	record PassedThrough(List<PciAddress> functions) implements VmGraphics {
	}

	/**
	 * An emulated or forwarded display device.
	 *
	 * @param stack      the stack of the library that stands for it
	 * @param renderNode the device file of the GPU of the host that draws, if it is said
	 */
	record Emulated(String stack, Optional<String> renderNode) implements VmGraphics {
	}

	/**
	 * What the metadata of the domain says: a GPU of a host, by the names of the model that the domain was made from.
	 *
	 * @param host       the host
	 * @param gpu        its GPU; empty for the host itself
	 * @param type       the type of the GPU; empty if there is none
	 * @param part       the profile or fraction of it; empty for the whole
	 * @param start      where its part begins
	 * @param stack      the stack that serves it; empty if not said
	 * @param iommuGroup the IOMMU group of the GPU
	 * @param address    the address of the GPU, where the VM has the whole of it
	 */
	record Described(String host, String gpu, String type, String part, OptionalInt start, String stack, OptionalInt iommuGroup,
			Optional<PciAddress> address)
			implements VmGraphics {
		/** The same part of the same GPU, wherever it begins. */
		public Described withoutStart() {
			return new Described(host, gpu, type, part, OptionalInt.empty(), stack, iommuGroup, address);
		}
	}
}
