package dev.lamina.capacity.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.lamina.model.GpuType;
import dev.lamina.model.ModelFactory;
import dev.lamina.model.SchedulerKind;
import dev.lamina.model.SharingMode;
import dev.lamina.model.Technique;
import dev.lamina.model.Vendor;

/** The vendors' scheduling numbers, as they publish them. */
class VendorSchedulingTest {
	@ParameterizedTest
	@CsvSource({ "1, 2", "8, 2", "9, 1", "32, 1" })
	void nvidiaDefaultsDependOnTheMaximumOfTheType(int maximum, long milliseconds) {
		assertEquals(milliseconds * 1_000_000, NvidiaVgpuScheduling.defaultSlice(maximum));
	}

	@Test
	void nvidiaRangesAndFrequencies() {
		assertEquals(15_873_015, NvidiaVgpuScheduling.sliceOf(63));
		assertEquals(1_041_666, NvidiaVgpuScheduling.sliceOf(960));
		assertEquals(30_000_000, NvidiaVgpuScheduling.effectiveSlice(31_000_000));
		assertEquals(1_000_000, NvidiaVgpuScheduling.effectiveSlice(1));
		assertEquals(63, NvidiaVgpuScheduling.effectiveFrequency(0));
		assertEquals(960, NvidiaVgpuScheduling.effectiveFrequency(1000));
		assertThrows(IllegalArgumentException.class, () -> NvidiaVgpuScheduling.sliceOf(0));
	}

	@ParameterizedTest
	@CsvSource({ "1, 32, 128000, 50, 1950000", "2, 16, 32000, 50, 1950000", "3, 10, 21333, 50, 950000", "4, 8, 16000, 50, 616000",
			"5, 6, 16000, 50, 450000", "6, 5, 16000, 50, 350000", "8, 4, 16000, 50, 235000", "12, 2, 16000, 50, 131000",
			"16, 2, 16000, 50, 83000", "32, 1, 16000, 32, 32000", "62, 1, 16000, 16, 16000", "63, 1, 16000, 16, 16000" })
	void intelFormulas(int functions, long quantum, long timeout, long burstQuantum, long burstTimeout) {
		assertEquals(quantum * 1_000_000, IntelSriovScheduling.FLEXIBLE_30FPS.quantum(functions));
		assertEquals(quantum * 1_000_000, IntelSriovScheduling.FIXED_30FPS.quantum(functions));
		assertEquals(timeout * 1_000, IntelSriovScheduling.FLEXIBLE_30FPS.preemptionTimeout(functions));
		assertEquals(burstQuantum * 1_000_000, IntelSriovScheduling.FLEXIBLE_BURSTABLE_QOS.quantum(functions));
		assertEquals(burstTimeout * 1_000, IntelSriovScheduling.FLEXIBLE_BURSTABLE_QOS.preemptionTimeout(functions));
	}

	@Test
	void intelFormulasNeedAFunction() {
		assertThrows(IllegalArgumentException.class, () -> IntelSriovScheduling.FIXED_30FPS.quantum(0));
	}

	@Test
	void eachVendorHasASliceOfItsOwn() {
		assertEquals(2_000_000, VendorScheduling.of(Vendor.NVIDIA).defaultSlice(SchedulerKind.BEST_EFFORT, 8));
		assertEquals(6_000_000, VendorScheduling.of(Vendor.AMD).defaultSlice(SchedulerKind.ROUND_ROBIN, 8));
		assertEquals(4_000_000, VendorScheduling.of(Vendor.INTEL).defaultSlice(SchedulerKind.ROUND_ROBIN, 8));
		assertEquals(1_000_000, VendorScheduling.of(Vendor.INTEL).defaultSlice(SchedulerKind.WEIGHTED, 8));
	}

	@Test
	void amdKnowsTwoFamilies() {
		GpuType instinct = ModelFactory.eINSTANCE.createGpuType();
		instinct.getSupports().add(SharingMode.COMPUTE_PARTITIONS);
		GpuType fire = ModelFactory.eINSTANCE.createGpuType();
		VendorScheduling amd = VendorScheduling.of(Vendor.AMD);
		assertEquals(500_000_000, amd.limits(SchedulerKind.ROUND_ROBIN, Optional.of(instinct)).orElseThrow().slice().most());
		assertEquals(2_000_000_000, amd.limits(SchedulerKind.ROUND_ROBIN, Optional.of(fire)).orElseThrow().slice().most());
		assertEquals(Optional.empty(), amd.limits(SchedulerKind.ROUND_ROBIN, Optional.empty()));
		assertEquals(OptionalLong.of(255_000_000), amd.multimediaSlice(instinct, Technique.SR_IOV));
		assertEquals(OptionalLong.empty(), amd.multimediaSlice(fire, Technique.SR_IOV));
		assertEquals(OptionalLong.empty(), amd.multimediaSlice(instinct, Technique.PASS_THROUGH));
	}
}
