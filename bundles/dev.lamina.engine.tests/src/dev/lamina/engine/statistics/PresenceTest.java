package dev.lamina.engine.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class PresenceTest {
	private final Observation window = new Observation(1_100, 100, 4, List.of(50.0));
	private final Presence presence = new Presence(window);

	@Test
	void onlyMeasuredPhasesWithinTheWindowCount() {
		presence.begin(50, 1);
		presence.end(300);
		presence.end(400);
		presence.begin(1_000, 1);
		assertEquals(200 + 100, presence.measured());
		assertEquals(50, presence.within(250, 1_000));
	}

	@Test
	void anOperationTakesTheTimeFromCompletionToCompletionWhateverTheEdgesCut() {
		presence.begin(0, 1);
		for (int time = 90; time <= 1_080; time += 330) {
			presence.completed(time);
		}
		assertEquals(330, presence.timePerOperation());
	}

	@Test
	void operationsThatEndTogetherCountTogether() {
		presence.begin(0, 2);
		for (long time : List.of(80L, 80L, 480L, 480L, 880L, 880L)) {
			presence.completed(time);
		}
		assertEquals(200, presence.timePerOperation());
	}

	@Test
	void whoHasNotCompletedBeforeTheWindowIsCountedFromItsBeginning() {
		presence.begin(300, 1);
		presence.completed(600);
		presence.completed(900);
		assertEquals(300, presence.timePerOperation());
	}

	@Test
	void timesBetweenMeasuredPhasesAreLeftOut() {
		presence.begin(100, 1);
		presence.completed(200);
		presence.end(200);
		presence.begin(700, 1);
		presence.completed(800);
		presence.end(800);
		assertEquals(100, presence.timePerOperation());
	}

	@Test
	void whoStarvesWaitsForItsLastOperationToo() {
		presence.begin(100, 1);
		presence.completed(110);
		presence.completed(120);
		assertEquals(1_000 / 3.0, presence.timePerOperation(), 1e-9);
		assertEquals(Double.POSITIVE_INFINITY, new Presence(window).timePerOperation());
	}

	@Test
	void batchesInWhichTheClientWasNotThroughoutAreLeftOut() {
		presence.begin(300, 1);
		LatencyRecorder recorder = new LatencyRecorder(window);
		for (long time = 310; time <= 1_100; time += 10) {
			recorder.record(time, 10, new long[CostTerm.ALL.size()]);
			presence.completed(time);
		}
		ClientResult result = recorder.result("vm", 0, presence);
		assertEquals(800, result.present());
		assertEquals(1e8, result.throughput(), 1e-3);
		assertEquals(List.of(25L, 25L, 25L), result.batches().stream().map(ClientResult.Batch::completed).toList());
	}
}
