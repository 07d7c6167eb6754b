package dev.lamina.deployment;

import java.util.Optional;

import dev.lamina.capacity.geometry.Quantities;
import dev.lamina.model.Vm;

/**
 * Processors and memory of a VM, which every hypervisor wants to know.
 *
 * @param cores virtual processors, at least 1
 * @param bytes memory, above 0
 */
public record VmSize(int cores, long bytes) {
	private static final long MEBIBYTE = 1L << 20;

	/** The size of a VM; nothing, with a finding for each fact that is missing. */
	public static Optional<VmSize> of(Vm vm, GenerationOutput generationOutput) {
		if (vm.getMemory() == null) {
			generationOutput.addError("deployment.memory", vm,
					vm.getName() + " says no memory, which a domain needs. Add it, as in: memory 8 GiB");
		}
		if (vm.getCores() < 1) {
			generationOutput.addError("deployment.cpu", vm,
					vm.getName() + " says no processors, which a domain needs. Add them, as in: cpu 4 cores");
		}
		return vm.getMemory() != null && vm.getCores() > 0
				? Optional.of(new VmSize(vm.getCores(), Quantities.bytes(vm.getMemory()).orElse(0))) : Optional.empty();
	}

	/** The memory in MiB, rounded up. */
	public long mebibytes() {
		return (bytes + MEBIBYTE - 1) / MEBIBYTE;
	}
}
