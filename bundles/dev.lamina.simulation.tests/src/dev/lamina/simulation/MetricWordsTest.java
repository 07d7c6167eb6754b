package dev.lamina.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.lamina.model.Metric;
import dev.lamina.result.ResultMetric;

/** Results know the metrics of the language by their words, without its metamodel. */
class MetricWordsTest {
	@Test
	void resultsKnowTheMetricsOfTheLanguage() {
		assertEquals(Stream.of(Metric.values()).map(Metric::getLiteral).sorted().toList(),
				Stream.of(ResultMetric.values()).map(ResultMetric::word).sorted().toList());
	}
}
