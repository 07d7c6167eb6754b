package dev.lamina.cli.validate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.apache.log4j.Logger;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.resource.XtextResource;

import dev.lamina.dsl.diagnostic.Diagnostic;
import dev.lamina.dsl.ide.fix.Edit;
import dev.lamina.dsl.ide.fix.Fix;
import dev.lamina.dsl.ide.fix.QuickFixes;
import dev.lamina.dsl.ide.related.RelatedLocations;
import dev.lamina.dsl.ide.snapshot.LineIndex;
import dev.lamina.report.validation.LineHashes;
import dev.lamina.report.validation.ReportedDiagnostic;
import dev.lamina.report.validation.ReportedFix;
import dev.lamina.report.validation.ReportedSeverity;
import dev.lamina.report.validation.SourceRegion;

/**
 * Gives the problems of one text what programs want to know of them: offsets, fingerprints, and the edits that put them right.
 */
final class DiagnosticLocator {
	private static final Logger LOG = Logger.getLogger(DiagnosticLocator.class);
	/** Of a longer line only what is around the place counts: a file may be one line. */
	private static final int MAX_LINE_LENGTH = 400;
	private static final int CONTEXT_LENGTH = 100;
	private static final int MAX_SNIPPET_LENGTH = 2_000;
	private static final int FINGERPRINT_BYTES = 16;

	private final RepositoryPaths names;
	private final String file;
	private final Optional<XtextResource> resource;
	private final LineIndex lineIndex;
	private final String text;
	private final Map<String, Integer> seen = new HashMap<>();
	private final boolean marked;
	private List<String> hashes;
	private final List<String> failures = new ArrayList<>();
	private final BiFunction<XtextResource, Diagnostic, List<Fix>> fixes;
	private RelatedLocations places;

	/**
	 * @param file     the name of the file in the report
	 * @param marked   whether the file begins with a byte order mark, which the text does not
	 * @param resource the parsed file, where fixes are wanted and there is one
	 */
	DiagnosticLocator(RepositoryPaths names, String file, String text, boolean marked, Optional<XtextResource> resource) {
		this(names, file, text, marked, resource, null);
	}

	/**
	 * @param fixes how a problem of the parsed file is put right; null for the quick fixes of the language
	 */
	DiagnosticLocator(RepositoryPaths names, String file, String text, boolean marked, Optional<XtextResource> resource,
			BiFunction<XtextResource, Diagnostic, List<Fix>> fixes) {
		this.fixes = fixes == null ? new QuickFixes(failures::add)::fixes : fixes;
		this.names = names;
		this.file = file;
		this.text = text;
		this.marked = marked;
		this.lineIndex = LineIndex.of(text);
		this.resource = resource;
	}

	/** The problems as findings, in the same order. */
	List<LocatedDiagnostic> locate(List<Diagnostic> diagnostics) {
		return diagnostics.stream().map(diagnostic -> new LocatedDiagnostic(diagnostic, finding(diagnostic))).toList();
	}

	/** What of the findings so far could not be worked out, and was left out of them: a sentence for each. */
	List<String> failures() {
		return List.copyOf(failures);
	}

	private ReportedDiagnostic finding(Diagnostic diagnostic) {
		int start = lineIndex.offset(diagnostic.line() - 1, diagnostic.column() - 1);
		int end = Math.max(start, lineIndex.offset(diagnostic.endLine() - 1, diagnostic.endColumn() - 1));
		String line = line(start);
		return new ReportedDiagnostic(file, span(lineIndex, start, end - start), level(diagnostic), diagnostic.code(),
				diagnostic.message(),
				line,
				fingerprint(diagnostic.code(), line),
				hash(lineIndex.line(start)), snippet(start, end),
				part("what is related to", diagnostic, parsed -> related(parsed, diagnostic)),
				part("a fix for", diagnostic, parsed -> repairs(parsed, diagnostic)));
	}

