package dev.lamina.importer.catalogue;

import java.util.List;

import dev.lamina.model.GpuType;
import dev.lamina.model.Profile;
import dev.lamina.model.Vendor;
import dev.lamina.model.pci.PciId;
import dev.lamina.model.quantity.Quantity;

/**
 * A GPU type that has a declaration, as far as reports are compared with it.
 *
 * @param packageName the package of the declaration
 * @param name        its name
 * @param vendor      who makes it
 * @param memory      its frame buffer in bytes; 0 if not given
 * @param ids         its PCI ids
 * @param products    its product names
 * @param profiles    its profiles
 * @param perBoard    how many of them are on a board, at least 1
 */
public record CatalogueGpu(String packageName, String name, Vendor vendor, long memory, List<PciId> ids, List<String> products,
		List<CatalogueProfile> profiles, int perBoard) {
	public CatalogueGpu {
		ids = List.copyOf(ids);
		products = List.copyOf(products);
		profiles = List.copyOf(profiles);
	}

	static CatalogueGpu of(String packageName, GpuType type) {
		return new CatalogueGpu(packageName, type.getName(), type.getVendor(), bytes(type.getMemory()), type.getPciIds(),
				type.getProducts(),
				type.getProfiles().stream().filter(profile -> profile.getName() != null).map(CatalogueGpu::profile).toList(),
				Math.max(1, type.getGpusPerBoard()));
	}

	private static CatalogueProfile profile(Profile profile) {
		return new CatalogueProfile(profile.getName(), profile.getKind(), bytes(profile.getMemory()), profile.getComputeUnits(),
				profile.getStarts());
	}

	private static long bytes(Quantity memory) {
		return memory != null && memory.dimension().isPresent() && memory.isExact() ? memory.base() : 0;
	}

	/** How the language names it from anywhere. */
	public String qualifiedName() {
		return packageName.isEmpty() ? name : packageName + '.' + name;
	}
}
