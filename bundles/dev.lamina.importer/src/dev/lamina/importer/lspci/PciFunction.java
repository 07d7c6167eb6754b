package dev.lamina.importer.lspci;

import java.util.Optional;
import java.util.OptionalInt;

import dev.lamina.importer.source.ImportLocation;
import dev.lamina.model.pci.PciAddress;
import dev.lamina.model.pci.PciId;
import dev.lamina.model.vendor.PciVendor;

/** One function of the PCI bus as lspci shows it, filled line by line. */
final class PciFunction {
	final PciAddress address;
	final ImportLocation place;
	/** Four digits, or empty where only its name is known. */
	String classCode = "";
	String className = "";
	String vendor = "";
	String device = "";
	String subsystemVendor = "";
	String subsystemDevice = "";
	/** Vendor and device in words. */
	String description = "";
	String driver = "";
	/** What is wrong with it, as lspci shows a device that does not answer; empty if nothing is. */
	String failure = "";
	OptionalInt numaNode = OptionalInt.empty();
	OptionalInt iommuGroup = OptionalInt.empty();
	int virtualFunctionCount;
	int virtualFunctionOffset;
	int virtualFunctionStride = 1;

	PciFunction(PciAddress address, ImportLocation importLocation) {
		this.address = address;
		this.place = importLocation;
	}

	boolean isDisplay() {
		return classCode.isEmpty() ? className.contains("VGA compatible controller") || className.contains("3D controller")
				|| className.contains("Display controller")
				|| className.contains("XGA compatible controller") : classCode.startsWith("03");
	}

	boolean isAccelerator() {
		return classCode.isEmpty() ? className.contains("Processing accelerators") : classCode.equals("1200");
	}

	boolean isBridge() {
		return classCode.isEmpty() ? className.contains("bridge") : classCode.startsWith("06");
	}

	/** Whether its driver lets a VM have it, or it has none. */
	boolean isFreeForVm() {
		return driver.isEmpty() || driver.equals("pci-stub") || isPassedThrough();
	}

	/** Whether it is held for VMs. */
	boolean isPassedThrough() {
		return driver.equals("vfio-pci") || driver.equals("pciback") || driver.equals("xen-pciback")
				|| driver.endsWith("-vfio-pci") || driver.endsWith("vfio_pci");
	}

	Optional<PciId> id() {
		if (vendor.isEmpty() || device.isEmpty()) {
			return Optional.empty();
		}
		Optional<String> board = subsystemVendor.isEmpty() || subsystemDevice.isEmpty() ? Optional.empty()
				: Optional.of(subsystemVendor + ':' + subsystemDevice);
		return Optional.of(new PciId(vendor + ':' + device, board));
	}

	/** The name of the product without its maker: what stands in brackets at the end, where something does. */
	String product() {
		String rest = description.replaceFirst(
				"^(?:NVIDIA Corporation|Intel Corporation|Advanced Micro Devices, Inc\\. \\[AMD/ATI\\]|Advanced Micro Devices, "
						+ "Inc\\.)",
				"");
		int from = rest.lastIndexOf('[');
		int to = rest.indexOf(']', Math.max(0, from));
		return (from >= 0 && to > from ? rest.substring(from + 1, to) : rest).strip();
	}

	/** The four digits of the maker, known from its name if they are not shown. */
	String maker() {
		return !vendor.isEmpty() ? vendor
				: PciVendor.ofDescription(description).map(PciVendor::id).orElse("");
	}
}
