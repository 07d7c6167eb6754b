package dev.lamina.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.lamina.importer.catalogue.CatalogueGpu;
import dev.lamina.importer.catalogue.GpuCatalogue;
import dev.lamina.importer.facts.GpuFacts;
import dev.lamina.importer.source.ImportDocument;
import dev.lamina.model.Vendor;
import dev.lamina.model.pci.PciId;

class GpuCatalogueTest {
	private static GpuFacts gpu(String id, String product, long mebibytes) {
		return GpuFacts.at(new ImportDocument("a", "a").line(1)).withIdentity(
				id.isEmpty() ? Optional.empty() : Optional.of(PciId.valueOf(id)),
				product.isEmpty() ? Optional.empty() : Optional.of(product), mebibytes == 0 ? OptionalLong.empty()
						: OptionalLong.of(mebibytes << 20));
	}

	private static List<String> names(GpuFacts facts) {
		return GpuCatalogue.candidates(facts).stream().map(CatalogueGpu::name).toList();
	}

	@Test
	void everyTypeOfTheLibraryHasAPciIdOfItsVendor() {
		Map<Vendor, String> vendors = Map.of(Vendor.NVIDIA, "10de", Vendor.AMD, "1002", Vendor.INTEL, "8086");
		assertTrue(GpuCatalogue.all().size() > 50);
		for (CatalogueGpu gpu : GpuCatalogue.all()) {
			assertFalse(gpu.ids().isEmpty(), gpu.qualifiedName());
			gpu.ids().forEach(id -> assertEquals(vendors.get(gpu.vendor()), id.vendor(), gpu.qualifiedName()));
		}
	}

	@Test
	void noTwoTypesHaveOnePciIdOrOneProductName() {
		Map<PciId, List<String>> byId = GpuCatalogue.all().stream()
				.flatMap(gpu -> gpu.ids().stream().map(id -> Map.entry(id, gpu.name())))
				.collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
		assertEquals(Map.of(), byId.entrySet().stream().filter(id -> id.getValue().size() > 1)
				.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
		Map<String, Long> byProduct = GpuCatalogue.all().stream().flatMap(gpu -> gpu.products().stream())
				.collect(Collectors.groupingBy(product -> product, Collectors.counting()));
		assertEquals(Map.of(), byProduct.entrySet().stream().filter(product -> product.getValue() > 1)
				.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
	}

	@Test
	void everyTypeIsFoundByEachOfItsIdsAndNames() {
		for (CatalogueGpu gpu : GpuCatalogue.all()) {
			gpu.ids().forEach(id -> assertEquals(List.of(gpu.name()), names(gpu(id.toString(), "", 0))));
			gpu.products().forEach(product -> assertEquals(List.of(gpu.name()), names(gpu("", product, 0)), product));
			assertEquals(gpu.name(), names(gpu("", gpu.name(), 0)).getFirst());
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "10de:2235/10de:145a | | 46068 | A40", "10de:25b6/10de:14a9 | | 0 | A16", "10de:25b6 | NVIDIA A2 | 0 | A2",
					"10de:25b6 | | 0 | A16 A2",
					" | NVIDIA A40 | 0 | A40", " | tesla t4 | 0 | T4", " | A100 80GB PCIe | 0 | A100-80",
					" | Intel(R) Data Center GPU Flex 170 | 0 | Flex170",
					" | AMD Instinct MI300X | 0 | MI300X", "8086:9bc8 | | 0 | Skylake-GVTg",
					" | NVIDIA GeForce RTX 3090 | 0 | ''", "10de:2204 | | 0 | ''", " | NVIDIA | 0 | ''" })
	void findsWhatAReportMeans(String id, String product, long mebibytes, String expected) {
		assertEquals(expected, String.join(" ", names(gpu(id == null ? "" : id, product == null ? "" : product, mebibytes))));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "10de:20b2 | NVIDIA A100-SXM4-80GB | 81920 | A100-80", "10de:2331 | NVIDIA H100 PCIe | 81559 | H100-80",
					"10de:2331 | NVIDIA H100 PCIe | 0 | ''",
					"10de:2204 | NVIDIA GeForce RTX 3090 | 24576 | ''", "1002:740c | AMD Instinct MI250X | 131072 | ''" })
	void findsTheRelativesOfOtherBoards(String id, String product, long mebibytes, String expected) {
		assertEquals(expected, GpuCatalogue.relative(gpu(id, product, mebibytes)).map(CatalogueGpu::name).orElse(""));
	}
}
