package dev.lamina.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import dev.lamina.model.xml.XmlText;
import dev.lamina.report.SampleResults;
import dev.lamina.result.EngineResult;
import dev.lamina.result.Estimate;
import dev.lamina.result.GpuResult;
import dev.lamina.result.Latency;
import dev.lamina.result.ModelResult;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.VmResult;

class HtmlReportTest {
	private static final ModelResult DESKTOPS = SampleResults.alone(SampleResults.desktops());

	@Test
	void itSaysWhetherARunIsAsExactAsWanted() throws Exception {
		assertTrue(html(SampleResults.alone(SampleResults.inexact())).contains("more than the 2.0 % wanted"));
	}

	@Test
	void itSaysWhatElseHappened() throws Exception {
		assertContains(html(SampleResults.alone(SampleResults.inexact())),
				"<p class=\"lead\">'small[1]' is stopped at 20 s.</p>");
	}

	@Test
	void interruptedVmsHaveATable() throws Exception {
		String page = html(SampleResults.alone(SampleResults.migration()));
		assertContains(page, "<h2>Interruptions</h2>");
		assertContains(page, """
				<tr><th scope="row">moved</th><td>CadViewport</td><td class="number">1.70 ms</td><td class="number">-</td>\
				<td class="number">600 ms</td><td class="number">-</td><td>migrate, fail</td></tr>
				""");
		assertFalse(page.substring(page.indexOf("<h2>Interruptions</h2>")).contains("stayed"),
				"only who was interrupted is in the table");
		assertFalse(html(DESKTOPS).contains("Interruptions"), "without an interruption there is no table");
	}

	@Test
	void intervalsOfInterruptionsAreShown() throws Exception {
		VmResult moved = SampleResults.migration().vms().getLast();
		VmResult varied = new VmResult(moved.name(), moved.stack(), moved.technique(), moved.workload(), moved.place(),
				moved.operation(),
				moved.completed(), moved.throughput(), moved.latency(), moved.slowdown(), moved.performance(),
				moved.breakdownNanos(),
				new Estimate(1.7e6, 1.5e6, 1.9e6), moved.interruption(), moved.causes());
		SimulationResult run = new SimulationResult("acme", "", new LinkedHashMap<>(), 1, 2, 1, 0, List.of(varied), List.of(),
				List.of(), List.of(), "0");
		assertContains(html(SampleResults.alone(run)), "<td class=\"number\">1.50 ms to 1.90 ms</td>");
	}

	@Test
	void verdictsStandFirst() throws IOException {
		String page = html(DESKTOPS);
		assertContains(page, """
				<h1>acme.vdi, simulation monday</h1>
				<p class="lead">60 s with 5 s warm-up, 10 replications, seed 1, run 0123456789abcdef</p>
				<p class="verdict bad"><span aria-hidden="true">✗</span> 1 of 2 promises are kept.</p>
				""");
		assertContains(page, """
				<tr><th scope="row">designer[0]</th><td>frame-time p99 &lt;= 20 ms</td><td class="number">22.0 ms</td>\
				<td class="number">21.5 to 22.4</td><td><span class="bad">✗ broken</span></td></tr>
				""");
	}

	@Test
	void chartsShowWhatTheTablesSay() throws IOException {
		String page = html(DESKTOPS);
		assertContains(page, """
				<text x="0" y="43">designer[0]</text><text class="figure" x="960" y="43">22.0 ms</text>
				<rect class="tomax" x="485.5" y="36" width="285.5" height="6"><title>slowest 43.9 ms</title></rect>
				<rect class="to99" x="456.9" y="32" width="28.5" height="14"><title>p99 22.0 ms</title></rect>
				<rect class="to95" x="318.3" y="32" width="138.6" height="14"><title>p95 19.8 ms</title></rect>
				<circle class="dot" cx="318.3" cy="39" r="5"><title>median 9.10 ms</title></circle>
				<rect class="limit bad" x="459" y="28" width="2" height="22"><title>frame-time p99 &lt;= 20 ms</title></rect>
				""");
		assertContains(page, "<title>designer[0] 33.0 %</title>");
		assertContains(page, "<title>switching between VMs 1.3 %</title>");
		assertContains(page, "<title>gpu 60.4 %</title>");
	}

