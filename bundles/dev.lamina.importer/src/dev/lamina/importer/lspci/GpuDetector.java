package dev.lamina.importer.lspci;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import dev.lamina.importer.catalogue.GpuCatalogue;
import dev.lamina.importer.facts.GpuConfiguration;
import dev.lamina.importer.facts.GpuFacts;
import dev.lamina.importer.source.ImportDiagnostics;
import dev.lamina.importer.source.ImportWarningCode;
import dev.lamina.model.Vendor;
import dev.lamina.model.pci.PciId;
import dev.lamina.model.vendor.PciVendor;

/**
 * Finds the GPUs among the functions of a host, each with its virtual functions.
 *
 * <p>A virtual function is where the SR-IOV capability of a GPU says; if it is not shown, a display behind the first function
 * of the same bus, with the same vendor and a PCI id of the same type, or another function of an integrated GPU of Intel. Displays of consoles and of hypervisors are no GPUs.
 */
final class GpuDetector {
	/** ASPEED and Matrox of management controllers; QEMU, QXL, Cirrus, VMware, virtio, VirtualBox, Hyper-V. */
	private static final Set<String> CONSOLE_VENDORS = Set.of("1a03", "102b", "1234", "1b36", "1013", "15ad", "1af4", "80ee",
			"1414");

	private final ImportDiagnostics importDiagnostics;
	private final List<PciFunction> functions;
	private final List<GpuFacts> gpus = new ArrayList<>();
	private final List<String> notes = new ArrayList<>();

	GpuDetector(List<PciFunction> functions, ImportDiagnostics importDiagnostics) {
		this.importDiagnostics = importDiagnostics;
		this.functions = functions;
		List<PciFunction> displays = functions.stream().filter(function -> function.isDisplay() || function.isAccelerator())
				.toList();
		List<PciFunction> physical = displays.stream().filter(function -> displays
				.stream().noneMatch(other -> isVirtualFunctionOf(function, other))).toList();
		for (PciFunction function : physical) {
			add(function, (int) displays.stream().filter(other -> isVirtualFunctionOf(other, function)).count());
		}
	}

	List<GpuFacts> gpus() {
		return gpus;
	}

	List<String> notes() {
		return notes;
	}

	private static boolean isVirtualFunctionOf(PciFunction function, PciFunction parent) {
		if (function == parent || function.address.domain() != parent.address.domain()
				|| !function.maker().equals(parent.maker())) {
			return false;
		}
		int distance = function.address.routingId() - parent.address.routingId();
		if (parent.virtualFunctionOffset > 0) {
			int behind = distance - parent.virtualFunctionOffset;
			return behind >= 0 && behind % parent.virtualFunctionStride == 0
					&& behind / parent.virtualFunctionStride < Math.max(1, parent.virtualFunctionCount);
		}
		boolean board = parent.address.device() == 0 && parent.address.bus() > 0;
		boolean integrated = parent.address.bus() == 0 && function.address.sharesDeviceWith(parent.address)
				&& PciVendor.ofId(parent.maker()).filter(Vendor.INTEL::equals).isPresent();
		return parent.address.function() == 0 && distance > 0 && (integrated || board && function.address.sharesBusWith(
				parent.address)) && isSameType(function, parent);
	}

	private static boolean isSameType(PciFunction function, PciFunction parent) {
		if (function.device.equals(parent.device)) {
			return !function.device.isEmpty() || function.description.equals(parent.description);
		}
		return GpuCatalogue.all().stream().anyMatch(gpu -> has(gpu.ids(), function) && has(gpu.ids(), parent));
	}

	private static boolean has(List<PciId> ids, PciFunction function) {
		return ids.stream().anyMatch(id -> id.device().equals(function.vendor + ':' + function.device));
	}

	private void add(PciFunction function, int seen) {
		String name = function.description.isEmpty() ? function.vendor + ':' + function.device : function.description;
		if (CONSOLE_VENDORS.contains(function.vendor) || function.vendor.isEmpty()
				&& name.matches("(?i).*(aspeed|matrox|cirrus|qxl|virtio).*")) {
			notes.add("console: " + name + " at " + function.address);
			return;
		}
		GpuFacts facts = GpuFacts.at(function.place).withAddress(Optional.of(function.address))
				.withIdentity(function.id(), function.description.isEmpty() ? Optional.empty() : Optional.of(function.product()),
						OptionalLong.empty())
				.withTopology(function.iommuGroup, function.numaNode);
		if (function.isAccelerator() && PciVendor.ofId(function.maker()).isEmpty() && GpuCatalogue.candidates(facts).isEmpty()) {
			notes.add(importDiagnostics.add(ImportWarningCode.GPU_UNKNOWN, function.place, name
					+ " is an accelerator, but no GPU that the language knows. It is left out."));
			return;
		}
		int virtual = Math.max(seen, function.virtualFunctionCount);
		for (String note : doubts(function)) {
			facts = facts.withNote(note);
		}
		gpus.add(facts.withConfiguration(use(function, virtual)).withCompanions(companions(function).stream().map(
				other -> other.address).toList()));
	}

	/** What keeps it from being given to a VM. */
	private List<String> doubts(PciFunction function) {
		List<String> doubts = new ArrayList<>();
		if (!function.failure.isEmpty()) {
			doubts.add(importDiagnostics.add(ImportWarningCode.UNAVAILABLE, function.place, function.address
					+ " does not answer (" + function.failure
					+ "): it sleeps in D3cold or did not come back from a reset. Reboot the host, then make the report again."));
		}
		List<PciFunction> busy = function.isPassedThrough() && function.iommuGroup.isPresent() ? functions.stream()
				.filter(other -> other != function && other.iommuGroup.equals(function.iommuGroup) && !other.isBridge()
						&& !other.isFreeForVm())
				.toList() : List.of();
		if (!busy.isEmpty()) {
			doubts.add(importDiagnostics.add(ImportWarningCode.CONFLICT, function.place, "IOMMU group "
					+ function.iommuGroup.getAsInt() + " of " + function.address + " also has " + String.join(" and ", busy
							.stream().map(other -> other.address + " (in use by " + other.driver + ")").toList())
					+ ": a VM with this GPU cannot start, as QEMU finds the group not viable. Bind all of the group to vfio-pci, or "
					+ "put the GPU into a slot of another group."));
		}
		companions(function)
				.forEach(other -> doubts.add(other.address + " in the same IOMMU group: " + (other.description.isEmpty()
						? other.vendor + ':' + other.device : other.description)));
		return doubts;
	}

	/** What shares its IOMMU group and is neither a bridge nor a GPU. */
	private List<PciFunction> companions(PciFunction function) {
		return function.iommuGroup.isEmpty() ? List.of() : functions.stream()
				.filter(other -> other != function && other.iommuGroup.equals(function.iommuGroup) && !other.isBridge()
						&& !other.isDisplay() && !other.isAccelerator())
				.toList();
	}

	private static GpuConfiguration use(PciFunction function, int virtual) {
		if (function.isPassedThrough()) {
			return new GpuConfiguration.PassThrough();
		}
		return virtual > 0 ? new GpuConfiguration.VirtualFunctions(virtual) : new GpuConfiguration.Unknown();
	}
}
