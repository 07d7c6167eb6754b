package dev.lamina.dsl.catalogue;

import static dev.lamina.dsl.catalogue.LibraryModel.mebibytes;
import static dev.lamina.dsl.catalogue.LibraryModel.profile;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lamina.capacity.mig.SharedInstances;
import dev.lamina.capacity.schedule.AmdGimScheduling;
import dev.lamina.capacity.schedule.IntelSriovScheduling;
import dev.lamina.model.GpuType;
import dev.lamina.model.Profile;
import dev.lamina.model.ProfileKind;

/** The GPUs of the library say what the vendors' tables say, and their geometry is free of contradictions. */
class GpuFactsTest {
	@TempDir
	Path empty;

	static Stream<String> gpus() {
		return LibraryModel.gpus();
	}

	/** Rows of the vendor's table of time-sliced types (series Q, B and A); T4, L40 and L40S have C types besides. */
	@ParameterizedTest
	@CsvSource({ "M10, 14", "M60, 14", "M6, 14", "P100C, 14", "P100, 14", "P100X, 14", "P40, 20", "P4, 12", "P6, 14", "V100X, 14",
			"V100L, 14", "V100, 14", "V100DX, 16", "V100D, 16", "V100S, 14", "RTX8000, 22", "RTX6000, 18", "RTX8000P, 22",
			"RTX6000P, 18",
			"T4, 14", "RTXA6000, 22", "RTXA5000, 18", "RTXA5500, 18", "A40, 22", "A10, 18", "A10M, 14", "A16, 12", "A2, 12",
			"RTX6000-Ada, 22", "RTX5000-Ada, 14", "L40, 22", "L40S, 22", "L20, 22", "L2, 18", "L4, 18" })
	void everyTypeOfTheVendorsTableIsThere(String name, int types) {
		GpuType gpu = nvidia(name);
		assertEquals(types, gpu.getProfiles().stream().filter(type -> !"C".equals(type.getSeries())).count());
		assertTrue(gpu.getProfiles().stream().filter(type -> !"C".equals(type.getSeries())).allMatch(type -> type.getTypeId() > 0
				&& type.getGuestMemory() != null && type.getHeads() > 0 && type.getFrameLimit() != null
				&& !type.getLicenses().isEmpty()));
	}

	@ParameterizedTest
	@CsvSource({ "M10, M10-0Q, 512, 416, 16", "M10, M10-8Q, 8192, 7616, 1", "T4, T4-4Q, 4096, 3776, 4",
			"T4, T4-4C, 4096, 3776, 4",
			"A40, A40-8Q, 8192, 7616, 6", "A40, A40-1Q, 1024, 896, 32" })
	void aTypeHasTheFrameBufferAndTheCountOfTheTable(String gpu, String type, int memory, int guest, int instances) {
		Profile profile = profile(nvidia(gpu), type);
		assertEquals(List.of((long) memory, (long) guest, (long) instances),
				List.of(mebibytes(profile.getMemory()), mebibytes(profile.getGuestMemory()),
						(long) profile.getMaximumInstances()));
	}

	@Test
	void theFrameRateLimiterHoldsVirtualPcsAt45() {
		assertEquals(60, profile(nvidia("A40"), "A40-2Q").getFrameLimit().base());
		assertEquals(45, profile(nvidia("A40"), "A40-2B").getFrameLimit().base());
	}

	@ParameterizedTest
	@CsvSource({ "A100-80, A100D-16C, 5, 4", "A100-80, A100D-8C, 10, 8", "A100-80, A100D-4C, 20, 16", "A100-40, A100-8C, 5, 4",
			"L40, L40-16C, 3, 2", "L40, L40-4C, 12, 8", "L4, L4-8Q, 3, 2", "L4, L4-1Q, 24, 16" })
	void mixedSizesCostInstances(String gpu, String type, int equal, int mixed) {
		Profile profile = profile(nvidia(gpu), type);
		assertEquals(List.of(equal, mixed), List.of(profile.getMaximumInstances(), profile.getMaximumMixedInstances()));
	}

	@Test
	void eightyGigabytesTake16CAtFourPlaces() {
		assertEquals(List.of(0, 24, 40, 64), profile(nvidia("H100-80"), "H100XM-16C").getPlacements());
	}

	@ParameterizedTest
	@CsvSource({ "A100-80, 1g.10gb, 7, 1, 1, 14", "A100-80, 1g.10gb+me, 1, 1, 1, 14", "A100-80, 1g.20gb, 4, 1, 2, 14",
			"A100-40, 2g.10gb, 3, 2, 2, 28", "A100-40, 3g.20gb, 2, 3, 4, 42", "H100-80, 4g.40gb, 1, 4, 4, 64",
			"H100-80, 7g.80gb, 1, 7, 8, 132",
			"A30, 1g.6gb, 4, 1, 1, 14", "H200, 1g.18gb, 7, 1, 1, 16", "B200, 7g.180gb, 1, 7, 8, 148",
			"H100-80, 3g.40gb, 2, 3, 4, 60", "H200, 3g.71gb, 2, 3, 4, 60", "B200, 1g.45gb, 4, 1, 2, 30",
			"GB200, 2g.47gb, 3, 2, 2, 38",
			"RTX-PRO-6000, 1g.24gb+gfx, 4, 1, 3, 46", "RTX-PRO-6000, 2g.48gb, 2, 2, 6, 94" })
	void aMigInstanceHasTheSlicesOfTheGuide(String gpu, String name, int instances, int compute, int memory, int units) {
		Profile profile = profile(nvidia(gpu), name);
		assertEquals(ProfileKind.MIG, profile.getKind());
		assertEquals(List.of(instances, compute, memory, units),
				List.of(profile.getMaximumInstances(), profile.getComputeSlices(),
						profile.getMemorySlices(), profile.getComputeUnits()));
	}

