package dev.lamina.engine.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

class LatencyRecorderTest {
	private static final MeasurementWindow WINDOW = new MeasurementWindow(1_100, 100, 4, List.of(0.0, 50.0, 100.0));

	private static void record(LatencyRecorder recorder, long now, long latency) {
		long[] terms = new long[CostTerm.ALL.size()];
		terms[CostTerm.GPU.ordinal()] = latency;
		recorder.record(now, latency, terms);
	}

	private static ResidencyTime throughout() {
		ResidencyTime residencyTime = new ResidencyTime(WINDOW);
		residencyTime.begin(0, 1);
		return residencyTime;
	}

	@Test
	void onlyOperationsThatCompleteInTheWindowCount() {
		LatencyRecorder recorder = new LatencyRecorder(WINDOW);
		record(recorder, 99, 5);
		record(recorder, 100, 10);
		record(recorder, 1_100, 30);
		record(recorder, 1_101, 7);
		ClientResult result = recorder.result("vm", 3, throughout());
		assertEquals(2, result.completed());
		assertEquals(3, result.refused());
		assertEquals(2e6, result.throughput(), 1e-6);
		assertEquals(20, result.meanLatency());
		assertEquals(30, result.maximumLatency());
		assertEquals(40, result.totalLatency());
		assertEquals(List.of(10L, 10L, 30L), result.percentiles());
		assertEquals(20, result.meanOf(CostTerm.GPU));
		assertEquals(0, result.meanOf(CostTerm.CPU));
	}

	@Test
	void batchesDivideTheWindow() {
		LatencyRecorder recorder = new LatencyRecorder(WINDOW);
		record(recorder, 350, 10);
		record(recorder, 351, 20);
		record(recorder, 1_000, 40);
		record(recorder, 1_100, 60);
		List<ClientResult.Batch> batches = recorder.result("vm", 0, throughout()).batches();
		assertEquals(List.of(1L, 1L, 0L, 2L), batches.stream().map(ClientResult.Batch::completed).toList());
		assertEquals(List.of(10.0, 20.0, 0.0, 50.0), batches.stream().map(ClientResult.Batch::meanLatency).toList());
		assertEquals(List.of(40L, 40L, 60L), batches.getLast().percentiles());
		assertEquals(60, batches.getLast().maximumLatency());
		assertEquals(2 / 250e-9, batches.getLast().throughput(), 1);
	}

	@Test
	void longLatenciesAreExactToThreeDigits() {
		LatencyRecorder recorder = new LatencyRecorder(WINDOW);
		long hour = 3_600_000_000_000L;
		record(recorder, 500, hour);
		record(recorder, 501, 3);
		ClientResult result = recorder.result("vm", 0, throughout());
		assertEquals(hour, result.maximumLatency());
		assertEquals(hour, result.percentiles().getLast(), hour / 1000.0);
		assertEquals(3, result.percentiles().getFirst());
	}

	@Test
	void nothingIsZero() {
		ClientResult result = new LatencyRecorder(WINDOW).result("vm", 0, throughout());
		assertEquals(List.of(0L, 0L, 0L), result.percentiles());
		assertEquals(0, result.meanLatency());
		assertEquals(0, result.meanOf(CostTerm.WAIT));
	}

	@Test
	void windowsThatMeasureNothingAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> MeasurementWindow.of(10, 10));
		assertThrows(IllegalArgumentException.class, () -> MeasurementWindow.of(0, 0));
		assertThrows(IllegalArgumentException.class, () -> MeasurementWindow.of(100, 0).withBatches(0));
		assertThrows(IllegalArgumentException.class, () -> MeasurementWindow.of(100, 0).withPercentiles(List.of(99.0, 50.0)));
		assertEquals(40, WINDOW.within(50, 140));
		assertEquals(0, WINDOW.within(20, 90));
		assertEquals(1000, WINDOW.within(0, 5000));
	}
}
