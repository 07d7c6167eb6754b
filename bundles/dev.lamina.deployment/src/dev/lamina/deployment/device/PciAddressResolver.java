package dev.lamina.deployment.device;

import java.util.List;
import java.util.Optional;

import dev.lamina.deployment.GenerationOutput;
import dev.lamina.model.HostGpu;
import dev.lamina.model.pci.PciAddress;
import dev.lamina.model.text.PrintableText;
import dev.lamina.placement.assignment.GpuSlot;

/** Reads the PCI addresses of GPUs; one that is missing or unusable becomes a finding with the place and the remedy. */
public final class PciAddressResolver {
	private static final String CODE = "deployment.address";

	private PciAddressResolver() {
	}

	/** The address of a GPU, or nothing and a finding. */
	public static Optional<PciAddress> resolve(GpuSlot slot, GenerationOutput generationOutput) {
		HostGpu gpu = slot.hostGpu();
		if (gpu.getAddress() == null || gpu.getAddress().isBlank()) {
			generationOutput.addError(CODE, gpu,
					slot.name() + " has no PCI address. Add the one that 'lspci -D' shows on the host, as in: gpu "
							+ gpu.getName() + " : " + gpu.getType().getName() + " { address \"0000:3b:00.0\" }");
			return Optional.empty();
		}
		Optional<PciAddress> address = PciAddress.parse(gpu.getAddress());
		if (address.isEmpty()) {
			generationOutput.addError(CODE, gpu, PciAddress.malformedMessage(PrintableText.line(gpu.getAddress())));
		}
		return address;
	}

	/** The address where there is a usable one; nothing is reported. */
	public static Optional<PciAddress> findAddress(GpuSlot slot) {
		return slot.hostGpu().getAddress() == null || slot.hostGpu().getCount() > 1 ? Optional.empty()
				: PciAddress.parse(slot.hostGpu().getAddress());
	}

	/** What else of the host goes with a GPU that is passed through: the other members of its IOMMU group. */
	static List<PciAddress> groupMembers(GpuSlot slot) {
		return slot.hostGpu().getGroupMembers().stream().flatMap(text -> PciAddress.parse(text).stream()).distinct().toList();
	}
}
