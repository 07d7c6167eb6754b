package dev.lamina.report.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;

import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

import dev.lamina.report.SampleResults;
import dev.lamina.result.Estimate;
import dev.lamina.result.FleetResult;
import dev.lamina.result.ImpossibleCombination;
import dev.lamina.result.ModelResult;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;

class JunitReportTest {
	@Test
	void eachPromiseIsATestCase() throws Exception {
		assertEquals(
				"""
						<?xml version="1.0" encoding="UTF-8"?>
						<testsuites name="lamina" tests="2" failures="1" errors="0">
						<testsuite name="acme.vdi.monday" tests="2" failures="1" errors="0" skipped="0">
						<properties>
						<property name="seed" value="1"/>
						<property name="replications" value="10"/>
						<property name="duration" value="60 s"/>
						<property name="run" value="0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"/>
						</properties>
						<testcase classname="acme.vdi.monday.designer[0]" name="fps &gt;= 55"></testcase>
						<testcase classname="acme.vdi.monday.designer[0]" name="frame-time p99 &lt;= 20 ms">
						<failure message="frame-time is 22.0 ms, promised is &lt;= 20.0 ms" type="promise.broken">measured: 22.0 ms, 95 % confidence interval 21.5 to 22.4
						promised: &lt;= 20.0 ms
						</failure>
						</testcase>
						</testsuite>
						</testsuites>
						""",
				valid(List.of(new ModelResult.OfSimulation(List.of(SampleResults.desktops()), List.of()))));
	}

	@Test
	void combinationsThatCannotBeRunAreSkipped() throws Exception {
		ImpossibleCombination combination = new ImpossibleCombination(new LinkedHashMap<>(Map.of("vm client.count", "9")),
				"There is no room.", "");
		String xml = valid(
				List.of(new ModelResult.OfSimulation(List.of(SampleResults.run("Vfio", 99.5, 0.02, true)), List.of(combination)),
						new ModelResult.OfFleet("acme", new FleetResult("openb", "best-fit", 42, 3, 12, 35, 30, List.of()))));
		assertTrue(xml.contains("<testsuites name=\"lamina\" tests=\"2\" failures=\"0\" errors=\"0\">"), xml);
		assertTrue(xml.contains(" skipped=\"1\">"), xml);
		assertTrue(xml.contains("name=\"slowdown &lt;= 10 % [policy service.stack=Vfio, vm client.count=1]\""), xml);
		assertTrue(xml.contains("name=\"can be run [vm client.count=9]\"><skipped message=\"There is no room.\"/>"), xml);
	}

	@Test
	void lettersThatXmlForbidsAreReplaced() throws Exception {
		SimulationResult some = SampleResults.desktops();
		PromiseResult odd = new PromiseResult("<a&\u0001\ud800>", "\"]]>\uffff", "fps", "", ">=", Estimate.NONE, 1, false, "");
		String xml = valid(List
				.of(new ModelResult.OfSimulation(
						List.of(new SimulationResult("m\u0000", "", some.variation(), 1, 1, 1, 0, List.of(),
								List.of(), List.of(), List.of(odd), "0")),
						List.of())));
		assertTrue(xml.contains("classname=\"m\ufffd.&lt;a&amp;\ufffd\ufffd&gt;\""), xml);
	}

	@Test
	void schemaRefusesWhatIsNoReport() {
		assertThrows(SAXException.class,
				() -> schema().newValidator().validate(new StreamSource(new StringReader("<testsuites tests=\"1\"/>"))));
	}

	private static String valid(List<ModelResult> findings) throws IOException, SAXException {
		StringWriter writer = new StringWriter();
		JunitReport.write(findings, writer);
		schema().newValidator().validate(new StreamSource(new StringReader(writer.toString())));
		return writer.toString();
	}

	private static Schema schema() throws SAXException {
		return SchemaFactory.newDefaultInstance().newSchema(JunitReportTest.class.getResource("junit.xsd"));
	}
}
