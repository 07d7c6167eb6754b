package dev.lamina.deployment.device;

import java.util.Optional;

import dev.lamina.deployment.GenerationOutput;
import dev.lamina.model.Vendor;
import dev.lamina.model.pci.PciId;
import dev.lamina.model.vendor.PciVendor;
import dev.lamina.placement.assignment.GpuSlot;

/** Says who makes a GPU; if nothing says it, that becomes a finding, and no other vendor is taken in its place. */
public final class VendorResolver {
	private VendorResolver() {
	}

	/** The vendor as the GPU, its stack or its PCI ids say it; nothing, with a finding, if none does. */
	public static Optional<Vendor> resolve(GpuSlot slot, GenerationOutput generationOutput) {
		Optional<Vendor> vendor = slot.vendor().or(() -> slot.type().getPciIds().stream().map(PciId::vendor)
				.flatMap(digits -> PciVendor.ofId(digits).stream()).findFirst());
		if (vendor.isEmpty()) {
			generationOutput.addError("deployment.vendor", slot.hostGpu(),
					slot.type().getName() + " names no vendor, on whose tools it depends what is written for " + slot.name()
							+ ". Add 'vendor' to the GPU.");
		}
		return vendor;
	}
}
