package dev.lamina.importer.catalogue;

import java.util.Arrays;
import java.util.Optional;

import dev.lamina.model.Hypervisor;
import dev.lamina.model.Vendor;

/** The stacks of the library that reports are understood as. */
public enum LibraryStack {
	VFIO("Vfio", "passed-through"),
	XEN_PASSTHROUGH("XenPassthrough", "passed-through"),
	VMWARE_DIRECT_PATH("VmwareDirectPath", "passed-through"),
	NVIDIA_VGPU("NvidiaVgpu", "time-sliced"),
	NVIDIA_MIG("NvidiaMig", "mig"),
	INTEL_SRIOV("IntelSriov", "functions"),
	AMD_MXGPU("AmdMxGpu", "functions"),
	AMD_INSTINCT("AmdInstinct", "functions"),
	QEMU_VGA("QemuVga", "emulated"),
	QXL("Qxl", "emulated"),
	LLVMPIPE("Llvmpipe", "emulated"),
	VIRGL("Virgl", "emulated"),
	VIRGL_SPICE("VirglSpice", "emulated"),
	VMWARE_SVGA("VmwareSvga", "emulated"),
	VIRTUALBOX_3D("VirtualBox3D", "emulated");

	private final String word;
	private final String policyName;

	LibraryStack(String word, String policyName) {
		this.word = word;
		this.policyName = policyName;
	}

	/** The name of the stack in the library. */
	public String word() {
		return word;
	}

	/** What a policy with a stack of that name is called. */
	public static String policyName(String stack) {
		return Arrays.stream(values()).filter(known -> known.word.equals(stack)).map(known -> known.policyName).findFirst()
				.orElse("shared");
	}

	/** The stack that passes a GPU through. */
	public static LibraryStack passThrough(Optional<Hypervisor> hypervisor) {
		return hypervisor.map(known -> switch (known) {
			case XEN -> XEN_PASSTHROUGH;
			case VMWARE -> VMWARE_DIRECT_PATH;
			case KVM, VIRTUALBOX, HYPERV, BAREMETAL -> VFIO;
		}).orElse(VFIO);
	}

	/**
	 * The stack that makes virtual functions of a vendor's GPUs.
	 *
	 * @param configured whether the type has configurations of functions, which are profiles
	 */
	public static LibraryStack virtualFunctions(Vendor vendor, boolean configured) {
		return switch (vendor) {
			case NVIDIA -> NVIDIA_VGPU;
			case AMD -> configured ? AMD_MXGPU : AMD_INSTINCT;
			case INTEL -> INTEL_SRIOV;
		};
	}

	/** Whether the number of its functions decides how the GPU is cut, so that the library has to know it. */
	public boolean isCutByFunctions() {
		return this == INTEL_SRIOV || this == AMD_MXGPU;
	}
}