	@Test
	void aMigBackedTypeHasItsInstanceBehindIt() {
		assertEquals("1g.10gb+me", profile(nvidia("A100-80"), "A100D-1-10CME").getBacking().getName());
	}

	@Test
	void sixteenFunctionsOfAFlex170HaveTheQuantumOfTheDefaultProfile() {
		Profile profile = profile(LibraryModel.gpu("intel/Flex170", empty), "VF-16");
		assertEquals(2_000_000, profile.getQuantum().base());
		assertEquals(16_000_000, profile.getPreemptionTimeout().base());
		assertEquals(List.of(1000L, 240L, 1024L, 15L, 16L),
				List.of(mebibytes(profile.getMemory()), mebibytes(profile.getTranslationSpace()),
						(long) profile.getContexts(), (long) profile.getDoorbells(), (long) profile.getMaximumInstances()));
	}

	@ParameterizedTest
	@CsvSource({ "Flex140, FLEXIBLE_30FPS", "Flex170, FLEXIBLE_30FPS", "Max1100, FLEXIBLE_BURSTABLE_QOS",
			"Max1550, FLEXIBLE_BURSTABLE_QOS" })
	void everyFunctionHasTheQuantumAndTimeoutOfTheDefaultProfileOfItsSeries(String gpu, IntelSriovScheduling scheduling) {
		List<Profile> functions = LibraryModel.gpu("intel/" + gpu, empty).getProfiles();
		assertFalse(functions.isEmpty());
		for (Profile profile : functions) {
			int count = Integer.parseInt(profile.getName().substring("VF-".length()));
			assertEquals(scheduling.quantum(count), profile.getQuantum().base(), profile.getName());
			assertEquals(scheduling.preemptionTimeout(count), profile.getPreemptionTimeout().base(), profile.getName());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "AmdMxGpu", "AmdInstinct" })
	void aStackOfAmdHasTheSliceOfItsDriver(String stack) {
		assertEquals(AmdGimScheduling.DEFAULT_SLICE, LibraryModel.stack(stack, empty).getCost().getSlice().base());
	}

	@ParameterizedTest
	@CsvSource({ "VF-1, 7936", "VF-3, 2640", "VF-7, 1120", "VF-16, 496" })
	void aFunctionOfAnS7150IsARoundedPartOfWhatThePfLeaves(String name, int mebibytes) {
		assertEquals(mebibytes, mebibytes(profile(LibraryModel.gpu("amd/S7150", empty), name).getMemory()));
	}

	@Test
	void anMi300xHasFourModes() {
		assertEquals(List.of("SPX 1", "DPX 2", "QPX 4", "CPX 8"), LibraryModel.gpu("amd/MI300X", empty).getProfiles().stream()
				.map(mode -> mode.getName() + ' ' + mode.getMaximumInstances()).toList());
	}

	@Test
	void aTypeOfGvtgHasTheWeightOfItsSize() {
		GpuType gpu = LibraryModel.gpu("intel/Skylake-GVTg", empty);
		assertEquals(List.of(2, 4, 8, 16), gpu.getProfiles().stream().map(Profile::getWeight).toList());
		assertEquals(7, gpu.getInstanceLimit());
	}

	@ParameterizedTest
	@MethodSource("gpus")
	void allInstancesOfOneProfileFitTheGpu(String name) {
		GpuType gpu = LibraryModel.gpu(name, empty);
		for (Profile profile : gpu.getProfiles()) {
			Profile taken = profile.getBacking() == null ? profile : profile.getBacking();
			int instances = profile.getMaximumInstances() / SharedInstances.guestsPerInstance(profile);
			if (taken.getMemory() != null) {
				assertTrue(mebibytes(taken.getMemory()) * instances <= mebibytes(gpu.getMemory()), profile.getName());
			}
			assertTrue(profile.getGuestMemory() == null || profile.getMemory() == null
					|| mebibytes(profile.getGuestMemory()) <= mebibytes(profile.getMemory()), profile.getName());
			assertTrue(taken.getComputeSlices() * instances <= gpu.getComputeSlices(), profile.getName());
			assertTrue(taken.getStarts().stream().allMatch(start -> start + taken.getMemorySlices() <= gpu.getMemorySlices()),
					profile.getName());
		}
	}

	@ParameterizedTest
	@MethodSource("gpus")
	void mixedPlacementsLieSideBySideOnTheAxis(String name) {
		GpuType gpu = LibraryModel.gpu(name, empty);
		for (Profile profile : gpu.getProfiles()) {
			Set<Integer> taken = new HashSet<>();
			profile.getPlacements().forEach(start -> IntStream.range(start, start + profile.getPlacementSize())
					.forEach(place -> assertTrue(taken.add(place) && place < gpu.getPlacementRegion(),
							profile.getName() + " at " + start)));
			assertEquals(profile.getMaximumMixedInstances(), profile.getPlacements().size(), profile.getName());
			assertTrue(profile.getMaximumMixedInstances() <= profile.getMaximumInstances(), profile.getName());
		}
	}

	private GpuType nvidia(String name) {
		return LibraryModel.gpu("nvidia/" + name, empty);
	}
}