	@Test
	void pageHoldsAllThatItNeeds() throws IOException {
		for (ModelResult modelResult : List.of(DESKTOPS, sweep(), SampleResults.fleet())) {
			String page = html(modelResult);
			assertContains(page, "content=\"default-src 'none'; style-src 'unsafe-inline'\"");
			for (String outside : List.of("http:", "https:", "//", "src=", "href", "url(", "@import", "<script", " style=",
					" on")) {
				String markup = outside.equals(" on") ? page.replaceAll(">[^<]*<", "><").replaceAll("\"[^\"]*\"", "\"\"") : page;
				assertFalse(markup.contains(outside), outside);
			}
		}
	}

	@Test
	void pageIsAccessible() throws Exception {
		for (ModelResult modelResult : List.of(DESKTOPS, SampleResults.alone(SampleResults.migration()), sweep(),
				SampleResults.fleet())) {
			Document page = parsed(html(modelResult));
			assertEquals("en", page.getDocumentElement().getAttribute("lang"));
			assertEquals(1, elements(page, "h1").size());
			assertEquals(1, elements(page, "main").size());
			assertFalse(elements(page, "table").isEmpty());
			assertEquals(elements(page, "table").size(), elements(page, "caption").size());
			for (Element table : elements(page, "table")) {
				assertFalse(((Element) table.getElementsByTagName("caption").item(0)).getTextContent().isBlank());
			}
			elements(page, "th").forEach(header -> assertTrue(header.getAttribute("scope").matches("row|col")));
			elements(page, "svg").forEach(chart -> assertTrue(
					chart.getAttribute("role").equals("img") && chart.getAttribute("aria-label").length() > 20));
		}
		assertEquals(5, elements(parsed(html(DESKTOPS)), "svg").size());
	}

	@Test
	void sweepIsOneTableWithItsRunsBelow() throws Exception {
		String page = html(sweep());
		assertContains(page, "<p class=\"lead\">3 combinations, each 30 s, 1 replication, seed 7</p>");
		assertContains(page, "<tr><td><span class=\"good\">*</span></td><th scope=\"row\">Vfio</th>");
		assertContains(page, XmlText.legal(SampleResults.impossible().reason()));
		assertEquals(2, elements(parsed(page), "details").size());
	}

	@Test
	void severalResultsHaveOneHeadingEach() throws Exception {
		Document page = parsed(html(DESKTOPS, SampleResults.fleet()));
		assertEquals("2 results", elements(page, "h1").getFirst().getTextContent());
		assertEquals(List.of("acme.vdi, simulation monday"),
				elements(page, "h2").stream().map(Element::getTextContent).limit(1).toList());
	}

	@Test
	void everyTextIsEscaped() throws Exception {
		String evil = "</style></title><script>alert(1)</script>&\"'\u0000\ud800";
		VmResult vm = new VmResult(evil, evil, evil, evil, evil, evil, 1, new Estimate(1, 0, Double.MAX_VALUE), latency(1e300),
				Estimate.exactly(-1),
				Estimate.exactly(Double.MAX_VALUE), map(evil, 1e300));
		GpuResult gpu = new GpuResult(evil, evil, evil, evil, Long.MAX_VALUE, 0,
				List.of(new EngineResult(evil, 7, -3, Double.NaN, map(evil, 9.0))));
		PromiseResult promise = new PromiseResult(evil, evil, "latency", evil, "<=", Estimate.NONE, 1, false, "");
		Document page = parsed(html(
				SampleResults
						.alone(new SimulationResult(evil, evil, new LinkedHashMap<>(Map.of(evil, evil)), 1, 1, 1, 0, List.of(vm),
								List.of(gpu), List.of(), List.of(promise), evil))));
		assertEquals(List.of(), elements(page, "script"));
		assertTrue(elements(page, "h1").getFirst().getTextContent().contains("<script>alert(1)</script>&\"'\ufffd\ufffd"));
	}

