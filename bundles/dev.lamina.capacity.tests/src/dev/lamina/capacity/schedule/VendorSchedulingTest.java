package dev.lamina.capacity.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vendors' scheduling numbers, as they publish them. */
class VendorSchedulingTest {
	@ParameterizedTest
	@CsvSource({ "1, 2, 480", "8, 2, 480", "9, 1, 960", "32, 1, 960" })
	void nvidiaDefaultsDependOnTheMaximumOfTheType(int maximum, long milliseconds, long hertz) {
		assertEquals(milliseconds * 1_000_000, NvidiaVgpuScheduling.defaultSlice(maximum));
		assertEquals(hertz, NvidiaVgpuScheduling.defaultFrequency(maximum));
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
	void intelKeepsIdleTurnsOnlyUnderTheFixedProfile() {
		assertTrue(IntelSriovScheduling.FIXED_30FPS.isIdleScheduled());
		assertFalse(IntelSriovScheduling.FLEXIBLE_30FPS.isIdleScheduled());
		assertThrows(IllegalArgumentException.class, () -> IntelSriovScheduling.FIXED_30FPS.quantum(0));
	}

	@ParameterizedTest
	@CsvSource({ "1, 16", "2, 8", "4, 4", "8, 2" })
	void gvtgWeights(int perGpu, int weight) {
		assertEquals(weight, GvtgScheduling.weight(perGpu));
	}

	@Test
	void amdDefaults() {
		assertEquals(OptionalLong.of(6_000_000), AmdGimScheduling.instinctSlice(2));
		assertEquals(OptionalLong.empty(), AmdGimScheduling.instinctSlice(1));
		assertEquals(4_000_000, AmdGimScheduling.s7150Slice(0));
		assertEquals(8_000_000, AmdGimScheduling.s7150Slice(2));
		assertThrows(IllegalArgumentException.class, () -> AmdGimScheduling.s7150Slice(3));
	}
}
