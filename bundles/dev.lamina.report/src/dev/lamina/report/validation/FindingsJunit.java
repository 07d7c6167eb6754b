package dev.lamina.report.validation;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import javax.xml.stream.XMLStreamException;

import dev.lamina.report.JunitXml;
import dev.lamina.report.JunitXml.Counts;

/**
 * Findings as test cases in the XML that JUnit reports are written in, for build servers: a suite for each file, a case for each
 * finding. Errors are failures; warnings and information are cases that pass and say so; a file without findings is one case that
 * passes, and what cannot be read is one that ends with an error.
 */
public final class FindingsJunit {
	private final JunitXml xml;

	private FindingsJunit(JunitXml xml) {
		this.xml = xml;
	}

	/**
	 * Writes the document. The writer stays open.
	 *
	 * @throws IOException where the writer cannot write
	 */
	public static void write(Validation validation, Writer writer) throws IOException {
		Map<String, List<Finding>> byFile = validation.findings().stream().collect(Collectors.groupingBy(Finding::file));
		Set<String> read = new LinkedHashSet<>(validation.files());
		List<String> others = validation.findings().stream().map(Finding::file).filter(file -> !read.contains(file)).distinct()
				.toList();
		long quiet = read.stream().filter(file -> !byFile.containsKey(file)).count();
		int unread = validation.unread().size();
		Counts all = new Counts(validation.findings().size() + quiet + unread, validation.count(Level.ERROR), unread, 0);
		JunitXml.write(writer, all, xml -> {
			FindingsJunit report = new FindingsJunit(xml);
			for (Validation.Unread each : validation.unread()) {
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

	private void unread(Validation.Unread unread) throws XMLStreamException {
		xml.suite(unread.file(), new Counts(1, 0, 1, 0));
		xml.testcase(unread.file(), "can be read");
		xml.error("unreadable", unread.reason(), unread.reason() + '\n');
		xml.end();
		xml.end();
	}

	private void suite(String file, List<Finding> findings) throws XMLStreamException {
		long errors = findings.stream().filter(finding -> finding.level() == Level.ERROR).count();
		xml.suite(file, new Counts(Math.max(1, findings.size()), errors, 0, 0));
		for (Finding finding : findings) {
			xml.testcase(file, finding.rule() + " in line " + finding.span().line() + ", column " + finding.span().column());
			String place = file + ':' + finding.span().line() + ':' + finding.span().column();
			String details = place + ": " + finding.level().word() + '[' + finding.rule() + "]: " + finding.message() + "\n  "
					+ finding.text() + '\n';
			if (finding.level() == Level.ERROR) {
				xml.failure(finding.rule(), finding.message(), details);
			} else {
				xml.said(details);
			}
			xml.end();
		}
		if (findings.isEmpty()) {
			xml.testcase(file, "has no problems");
			xml.end();
		}
		xml.end();
	}
}