	/**
	 * A part of a finding that programs can do without: if it cannot be worked out, the finding and all others are reported all
	 * the same.
	 */
	private <T> List<T> part(String what, Diagnostic diagnostic, Function<XtextResource, List<T>> part) {
		try {
			return resource.map(part).orElse(List.of());
		} catch (RuntimeException unexpected) {
			LOG.error("A part of a finding failed.", unexpected);
			failures.add(diagnostic.file() + ':' + diagnostic.line() + ':' + diagnostic.column() + ": " + what + " ["
					+ diagnostic.code()
					+ "] could not be worked out. That is a mistake in Lamina, not in the file; please report it with the "
					+ "model.");
			return List.of();
		}
	}

	private static ReportedSeverity level(Diagnostic diagnostic) {
		return switch (diagnostic.severity()) {
			case ERROR -> ReportedSeverity.ERROR;
			case WARNING -> ReportedSeverity.WARNING;
			case INFO -> ReportedSeverity.INFO;
		};
	}

	private static SourceRegion span(LineIndex lineIndex, int offset, int length) {
		int start = lineIndex.line(offset);
		int end = lineIndex.line(offset + length);
		return new SourceRegion(start + 1, lineIndex.column(offset) + 1, end + 1, lineIndex.column(offset + length) + 1, offset,
				length);
	}

	/** The line of a place, each space in it a single one. */
	private String line(int offset) {
		int number = lineIndex.line(offset);
		int from = lineIndex.start(number);
		int to = lineIndex.end(number);
		if (to - from > MAX_LINE_LENGTH) {
			from = Math.max(from, offset - CONTEXT_LENGTH);
			to = Math.min(to, offset + CONTEXT_LENGTH);
		}
		return text.substring(from, Math.max(from, to)).strip().replaceAll("\\s+", " ");
	}

	private String hash(int line) {
		hashes = hashes == null ? LineHashes.of(marked ? '\uFEFF' + text : text) : hashes;
		return line < hashes.size() ? hashes.get(line) : "";
	}

	/** The lines of a place as they stand in the text; nothing if they are too long. */
	private String snippet(int start, int end) {
		int from = lineIndex.start(lineIndex.line(start));
		int to = Math.max(from, lineIndex.end(lineIndex.line(end)));
		return to - from > MAX_SNIPPET_LENGTH ? "" : text.substring(from, to);
	}

	private String fingerprint(String code, String line) {
		String key = code + '\0' + file + '\0' + line;
		int number = seen.merge(key, 1, Integer::sum);
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest((key + '\0' + number).getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
		} catch (NoSuchAlgorithmException everyJavaHasIt) {
			throw new IllegalStateException(everyJavaHasIt);
		}
	}

	private List<ReportedFix> repairs(XtextResource parsed, Diagnostic diagnostic) {
		List<ReportedFix> reportedFixes = new ArrayList<>();
		for (Fix fix : fixes.apply(parsed, diagnostic)) {
			reportedFixes.add(new ReportedFix(fix.label(), fix.preferred(), fix.safe(),
					fix.edits().stream().map(edit -> change(parsed, edit)).toList()));
		}
		return reportedFixes;
	}

	private List<ReportedDiagnostic.Related> related(XtextResource parsed, Diagnostic diagnostic) {
		places = places == null ? new RelatedLocations(parsed) : places;
		return places.of(diagnostic).stream()
				.map(place -> new ReportedDiagnostic.Related(place.file().equals(parsed.getURI()) ? file : nameOf(place.file()),
						span(LineIndex.of(place.text()), place.region().offset(), place.region().length()), place.sentence()))
				.toList();
	}

	private ReportedFix.Replacement change(XtextResource parsed, Edit edit) {
		if (edit.file().equals(parsed.getURI())) {
			return new ReportedFix.Replacement(file, span(lineIndex, edit.offset(), edit.length()), edit.replacement());
		}
		return new ReportedFix.Replacement(nameOf(edit.file()), span(linesOf(parsed, edit.file()), edit.offset(), edit.length()),
				edit.replacement());
	}

	private String nameOf(URI address) {
		return address.isFile() ? names.of(Path.of(address.toFileString())) : address.toString();
	}

	private static LineIndex linesOf(XtextResource known, URI address) {
		Resource other = known.getResourceSet().getResource(address, true);
		return LineIndex.of(((XtextResource) other).getParseResult().getRootNode().getText());
	}
}
