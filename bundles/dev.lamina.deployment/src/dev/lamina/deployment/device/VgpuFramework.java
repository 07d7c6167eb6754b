package dev.lamina.deployment.device;

import java.util.Set;

import dev.lamina.model.GpuType;

/**
 * How NVIDIA's host driver hands out vGPUs: as mediated devices of the GPU up to Turing, on virtual functions since Ampere.
 *
 * <p>Source: the vendor's vGPU guide for Linux with KVM, from memory. Host kernels without the vendor's VFIO framework mediate on
 * the virtual functions of newer boards, too; that is not supported here.
 */
public enum VgpuFramework {
	/** A mediated device whose parent is the GPU. */
	MEDIATED,
	/** A virtual function whose vGPU type is written to sysfs. */
	VIRTUAL_FUNCTIONS;

	private static final Set<String> BEFORE_AMPERE = Set.of("Kepler", "Maxwell", "Pascal", "Volta", "Turing");

	/** The framework for a GPU type, inheritance applied. */
	public static VgpuFramework of(GpuType type) {
		return type.getArchitecture() != null && BEFORE_AMPERE.contains(type.getArchitecture()) ? MEDIATED : VIRTUAL_FUNCTIONS;
	}

	/** What sysfs calls a vGPU type: GRID T4-4C up to Turing, NVIDIA A40-8Q since Ampere. */
	public static String typeName(GpuType type, String name) {
		return (of(type) == MEDIATED ? "GRID " : "NVIDIA ") + name;
	}
}
