package dev.lamina.deployment.sriov;

import java.util.List;

import dev.lamina.deployment.GenerationOutput;
import dev.lamina.deployment.script.ShellScript;
import dev.lamina.deployment.sriov.VirtualFunctionScripts.VirtualFunctions;
import dev.lamina.model.Vendor;

/** How a vendor's host driver makes virtual functions. */
sealed interface VirtualFunctionDriver permits NvidiaVirtualFunctions, AmdVirtualFunctions, IntelVirtualFunctions {
	/** The driver of a vendor. */
	static VirtualFunctionDriver of(Vendor vendor) {
		return switch (vendor) {
			case NVIDIA -> new NvidiaVirtualFunctions();
			case AMD -> new AmdVirtualFunctions();
			case INTEL -> new IntelVirtualFunctions();
		};
	}

	/** Adds what makes the functions of one GPU; nothing if the driver makes those of all GPUs of a host together. */
	default void addGpu(VirtualFunctions virtualFunctions, ShellScript shellScript) {
	}

	/** Adds what makes the functions of all GPUs of the vendor in a host; nothing if each GPU is set up by itself. */
	default void addHost(List<VirtualFunctions> all, ShellScript shellScript, GenerationOutput generationOutput) {
	}
}
