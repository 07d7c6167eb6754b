package dev.lamina.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;

class ResultMetricTest {
	@Test
	void everyWordMeansItsMetric() {
		for (ResultMetric metric : ResultMetric.values()) {
			assertEquals(Optional.of(metric), ResultMetric.of(metric.word()));
		}
		assertTrue(ResultMetric.of("speed").isEmpty());
	}

	@Test
	void plainNumbersHaveTheUnitOfTheirMetric() {
		assertEquals("fps", promise("fps", "").displayUnit());
		assertEquals("/s", promise("throughput", "").displayUnit());
		assertEquals("cores", promise("overhead", "").displayUnit());
		assertEquals("", promise("instances", "").displayUnit());
		assertEquals("", promise("speed", "").displayUnit());
		assertEquals("ms", promise("frame-time", "ms").displayUnit());
	}

	private static PromiseResult promise(String metric, String unit) {
		return new PromiseResult("v", metric + " >= 1", metric, unit, ">=", Estimate.exactly(1), 1, true, "");
	}
}
