package dev.lamina.deployment.device;

import dev.lamina.model.GpuType;
import dev.lamina.model.SharingMode;

/** The class code of a GPU's PCI functions, which some tools select devices by; virtual functions have that of their GPU. */
public enum PciClass {
	/** Class 03, display controllers. */
	DISPLAY,
	/** Class 12, processing accelerators. */
	ACCELERATOR;

	/**
	 * The class of a GPU type: boards of AMD's Instinct series are accelerators, as lspci lists them (1200); graphics boards and
	 * Intel's Flex and Max (0380) are display controllers.
	 */
	public static PciClass of(GpuType type) {
		return type.getSupports().contains(SharingMode.COMPUTE_PARTITIONS) ? ACCELERATOR : DISPLAY;
	}
}
