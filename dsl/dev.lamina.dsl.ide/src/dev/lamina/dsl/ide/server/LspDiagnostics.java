package dev.lamina.dsl.ide.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticCodeDescription;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.PublishDiagnosticsCapabilities;

import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.dsl.help.RulePage;
import dev.lamina.dsl.ide.related.RelatedLocation;
import dev.lamina.dsl.ide.related.RelatedLocations;
import dev.lamina.dsl.ide.snapshot.LineIndex;
import dev.lamina.dsl.ide.snapshot.Snapshot;

/**
 * Problems as the protocol says them, with as much as the editor can show: the page of the rule, and the other places that they
 * are about.
 */
final class LspDiagnostics implements AutoCloseable {
	static final String SOURCE = "lamina";

	private final LspDocuments lspDocuments;
	private final ReadOnlyCopies pages = new ReadOnlyCopies("lamina-rules");
	private volatile boolean showsPages;
	private volatile boolean showsPlaces;

	LspDiagnostics(LspDocuments lspDocuments) {
		this.lspDocuments = lspDocuments;
	}

	/** Takes note of what the editor can show. */
	void configure(ClientCapabilities can) {
		Optional<PublishDiagnosticsCapabilities> shown = Optional.ofNullable(can.getTextDocument())
				.map(text -> text.getPublishDiagnostics());
		showsPages = shown.map(PublishDiagnosticsCapabilities::getCodeDescriptionSupport).orElse(false);
		showsPlaces = shown.map(PublishDiagnosticsCapabilities::getRelatedInformation).orElse(false);
	}

	/** The problems of a document with all that the editor can show. */
	List<Diagnostic> of(Snapshot snapshot, List<dev.lamina.dsl.diagnostic.Diagnostic> diagnostics) {
		RelatedLocations related = new RelatedLocations(snapshot.resource());
		Map<URI, LineIndex> lines = new HashMap<>();
		return diagnostics.stream().map(diagnostic -> detailed(diagnostic, related, lines)).toList();
	}

	private Diagnostic detailed(dev.lamina.dsl.diagnostic.Diagnostic problem, RelatedLocations related,
			Map<URI, LineIndex> lines) {
		Diagnostic diagnostic = of(problem);
		if (showsPages) {
			Rule.of(problem.code()).flatMap(rule -> pages.of(rule.code() + ".md", () -> RulePage.of(rule)))
					.ifPresent(page -> diagnostic.setCodeDescription(new DiagnosticCodeDescription(page.toUri().toString())));
		}
		if (showsPlaces) {
			List<DiagnosticRelatedInformation> places = related.of(problem).stream().map(place -> shown(place, lines)).toList();
			diagnostic.setRelatedInformation(places.isEmpty() ? null : places);
		}
		return diagnostic;
	}

	private DiagnosticRelatedInformation shown(RelatedLocation place, Map<URI, LineIndex> lines) {
		LineIndex known = lines.computeIfAbsent(place.file(), file -> LineIndex.of(place.text()));
		return new DiagnosticRelatedInformation(
				new Location(lspDocuments.name(place.file()), LspPositions.range(known, place.region())),
				place.sentence());
	}

	/** A problem by itself. */
	static Diagnostic of(dev.lamina.dsl.diagnostic.Diagnostic problem) {
		Diagnostic diagnostic = new Diagnostic(LspPositions.range(problem), problem.message(), switch (problem.severity()) {
			case ERROR -> DiagnosticSeverity.Error;
			case WARNING -> DiagnosticSeverity.Warning;
			case INFO -> DiagnosticSeverity.Information;
		}, SOURCE, problem.code());
		if (problem.code().endsWith(".unused")) {
			diagnostic.setTags(List.of(DiagnosticTag.Unnecessary));
		}
		return diagnostic;
	}

	@Override
	public void close() {
		pages.close();
	}
}
