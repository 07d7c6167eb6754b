package dev.lamina.report.validation;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import javax.xml.stream.XMLStreamException;

import dev.lamina.report.junit.JunitXmlWriter;
import dev.lamina.report.junit.JunitXmlWriter.Counts;

/**
 * Findings as test cases in the XML that JUnit reports are written in, for build servers: a suite for each file, a case for each
 * finding. Errors are failures; warnings and information are cases that pass and say so; a file without findings is one case that
 * passes, and what cannot be read is one that ends with an error.
 */
public final class ValidationJunitReport {
	private final JunitXmlWriter xml;

	private ValidationJunitReport(JunitXmlWriter xml) {
		this.xml = xml;
	}

	/**
	 * Writes the document. The writer stays open.
	 *
	 * @throws IOException if the writer cannot write
	 */
	public static void write(ValidationResult validationResult, Writer writer) throws IOException {
		Map<String, List<ReportedDiagnostic>> byFile = validationResult.diagnostics().stream()
				.collect(Collectors.groupingBy(ReportedDiagnostic::file));
		Set<String> read = new LinkedHashSet<>(validationResult.files());
		List<String> others = validationResult.diagnostics().stream().map(ReportedDiagnostic::file)
				.filter(file -> !read.contains(file)).distinct()
				.toList();
		long quiet = read.stream().filter(file -> !byFile.containsKey(file)).count();
		int unread = validationResult.unreadable().size();
		Counts all = new Counts(validationResult.diagnostics().size() + quiet + unread,
				validationResult.count(ReportedSeverity.ERROR), unread, 0);
		JunitXmlWriter.write(writer, all, xml -> {
			ValidationJunitReport report = new ValidationJunitReport(xml);
			for (ValidationResult.UnreadableFile each : validationResult.unreadable()) {
				report.unread(each);
			}
			for (String other : others) {
				report.suite(other, byFile.get(other));
			}
			for (String file : read) {
				report.suite(file, byFile.getOrDefault(file, List.of()));
			}
		});
	}

	private void unread(ValidationResult.UnreadableFile unreadableFile) throws XMLStreamException {
		xml.startSuite(unreadableFile.file(), new Counts(1, 0, 1, 0));
		xml.startTestCase(unreadableFile.file(), "can be read");
		xml.writeError("unreadable", unreadableFile.reason(), unreadableFile.reason() + '\n');
		xml.endElement();
		xml.endElement();
	}

	private void suite(String file, List<ReportedDiagnostic> reportedDiagnostics) throws XMLStreamException {
		long errors = reportedDiagnostics.stream()
				.filter(reportedDiagnostic -> reportedDiagnostic.severity() == ReportedSeverity.ERROR).count();
		xml.startSuite(file, new Counts(Math.max(1, reportedDiagnostics.size()), errors, 0, 0));
		for (ReportedDiagnostic finding : reportedDiagnostics) {
			xml.startTestCase(file,
					finding.rule() + " in line " + finding.region().line() + ", column " + finding.region().column());
			String place = file + ':' + finding.region().line() + ':' + finding.region().column();
			String details = place + ": " + finding.severity().word() + '[' + finding.rule() + "]: " + finding.message() + "\n  "
					+ finding.text() + '\n';
			if (finding.severity() == ReportedSeverity.ERROR) {
				xml.writeFailure(finding.rule(), finding.message(), details);
			} else {
				xml.writeSystemOut(details);
			}
			xml.endElement();
		}
		if (reportedDiagnostics.isEmpty()) {
			xml.startTestCase(file, "has no problems");
			xml.endElement();
		}
		xml.endElement();
	}
}
