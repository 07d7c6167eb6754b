package dev.lamina.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.xml.stream.XMLStreamException;

import dev.lamina.report.JunitXml.Counts;
import dev.lamina.result.Estimate;
import dev.lamina.result.ImpossibleCombination;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;

/**
 * Promises as test cases in the XML that JUnit reports are written in, for build servers: a suite for each run, a case for each
 * promise. A broken promise is a failure; a combination of a sweep that cannot be run is a skipped case. Fleets promise nothing
 * and are left out.
 */
public final class JunitReport {
	private final JunitXml xml;

	private JunitReport(JunitXml xml) {
		this.xml = xml;
	}

	/**
	 * Writes the document. The writer stays open.
	 *
	 * @throws IOException where the writer cannot write
	 */
	public static void write(List<Findings> findings, Writer writer) throws IOException {
		List<Findings.OfSimulation> simulations = findings.stream().filter(Findings.OfSimulation.class::isInstance)
				.map(Findings.OfSimulation.class::cast).toList();
		List<PromiseResult> promises = simulations.stream().flatMap(simulation -> simulation.results().stream())
				.flatMap(result -> result.promises().stream()).toList();
		int impossible = simulations.stream().mapToInt(simulation -> simulation.impossible().size()).sum();
		JunitXml.write(writer, counts(promises, impossible), xml -> new JunitReport(xml).suites(simulations));
	}

	private void suites(List<Findings.OfSimulation> simulations) throws XMLStreamException {
		for (Findings.OfSimulation simulation : simulations) {
			for (SimulationResult result : simulation.results()) {
				suite(result);
			}
			if (!simulation.impossible().isEmpty()) {
				impossible(simulation.results().getFirst(), simulation.impossible());
			}
		}
	}

	private void suite(SimulationResult result) throws XMLStreamException {
		String name = name(result);
		xml.suite(name + circumstances(result.variation()), counts(result.promises(), 0));
		properties(result);
		for (PromiseResult promise : result.promises()) {
			xml.testcase(name + (promise.vm().isEmpty() ? "" : '.' + promise.vm()),
					promise.text() + circumstances(result.variation()));
			if (!promise.kept()) {
				failure(promise);
			}
			xml.end();
		}
		xml.end();
	}

	private void properties(SimulationResult result) throws XMLStreamException {
		xml.properties();
		xml.property("seed", String.valueOf(result.seed()));
		xml.property("replications", String.valueOf(result.replications()));
		xml.property("duration", Figures.exactSeconds(result.durationNanos()));
		xml.property("run", result.runHash());
		for (Map.Entry<String, String> varied : result.variation().entrySet()) {
			xml.property(varied.getKey(), varied.getValue());
		}
		xml.end();
	}

	private void failure(PromiseResult promise) throws XMLStreamException {
		String measured = TextReport.measured(promise);
		String limit = promise.comparison() + ' ' + Figures.amount(promise.limit(), TextReport.unit(promise));
		xml.failure("promise.broken", promise.metric() + " is " + measured + ", promised is " + limit,
				"measured: " + measured + interval(promise.measured()) + "\npromised: " + limit + '\n');
	}

	private static String interval(Estimate measured) {
		String interval = TextReport.interval(measured);
		return interval.equals(Figures.NONE) ? "" : ", 95 % confidence interval " + interval;
	}

	private void impossible(SimulationResult other, List<ImpossibleCombination> combinations) throws XMLStreamException {
		String name = name(other);
		xml.suite(name + " [impossible]", counts(List.of(), combinations.size()));
		for (ImpossibleCombination combination : combinations) {
			xml.testcase(name, "can be run" + circumstances(combination.variation()));
			xml.skipped(combination.reason());
			xml.end();
		}
		xml.end();
	}

	private static Counts counts(List<PromiseResult> promises, int skipped) {
		return new Counts(promises.size() + (long) skipped, promises.stream().filter(promise -> !promise.kept()).count(), 0,
				skipped);
	}

	private static String name(SimulationResult result) {
		return Stream.of(result.model(), result.simulation()).filter(part -> !part.isEmpty()).collect(Collectors.joining("."));
	}

	private static String circumstances(Map<String, String> variation) {
		return variation.isEmpty() ? ""
				: variation.entrySet().stream().map(entry -> entry.getKey() + '=' + entry.getValue())
						.collect(Collectors.joining(", ", " [", "]"));
	}
}
