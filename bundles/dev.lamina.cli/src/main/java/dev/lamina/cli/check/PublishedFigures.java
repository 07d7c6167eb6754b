package dev.lamina.cli.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;

import dev.lamina.cli.run.RunRequest;
import dev.lamina.model.Expectation;
import dev.lamina.model.uri.ElementUri;
import dev.lamina.report.ResultText;
import dev.lamina.report.check.PublishedFigure;
import dev.lamina.result.PromiseResult;
import dev.lamina.result.SimulationResult;
import dev.lamina.result.VmResult;

/**
 * Finds the promises of a run that are published figures: one figure for each, and of several VMs the one that is furthest off.
 */
final class PublishedFigures {
	/** What a source ends with that no one has read: {@code published "D4a, unverified"}. */
	private static final String UNVERIFIED = ", unverified";

	private PublishedFigures() {
	}

	/** The figures of a run, in the order of its promises. */
	static List<PublishedFigure> of(RunRequest runRequest, List<SimulationResult> results) {
		List<PublishedFigure> figures = new ArrayList<>();
		for (SimulationResult result : results) {
			Map<Expectation, PublishedFigure> furthest = new LinkedHashMap<>();
			for (PromiseResult verdict : result.promises()) {
				if (element(runRequest, verdict) instanceof Expectation promise && promise.getSource() != null) {
					furthest.merge(promise, figure(runRequest, result, verdict, promise), PublishedFigures::further);
				}
			}
			figures.addAll(furthest.values());
		}
		return figures;
	}

	private static EObject element(RunRequest runRequest, PromiseResult verdict) {
		return ElementUri.resolve(verdict.source(), runRequest.input().source().resource().getResourceSet()).orElse(null);
	}

	private static PublishedFigure figure(RunRequest runRequest, SimulationResult result, PromiseResult verdict,
			Expectation promise) {
		String source = promise.getSource();
		boolean verified = !source.endsWith(UNVERIFIED);
		return new PublishedFigure(verified ? source : source.substring(0, source.length() - UNVERIFIED.length()), verified,
				system(runRequest),
				result.vms().stream().filter(vm -> vm.name().equals(verdict.vm())).map(VmResult::stack).findFirst().orElse(""),
				what(verdict, result), verdict.comparison(), verdict.limit(), verdict.unit(), verdict.measured().value(),
				promise.getTolerance() == null ? 0 : promise.getTolerance().value(), verdict.kept());
	}

	/** The name of the file that the figure stands in, without folders and extension. */
	private static String system(RunRequest runRequest) {
		String name = URI.decode(runRequest.input().source().uri().lastSegment());
		return name.endsWith(".lamina") ? name.substring(0, name.length() - ".lamina".length()) : name;
	}

	private static String what(PromiseResult verdict, SimulationResult result) {
		String metric = verdict.text().substring(0, verdict.text().indexOf(' ' + verdict.comparison() + ' '));
		return (verdict.vm() + ' ' + metric).strip() + ResultText.circumstances(result.variation());
	}

	private static PublishedFigure further(PublishedFigure first, PublishedFigure second) {
		if (first.holds() != second.holds()) {
			return first.holds() ? second : first;
		}
		return Math.abs(second.error()) > Math.abs(first.error()) ? second : first;
	}
}