	@Test
	void manyVmsAreCutInChartsButNotInTables() throws Exception {
		SimulationResult some = SampleResults.desktops();
		List<VmResult> many = IntStream.range(0, 200)
				.mapToObj(number -> new VmResult("vm" + number, "S", "t", "w", "p", "frame", 1,
						Estimate.exactly(1), latency(1e6), Estimate.exactly(0), Estimate.exactly(1), map("gpu", 1e6)))
				.toList();
		String page = html(SampleResults
				.alone(new SimulationResult("m", "", some.variation(), 1, 1, 1, 0, many, List.of(), List.of(), List.of(), "0")));
		assertContains(page, "Shown are the first 40 of 200 VMs; the table has them all.");
		assertContains(page, "<th scope=\"row\">vm199</th>");
		assertEquals(40, elements(parsed(page), "circle").size());
	}

	@Test
	void equalVmsAreOneRowWithAFoldForEach() throws Exception {
		SimulationResult some = SampleResults.desktops();
		List<VmResult> many = IntStream.range(0, 600)
				.mapToObj(number -> new VmResult("vm[" + number + "]", "S", "t", "w", "p", "frame", 1,
						Estimate.exactly(1), latency(1e6 + number * 1e3), Estimate.exactly(0), Estimate.exactly(1),
						map("gpu", 1e6)))
				.toList();
		String page = html(SampleResults
				.alone(new SimulationResult("m", "", some.variation(), 1, 1, 1, 0, many, List.of(), List.of(), List.of(), "0")));
		assertContains(page, "<th scope=\"row\">vm x 600</th>");
		assertContains(page, ">1.00 to 1.60 ms</td>");
		Document parsed = parsed(page);
		assertEquals(1, elements(parsed, "circle").size());
		assertEquals(2, elements(parsed, "details").size());
		assertTrue(elements(parsed, "details").getFirst().getTextContent().contains("vm[599]"));
	}

	@Test
	void sameBytesInEveryLocale() throws IOException {
		Locale before = Locale.getDefault();
		String here = html(DESKTOPS);
		try {
			Locale.setDefault(Locale.forLanguageTag("ar-EG"));
			assertEquals(here, html(DESKTOPS));
		} finally {
			Locale.setDefault(before);
		}
	}

	static ModelResult sweep() {
		return new ModelResult.OfSimulation(
				List.of(SampleResults.run("Vfio", 99.5, 0.02, true), SampleResults.run("RCuda", 95, 0.31, false)),
				List.of(SampleResults.impossible()));
	}

	static String html(ModelResult... findings) throws IOException {
		StringWriter writer = new StringWriter();
		HtmlReport.write(List.of(findings), writer);
		return writer.toString();
	}

	private static Latency latency(double nanoseconds) {
		Estimate some = Estimate.exactly(nanoseconds);
		return new Latency(some, some, some, some, some);
	}

	private static LinkedHashMap<String, Double> map(String name, double value) {
		return new LinkedHashMap<>(Map.of(name, value));
	}

	private static void assertContains(String page, String part) {
		assertTrue(page.contains(part), () -> part + " is not in\n" + page);
	}

	/** The page is also well-formed XML, so that a strict parser checks what browsers forgive. */
	private static Document parsed(String page) throws Exception {
		return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new InputSource(new StringReader(page)));
	}

	private static List<Element> elements(Document page, String name) {
		NodeList found = page.getElementsByTagName(name);
		return IntStream.range(0, found.getLength()).mapToObj(index -> (Element) found.item(index)).toList();
	}
}
