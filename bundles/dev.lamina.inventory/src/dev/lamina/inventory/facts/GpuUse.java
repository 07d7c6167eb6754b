package dev.lamina.inventory.facts;

import java.util.List;
import java.util.OptionalInt;

/** How a host has set up a GPU for its VMs. */
public sealed interface GpuUse {
	/** Nothing is reported of it. */
	record Unknown() implements GpuUse {
	}

	/** Given to VMs as a whole. */
	record PassThrough() implements GpuUse {
	}

	/** Shared in turns by the vGPU manager; the types of the vGPUs are not reported. */
	record TimeSliced() implements GpuUse {
	}

	/** Cut into instances, maybe none yet. */
	record Mig(List<MigInstance> instances) implements GpuUse {
	}

	/** Offered as virtual functions. */
	record VirtualFunctions(int count) implements GpuUse {
	}

	/**
	 * Served by a stack of the library, cut into what VMs have.
	 *
	 * @param stack the stack
	 * @param parts the profiles that VMs have, one for each VM that has one
	 */
	record Served(String stack, List<Part> parts) implements GpuUse {
	}

	/** A profile, and where its instance begins. */
	record Part(String profile, OptionalInt start) {
	}
}
