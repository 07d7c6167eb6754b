package dev.lamina.importer.facts;

import java.util.List;
import java.util.OptionalInt;

/** How a host has set up a GPU for its VMs. */
public sealed interface GpuConfiguration {
	/** Nothing is reported of it. */
	record Unknown() implements GpuConfiguration {
	}

	/** Given to VMs as a whole. */
	record PassThrough() implements GpuConfiguration {
	}

	/** Shared in turns by the vGPU manager; the types of the vGPUs are not reported. */
	record TimeSliced() implements GpuConfiguration {
	}

	/** Cut into instances, maybe none yet. */
	record Mig(List<MigInstance> instances) implements GpuConfiguration {
	}

	/** Offered as virtual functions. */
	record VirtualFunctions(int count) implements GpuConfiguration {
	}

	/**
	 * Served by a stack of the library, cut into what VMs have.
	 *
	 * @param stack the stack
	 * @param profiles the profiles that VMs have, one for each VM that has one
	 */
	record ManagedByStack(String stack, List<ProfileInstance> profiles) implements GpuConfiguration {
	}

	/** A profile, and where its instance begins. */
	record ProfileInstance(String profile, OptionalInt start) {
	}
}
