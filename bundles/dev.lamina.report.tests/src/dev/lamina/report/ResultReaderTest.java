package dev.lamina.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lamina.result.FleetResult;
import dev.lamina.result.ImpossibleCombination;
import dev.lamina.result.ModelResult;
import dev.lamina.result.json.ResultReader;
import dev.lamina.result.json.ResultWriter;
import dev.lamina.result.json.UnreadableResultException;

class ResultReaderTest {
	private static final ModelResult DESKTOPS = new ModelResult.OfSimulation(List.of(SampleResults.desktops()), List.of());
	private static final ModelResult FLEET = new ModelResult.OfFleet("acme",
			new FleetResult("openb", "best-fit", 42, 3, 12, 35, 30, List.of(new FleetResult.Point(29, 29.0, 6.25))));
	private static final ModelResult SWEEP = new ModelResult.OfSimulation(
			List.of(SampleResults.run("Vfio", 99.5, 0.02, true), SampleResults.run("RCuda", 1e-9 / 3, 1e12, false)),
			List.of(new ImpossibleCombination(new LinkedHashMap<>(Map.of("vm client.count", "9")), "There is no room.", "")));

	@Test
	void whatWasWrittenIsReadAgain() throws Exception {
		assertEquals(List.of(DESKTOPS), read(json(List.of(DESKTOPS))));
		assertEquals(List.of(FLEET), read(json(List.of(FLEET))));
		for (List<ModelResult> findings : List.of(List.of(SWEEP), List.of(DESKTOPS, FLEET, SWEEP, DESKTOPS))) {
			String json = json(findings);
			assertEquals(json, json(read(json)));
			assertEquals(findings.size(), read(json).size());
		}
	}

	@Test
	void precisionAndRemarksAreReadAgain() throws Exception {
		ModelResult inexact = SampleResults.alone(SampleResults.inexact());
		assertEquals(List.of(inexact), read(json(List.of(inexact))));
		assertTrue(json(List.of(inexact)).contains("\"reached\": false"));
	}

	@Test
	void interruptionsAreReadAgain() throws Exception {
		ModelResult migration = SampleResults.alone(SampleResults.migration());
		assertEquals(List.of(migration), read(json(List.of(migration))));
		String json = json(List.of(DESKTOPS)).replaceFirst("(\"upload\": [0-9.]+\\s+})",
				"$1,\n      \"downtime\": 0.25,\n      \"interruption\": 3.5,\n      \"causes\": []");
		assertTrue(json.contains("\"downtime\": 0.25"), json);
		assertEquals(json, json(read(json)));
	}

	@Test
	void unknownFieldsAreSkipped() throws Exception {
		String json = json(List.of(DESKTOPS));
		String later = json.replace("\"seed\":", "\"news\": {\"list\": [1, {\"a\": null}]},\n  \"seed\":");
		assertEquals(List.of(DESKTOPS), read(later));
	}

	@Test
	void otherVersionsAreRefusedByName() {
		assertEquals(
				"Its format is 'lamina-result/2'; this version of Lamina reads lamina-result/1, lamina-results/1 and "
						+ "lamina-fleet/1.",
				refusal("{\"schema\": \"lamina-result/2\"}"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			"holds": true      | "holds": "yes"        | $.expectations[0].holds must be true or false.
			"seed": 1,         | "seed": 1.5,          | $.seed must be a whole number.
			"seed": 1,         | "seed": 1e400000000,  | $.seed must be from -9223372036854775808 to 9223372036854775807.
			"seed": 1,         | "seed": 1, "seed": 2, | It has $.seed twice.
			"replications": 10 | "replications": 0     | $.replications must be from 1 to 2147483647.
			"duration": 60     | "duration": 1e-10     | $.duration must be a number of seconds with at most nine decimals.
			"duration": 60     | "duration": -1        | $.duration must be a number of seconds with at most nine decimals.
			"duration": 60     | "duration": "60 s"    | $.duration must be a number.
			"p99": 0.02196,    | ''                    | It has no $.vms[0].latency.p99.
			"vms"              | "virtualMachines"     | It has no $.vms.
			"acme.vdi"         | "acme\\u001b[31m"     | The text of $.model holds letters that cannot be printed.
			"limit": 55        | "limit": null         | $.expectations[0].limit must be a number.
			""")
	void damageIsSaidWithItsPlace(String from, String to, String sentence) throws IOException {
		String json = json(List.of(DESKTOPS));
		assertTrue(json.contains(from), from);
		int place = json.indexOf(from);
		assertEquals(sentence, refusal(json.substring(0, place) + to + json.substring(place + from.length())));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "{}", "3", "null", "{\"model\": 1}", "{\"schema\"", "{\"schema\": 1}", "host a { }",
			"{\"schema\": \"lamina-results/1\", \"runs\": [], \"impossible\": []}" })
	void whatIsNoResultIsRefused(String text) {
		String sentence = refusal(text);
		assertTrue(sentence.startsWith("It ") || sentence.startsWith("$.schema"), sentence);
	}

	@Test
	void everyBeginningOfAResultIsRefused() throws IOException {
		String json = json(List.of(DESKTOPS)).strip();
		for (int length = 0; length < json.length(); length += 7) {
			assertTrue(refusal(json.substring(0, length)).endsWith("."));
		}
		assertEquals("It is not JSON, or not complete: the trouble is at $.", refusal(json + "{}"));
	}

	@Test
	void depthAndLengthAreBounded() throws IOException {
		String deep = "{\"schema\": \"lamina-result/1\", \"x\": " + "[".repeat(100_000);
		assertTrue(refusal(deep).startsWith("It is not JSON"), refusal(deep));
		String json = json(List.of(DESKTOPS));
		UnreadableResultException refused = assertThrows(UnreadableResultException.class,
				() -> ResultReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), 1024));
		assertEquals("It is longer than 1 KiB.", refused.getMessage());
		assertEquals("It is not UTF-8 text.", assertThrows(UnreadableResultException.class,
				() -> ResultReader.read(new ByteArrayInputStream(new byte[] { '{', '"', (byte) 0xff }))).getMessage());
	}

	private static String json(List<ModelResult> findings) throws IOException {
		StringWriter writer = new StringWriter();
		ResultWriter.write(findings, writer);
		return writer.toString();
	}

	private static List<ModelResult> read(String text) throws IOException, UnreadableResultException {
		return ResultReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
	}

	private static String refusal(String text) {
		return assertThrows(UnreadableResultException.class, () -> read(text)).getMessage();
	}
}
