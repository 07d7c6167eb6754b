package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import dev.lamina.capacity.Capacity;
import dev.lamina.capacity.PartitionRequest;
import dev.lamina.dsl.catalogue.LibraryCatalogue;
import dev.lamina.model.GpuType;
import dev.lamina.model.Profile;

/** The library has what the vendor's own tools list: every vGPU type with its count, every MIG layout of the default configuration. */
class VendorListsTest {
	private static final List<GpuType> GPUS = new LibraryCatalogue().gpus().map(entry -> (GpuType) entry.declaration()).toList();

	private static List<String[]> rows(String name) throws IOException {
		return Files.readAllLines(Checkout.root().resolve("dsl/dev.lamina.dsl.tests/vendor-lists").resolve(name)).stream().skip(1)
				.map(line -> line.split(",", -1)).toList();
	}

	private static Optional<Profile> profile(GpuType gpu, String name) {
		return gpu.getProfiles().stream().filter(profile -> name.equals(profile.getName())).findFirst();
	}

	@Test
	void everyTypeOfTheVgpuDeviceManagerIsThereWithItsCount() throws IOException {
		Set<String> wrong = new TreeSet<>();
		int types = 0;
		for (String[] row : rows("vgpu-types.csv")) {
			if (row[2].isEmpty()) {
				types++;
				int count = Integer.parseInt(row[1]);
				if (GPUS.stream().flatMap(gpu -> profile(gpu, row[0]).stream())
						.noneMatch(type -> type.getMaximumInstances() == count)) {
					wrong.add(row[0] + ' ' + count);
				}
			}
		}
		assertEquals(Set.of(), wrong);
		assertEquals(710, types);
	}

	@Test
	void everyDefaultLayoutOfMigPartedFits() throws IOException {
		Map<String, List<String[]>> layouts = new LinkedHashMap<>();
		rows("mig-default-layouts.csv").forEach(
				row -> layouts.computeIfAbsent(row[0] + ' ' + row[1] + ' ' + row[3], name -> new ArrayList<>()).add(row));
		Set<String> unknown = new TreeSet<>();
		Set<String> refused = new TreeSet<>();
		layouts.forEach((name, rows) -> {
			List<String> devices = Arrays.stream(rows.getFirst()[3].split(" ")).filter(id -> !id.isEmpty())
					.map(id -> id.substring(2, 6).toLowerCase(Locale.ROOT)).toList();
			for (String device : devices) {
				List<GpuType> gpus = GPUS.stream()
						.filter(gpu -> gpu.getPciIds().stream().anyMatch(id -> id.device().endsWith(device)))
						.toList();
				if (gpus.isEmpty()) {
					unknown.add(device);
				} else if (gpus.stream().noneMatch(gpu -> fits(gpu, rows))) {
					refused.add(name + " on " + gpus.getFirst().getName());
				}
			}
			if (devices.isEmpty() && GPUS.stream().noneMatch(gpu -> fits(gpu, rows))) {
				refused.add(name);
			}
		});
		assertEquals(Set.of(), refused);
		assertEquals(Set.of("20b6", "233d"), unknown, "boards of which neither name nor memory was found");
	}

	private static boolean fits(GpuType gpu, List<String[]> rows) {
		List<PartitionRequest> wanted = rows.stream().flatMap(row -> profile(gpu, row[4]).stream()
				.map(profile -> PartitionRequest.of(profile, Integer.parseInt(row[5])))).toList();
		return wanted.size() == rows.size() && Capacity.fit(gpu, wanted).fits();
	}
}
