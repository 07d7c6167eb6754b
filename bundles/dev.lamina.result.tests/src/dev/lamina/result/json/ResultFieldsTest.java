package dev.lamina.result.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.lamina.result.ModelResult;
import dev.lamina.result.RecordVariants;
import dev.lamina.result.SimulationResult;

class ResultFieldsTest {
	/** What JSON does not say: places in files, and intervals of what is shown without them. */
	private static final Set<String> NOT_SAID = Set.of("promises.source", "vms.latency.mean.low", "vms.latency.mean.high",
			"vms.latency.p50.low", "vms.latency.p50.high", "vms.latency.p95.low", "vms.latency.p95.high", "vms.latency.p99.low",
			"vms.latency.p99.high", "vms.latency.max.low", "vms.latency.max.high", "vms.slowdown.low", "vms.slowdown.high",
			"vms.performance.low", "vms.performance.high", "vms.downtime.low", "vms.downtime.high", "vms.interruption.low",
			"vms.interruption.high", "vms.lost.low", "vms.lost.high", "vms.dropped.low", "vms.dropped.high");

	@Test
	void everyComponentIsWrittenAndReadAgain() throws Exception {
		String sample = json(RecordVariants.sample(SimulationResult.class));
		assertEquals(sample, again(sample));
		for (RecordVariants.Variant<SimulationResult> variant : RecordVariants.variants(SimulationResult.class)) {
			String json = json(variant.value());
			if (NOT_SAID.contains(variant.path())) {
				assertEquals(sample, json, variant.path());
			} else {
				assertNotEquals(sample, json, variant.path());
				assertEquals(json, again(json), variant.path());
			}
		}
	}

	@Test
	void fleetsAreWrittenAndReadAgain() throws Exception {
		for (RecordVariants.Variant<ModelResult.OfFleet> variant : RecordVariants.variants(ModelResult.OfFleet.class)) {
			ModelResult fleet = variant.value();
			String json = json(fleet);
			assertEquals(json, again(json), variant.path());
			assertEquals(List.of(fleet), read(json), variant.path());
		}
	}

	/** A component without a line in its table. */
	record Forgetful(String said, String forgotten) {
	}

	@Test
	void tableThatForgetsAComponentCannotBeBuilt() {
		RecordFormat.Builder<Forgetful> table = RecordFormat.of(Forgetful.class).field("said", JsonType.TEXT, "");
		assertTrue(assertThrows(IllegalStateException.class, table::build).getMessage().contains("forgotten"));
		assertThrows(IllegalStateException.class, () -> table.field("forgotten", JsonType.NUMBER, ""));
		assertThrows(IllegalStateException.class, () -> table.field("unknown", JsonType.TEXT, ""));
	}

	private static String again(String json) throws Exception {
		return json(read(json).getFirst());
	}

	private static List<ModelResult> read(String json) throws Exception {
		return ResultReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
	}

	private static String json(SimulationResult result) throws IOException {
		return json(new ModelResult.OfSimulation(List.of(result), List.of()));
	}

	private static String json(ModelResult result) throws IOException {
		StringWriter text = new StringWriter();
		ResultWriter.write(List.of(result), text);
		return text.toString();
	}
}
