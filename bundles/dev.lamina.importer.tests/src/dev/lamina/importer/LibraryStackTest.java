package dev.lamina.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.lamina.importer.catalogue.GpuCatalogue;
import dev.lamina.importer.catalogue.LibraryStack;
import dev.lamina.model.Vendor;
import dev.lamina.model.vendor.PciVendor;

class LibraryStackTest {
	@ParameterizedTest
	@EnumSource
	void theLibraryHasEachStack(LibraryStack stack) {
		assertTrue(GpuCatalogue.stacks().contains(stack.word()), stack.word());
	}

	@ParameterizedTest
	@EnumSource
	void pciKnowsEachVendor(Vendor vendor) {
		assertEquals(Optional.of(vendor), PciVendor.ofId(PciVendor.id(vendor)));
		assertTrue(PciVendor.id(vendor).matches("[0-9a-f]{4}"), PciVendor.id(vendor));
	}
}
