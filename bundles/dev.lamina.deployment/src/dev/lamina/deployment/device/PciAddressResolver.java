package dev.lamina.deployment.device;

import java.util.Optional;

import dev.lamina.deployment.GenerationOutput;
import dev.lamina.model.HostGpu;
import dev.lamina.model.text.PrintableText;
import dev.lamina.placement.assignment.GpuSlot;

/** Reads the PCI addresses of GPUs; one that is missing or unusable becomes a finding with the place and the remedy. */
public final class PciAddressResolver {
	private static final String CODE = "deployment.address";

	private PciAddressResolver() {
	}

	/** The address of a GPU, or nothing and a finding. */
	public static Optional<HostPciAddress> resolve(GpuSlot slot, GenerationOutput generationOutput) {
		HostGpu gpu = slot.hostGpu();
		if (gpu.getAddress() == null || gpu.getAddress().isBlank()) {
			generationOutput.addError(CODE, gpu,
					slot.name() + " has no PCI address. Add the one that 'lspci -D' shows on the host, as in: gpu "
							+ gpu.getName() + " : " + gpu.getType().getName() + " { address \"0000:3b:00.0\" }");
			return Optional.empty();
		}
		Optional<HostPciAddress> address = HostPciAddress.parse(gpu.getAddress().strip());
		if (address.isEmpty()) {
			generationOutput.addError(CODE, gpu, "'" + PrintableText.line(gpu.getAddress())
					+ "' is not a valid PCI address. Write domain:bus:device.function in hexadecimal digits, such as 0000:3b:00.0.");
		} else if (gpu.getCount() > 1) {
			generationOutput.addError(CODE, gpu,
					slot.name() + " is one of " + gpu.getCount() + " GPUs with one address. Declare each with its own address.");
			return Optional.empty();
		}
		Optional<HostGpu> other = slot.host().getGpus().stream().takeWhile(each -> each != gpu)
				.filter(each -> each.getAddress() != null && address.isPresent()
						&& HostPciAddress.parse(each.getAddress().strip()).equals(address))
				.findFirst();
		if (other.isPresent()) {
			generationOutput.addError(CODE, gpu,
					gpu.getName() + " and " + other.get().getName() + " of " + slot.host().getName() + " have the same address "
							+ address.get() + ". Correct one of them.");
		}
		return address;
	}

	/** The address where there is a usable one; nothing is reported. */
	public static Optional<HostPciAddress> findAddress(GpuSlot slot) {
		return slot.hostGpu().getAddress() == null || slot.hostGpu().getCount() > 1 ? Optional.empty()
				: HostPciAddress.parse(slot.hostGpu().getAddress().strip());
	}
}
