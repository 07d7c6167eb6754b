package dev.lamina.deployment.mig;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.lamina.model.GpuType;
import dev.lamina.model.Host;
import dev.lamina.model.HostGpu;
import dev.lamina.model.ModelFactory;
import dev.lamina.model.Policy;
import dev.lamina.model.Scheduler;
import dev.lamina.model.SchedulerKind;
import dev.lamina.model.quantity.Quantity;
import dev.lamina.placement.assignment.GpuSlot;

class VgpuSchedulerSettingTest {
	/** The values are those of the vendor's guide, chapter 7, by its patterns 01, 11, 00TT00.. and AAFFF0... */
	@ParameterizedTest
	@CsvSource({ "BEST_EFFORT,,,0,0x00000000", "EQUAL_SHARE,,,0,0x00000001", "FIXED_SHARE,,,0,0x00000011",
			"EQUAL_SHARE,3 ms,,0,0x00030001",
			"FIXED_SHARE,2 ms,,0,0x00020011", "FIXED_SHARE,90 ms,,0,0x001e0011", "EQUAL_SHARE,,480 Hz,20,0x141e0001",
			"FIXED_SHARE,,960 Hz,0,0x213c0011",
			"EQUAL_SHARE,,5 Hz,60,0x3c03f001" })
	void schedulersAreValuesOfTheRegistry(SchedulerKind kind, String slice, String frequency, int averaging, String value) {
		Scheduler scheduler = ModelFactory.eINSTANCE.createScheduler();
		scheduler.setKind(kind);
		scheduler.setSlice(slice == null ? null : Quantity.valueOf(slice));
		scheduler.setFrequency(frequency == null ? null : Quantity.valueOf(frequency));
		scheduler.setAveraging(averaging);
		assertEquals(Optional.of(value), VgpuSchedulerSetting.value(slot(scheduler)));
	}

	@Test
	void rulesThatTheDriverLacksAreLeftAlone() {
		assertEquals(Optional.of("0x00000000"), VgpuSchedulerSetting.value(slot(null)));
		Scheduler credit = ModelFactory.eINSTANCE.createScheduler();
		credit.setKind(SchedulerKind.CREDIT);
		assertEquals(Optional.empty(), VgpuSchedulerSetting.value(slot(credit)));
	}

	private static GpuSlot slot(Scheduler scheduler) {
		Host host = ModelFactory.eINSTANCE.createHost();
		HostGpu gpu = ModelFactory.eINSTANCE.createHostGpu();
		GpuType type = ModelFactory.eINSTANCE.createGpuType();
		Policy policy = ModelFactory.eINSTANCE.createPolicy();
		policy.setScheduler(scheduler);
		return new GpuSlot(host, 0, gpu, 0, type, Optional.of(policy), Optional.empty(), List.of(), List.of());
	}
}
