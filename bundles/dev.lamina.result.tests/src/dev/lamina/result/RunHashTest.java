package dev.lamina.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.lamina.result.RecordVariants.Variant;

class RunHashTest {
	private static final SimulationResult SAMPLE = RecordVariants.sample(SimulationResult.class);

	@Test
	void everyComponentCounts() {
		List<Variant<SimulationResult>> variants = RecordVariants.variants(SimulationResult.class);
		assertTrue(variants.size() > 60, "only " + variants.size());
		for (Variant<SimulationResult> variant : variants) {
			String component = variant.path().substring(variant.path().lastIndexOf('.') + 1);
			assertNotEquals(SAMPLE, variant.value(), variant.path());
			if (RunHash.NOT_COUNTED.contains(component)) {
				assertEquals(RunHash.of(SAMPLE), RunHash.of(variant.value()), variant.path());
			} else {
				assertNotEquals(RunHash.of(SAMPLE), RunHash.of(variant.value()), variant.path());
			}
		}
	}

	@Test
	void equalResultsHaveEqualHashes() {
		assertEquals(RunHash.of(SAMPLE), RunHash.of(RecordVariants.sample(SimulationResult.class)));
		assertTrue(RunHash.of(SAMPLE).matches("[0-9a-f]{64}"), RunHash.of(SAMPLE));
	}
}
