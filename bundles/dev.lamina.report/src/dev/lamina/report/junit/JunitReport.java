package dev.lamina.report.junit;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.xml.stream.XMLStreamException;

import dev.lamina.report.QuantityFormat;
import dev.lamina.report.ResultText;
import dev.lamina.report.junit.JunitXmlWriter.Counts;
import dev.lamina.result.DecimalText;
import dev.lamina.result.Estimate;
import dev.lamina.result.ImpossibleCombination;
import dev.lamina.result.ModelResult;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;

/**
 * Promises as test cases in the XML that JUnit reports are written in, for build servers: a suite for each run, a case for each
 * promise. A broken promise is a failure; a combination of a sweep that cannot be run is a skipped case. Fleets promise nothing
 * and are left out.
 */
public final class JunitReport {
	private final JunitXmlWriter xml;

	private JunitReport(JunitXmlWriter xml) {
		this.xml = xml;
	}

	/**
	 * Writes the document. The writer stays open.
	 *
	 * @throws IOException if the writer cannot write
	 */
	public static void write(List<ModelResult> findings, Writer writer) throws IOException {
		List<ModelResult.OfSimulation> simulations = findings.stream().filter(ModelResult.OfSimulation.class::isInstance)
				.map(ModelResult.OfSimulation.class::cast).toList();
		List<PromiseResult> promises = simulations.stream().flatMap(simulation -> simulation.results().stream())
				.flatMap(result -> result.promises().stream()).toList();
		int impossible = simulations.stream().mapToInt(simulation -> simulation.impossible().size()).sum();
		JunitXmlWriter.write(writer, counts(promises, impossible), xml -> new JunitReport(xml).suites(simulations));
	}

	private void suites(List<ModelResult.OfSimulation> simulations) throws XMLStreamException {
		for (ModelResult.OfSimulation simulation : simulations) {
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
		xml.startSuite(name + circumstances(result.variation()), counts(result.promises(), 0));
		properties(result);
		for (PromiseResult promise : result.promises()) {
			xml.startTestCase(name + (promise.vm().isEmpty() ? "" : '.' + promise.vm()),
					promise.text() + circumstances(result.variation()));
			if (!promise.kept()) {
				failure(promise);
			}
			xml.endElement();
		}
		xml.endElement();
	}

	private void properties(SimulationResult result) throws XMLStreamException {
		xml.startProperties();
		xml.writeProperty("seed", String.valueOf(result.seed()));
		xml.writeProperty("replications", String.valueOf(result.replications()));
		xml.writeProperty("duration", DecimalText.seconds(result.durationNanos()) + " s");
		xml.writeProperty("run", result.runHash());
		for (Map.Entry<String, String> varied : result.variation().entrySet()) {
			xml.writeProperty(varied.getKey(), varied.getValue());
		}
		xml.endElement();
	}

	private void failure(PromiseResult promise) throws XMLStreamException {
		String measured = ResultText.measured(promise);
		String limit = promise.comparison() + ' ' + QuantityFormat.amount(promise.limit(), promise.displayUnit());
		xml.writeFailure("promise.broken", promise.metric() + " is " + measured + ", promised is " + limit,
				"measured: " + measured + interval(promise.measured()) + "\npromised: " + limit + '\n');
	}

	private static String interval(Estimate measured) {
		String interval = ResultText.interval(measured);
		return interval.equals(QuantityFormat.NONE) ? "" : ", 95 % confidence interval " + interval;
	}

	private void impossible(SimulationResult other, List<ImpossibleCombination> combinations) throws XMLStreamException {
		String name = name(other);
		xml.startSuite(name + " [impossible]", counts(List.of(), combinations.size()));
		for (ImpossibleCombination combination : combinations) {
			xml.startTestCase(name, "can be run" + circumstances(combination.variation()));
			xml.writeSkipped(combination.reason());
			xml.endElement();
		}
		xml.endElement();
	}

	private static Counts counts(List<PromiseResult> promises, int skipped) {
		return new Counts(promises.size() + (long) skipped, promises.stream().filter(promise -> !promise.kept()).count(), 0,
				skipped);
	}

	private static String name(SimulationResult result) {
		return Stream.of(result.model(), result.simulation()).filter(part -> !part.isEmpty()).collect(Collectors.joining("."));
	}

	private static String circumstances(Map<String, String> variation) {
		return variation.isEmpty() ? "" : " [" + ResultText.compactVariation(variation, ", ") + ']';
	}
}
