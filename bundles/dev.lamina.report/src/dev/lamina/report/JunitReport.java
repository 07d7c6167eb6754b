package dev.lamina.report;

import dev.lamina.simulation.result.Estimate;
import dev.lamina.simulation.result.ExpectationResult;
import dev.lamina.simulation.result.ImpossibleCombination;
import dev.lamina.simulation.result.SimulationResult;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Promises as test cases in the XML that JUnit reports are written in, for build servers: a suite for each run, a case for each
 * promise. A broken promise is a failure; a combination of a sweep that cannot be run is a skipped case. Fleets promise nothing and
 * are left out.
 */
public final class JunitReport {
	private final XMLStreamWriter xml;

	private JunitReport(XMLStreamWriter xml) {
		this.xml = xml;
	}

	/**
	 * Writes the document. The writer stays open.
	 *
	 * @throws IOException where the writer cannot write
	 */
	public static void write(List<Findings> findings, Writer writer) throws IOException {
		try {
			XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(writer);
			new JunitReport(xml).document(findings.stream().filter(Findings.OfSimulation.class::isInstance).map(Findings.OfSimulation.class::cast).toList());
			xml.flush();
		} catch (XMLStreamException unwritable) {
			throw unwritable.getNestedException() instanceof IOException cause ? cause : new IOException(unwritable);
		}
		writer.flush();
	}

	private void document(List<Findings.OfSimulation> simulations) throws XMLStreamException {
		xml.writeStartDocument("UTF-8", "1.0");
		line();
		List<ExpectationResult> promises = simulations.stream().flatMap(simulation -> simulation.results().stream())
				.flatMap(result -> result.expectations().stream()).toList();
		int impossible = simulations.stream().mapToInt(simulation -> simulation.impossible().size()).sum();
		xml.writeStartElement("testsuites");
		attribute("name", "lamina");
		counts(promises, impossible);
		line();
		for (Findings.OfSimulation simulation : simulations) {
			for (SimulationResult result : simulation.results()) {
				suite(result);
			}
			if (!simulation.impossible().isEmpty()) {
				impossible(simulation.results().getFirst(), simulation.impossible());
			}
		}
		xml.writeEndElement();
		line();
		xml.writeEndDocument();
	}

	private void suite(SimulationResult result) throws XMLStreamException {
		String name = name(result);
		xml.writeStartElement("testsuite");
		attribute("name", name + circumstances(result.variation()));
		counts(result.expectations(), 0);
		line();
		properties(result);
		for (ExpectationResult promise : result.expectations()) {
			testcase(name + (promise.vm().isEmpty() ? "" : '.' + promise.vm()), promise.text() + circumstances(result.variation()));
			if (!promise.holds()) {
				line();
				failure(promise);
			}
			xml.writeEndElement();
			line();
		}
		xml.writeEndElement();
		line();
	}

	private void properties(SimulationResult result) throws XMLStreamException {
		xml.writeStartElement("properties");
		line();
		property("seed", String.valueOf(result.seed()));
		property("replications", String.valueOf(result.replications()));
		property("duration", Figures.exactSeconds(result.durationNanos()));
		property("run", result.runHash());
		for (Map.Entry<String, String> varied : result.variation().entrySet()) {
			property(varied.getKey(), varied.getValue());
		}
		xml.writeEndElement();
		line();
	}

	private void property(String name, String value) throws XMLStreamException {
		xml.writeEmptyElement("property");
		attribute("name", name);
		attribute("value", value);
		line();
	}

	private void failure(ExpectationResult promise) throws XMLStreamException {
		String measured = TextReport.measured(promise);
		String limit = promise.comparison() + ' ' + Figures.amount(promise.limit(), TextReport.unit(promise));
		xml.writeStartElement("failure");
		attribute("message", promise.metric() + " is " + measured + ", promised is " + limit);
		attribute("type", "promise.broken");
		String text = "measured: " + measured + interval(promise.measured()) + "\npromised: " + limit + '\n';
		xml.writeCharacters(Markup.legal(text));
		xml.writeEndElement();
		line();
	}

	private static String interval(Estimate measured) {
		String interval = TextReport.interval(measured);
		return interval.equals(Figures.NONE) ? "" : ", 95 % confidence interval " + interval;
	}

	private void impossible(SimulationResult other, List<ImpossibleCombination> combinations) throws XMLStreamException {
		String name = name(other);
		xml.writeStartElement("testsuite");
		attribute("name", name + " [impossible]");
		counts(List.of(), combinations.size());
		line();
		for (ImpossibleCombination combination : combinations) {
			testcase(name, "can be run" + circumstances(combination.variation()));
			xml.writeEmptyElement("skipped");
			attribute("message", combination.reason());
			xml.writeEndElement();
			line();
		}
		xml.writeEndElement();
		line();
	}

	private void testcase(String owner, String name) throws XMLStreamException {
		xml.writeStartElement("testcase");
		attribute("classname", owner);
		attribute("name", name);
	}

	private void counts(List<ExpectationResult> promises, int skipped) throws XMLStreamException {
		attribute("tests", String.valueOf(promises.size() + skipped));
		attribute("failures", String.valueOf(promises.stream().filter(promise -> !promise.holds()).count()));
		attribute("errors", "0");
		attribute("skipped", String.valueOf(skipped));
	}

	private void attribute(String name, String value) throws XMLStreamException {
		xml.writeAttribute(name, Markup.legal(value));
	}

	private void line() throws XMLStreamException {
		xml.writeCharacters("\n");
	}

	private static String name(SimulationResult result) {
		return Stream.of(result.model(), result.simulation()).filter(part -> !part.isEmpty()).collect(Collectors.joining("."));
	}

	private static String circumstances(Map<String, String> variation) {
		return variation.isEmpty() ? ""
				: variation.entrySet().stream().map(entry -> entry.getKey() + '=' + entry.getValue()).collect(Collectors.joining(", ", " [", "]"));
	}
}
