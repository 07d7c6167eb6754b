package dev.lamina.engine.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class ResidencyTimeTest {
	private final MeasurementWindow window = new MeasurementWindow(1_100, 100, 4, List.of(50.0));
	private final ResidencyTime residencyTime = new ResidencyTime(window);

	@Test
	void onlyMeasuredPhasesWithinTheWindowCount() {
		residencyTime.begin(50, 1);
		residencyTime.end(300);
		residencyTime.end(400);
		residencyTime.begin(1_000, 1);
		assertEquals(200 + 100, residencyTime.measured());
		assertEquals(50, residencyTime.within(250, 1_000));
	}

	@Test
	void anOperationTakesTheTimeFromCompletionToCompletionWhateverTheEdgesCut() {
		residencyTime.begin(0, 1);
		for (int time = 90; time <= 1_080; time += 330) {
			residencyTime.completed(time);
		}
		assertEquals(330, residencyTime.timePerOperation());
	}

	@Test
	void operationsThatEndTogetherCountTogether() {
		residencyTime.begin(0, 2);
		for (long time : List.of(80L, 80L, 480L, 480L, 880L, 880L)) {
			residencyTime.completed(time);
		}
		assertEquals(200, residencyTime.timePerOperation());
	}

	@Test
	void whoHasNotCompletedBeforeTheWindowIsCountedFromItsBeginning() {
		residencyTime.begin(300, 1);
		residencyTime.completed(600);
		residencyTime.completed(900);
		assertEquals(300, residencyTime.timePerOperation());
	}

	@Test
	void timesBetweenMeasuredPhasesAreLeftOut() {
		residencyTime.begin(100, 1);
		residencyTime.completed(200);
		residencyTime.end(200);
		residencyTime.begin(700, 1);
		residencyTime.completed(800);
		residencyTime.end(800);
		assertEquals(100, residencyTime.timePerOperation());
	}

	@Test
	void whoStarvesWaitsForItsLastOperationToo() {
		residencyTime.begin(100, 1);
		residencyTime.completed(110);
		residencyTime.completed(120);
		assertEquals(1_000 / 3.0, residencyTime.timePerOperation(), 1e-9);
		assertEquals(Double.POSITIVE_INFINITY, new ResidencyTime(window).timePerOperation());
	}

	@Test
	void batchesInWhichTheClientWasNotThroughoutAreLeftOut() {
		residencyTime.begin(300, 1);
		LatencyRecorder recorder = new LatencyRecorder(window);
		for (long time = 310; time <= 1_100; time += 10) {
			recorder.record(time, 10, new long[CostTerm.ALL.size()]);
			residencyTime.completed(time);
		}
		ClientResult result = recorder.result("vm", 0, residencyTime);
		assertEquals(800, result.present());
		assertEquals(1e8, result.throughput(), 1e-3);
		assertEquals(List.of(25L, 25L, 25L), result.batches().stream().map(ClientResult.Batch::completed).toList());
	}
}
