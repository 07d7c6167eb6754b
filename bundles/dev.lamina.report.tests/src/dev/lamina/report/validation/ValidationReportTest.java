package dev.lamina.report.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;

import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;

import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

import dev.lamina.report.FileUri;
import dev.lamina.report.junit.JunitXmlWriter;
import dev.lamina.report.validation.Baseline.Entry;
import dev.lamina.report.validation.Baseline.UnreadableBaselineException;

class ValidationReportTest {
	private static final Entry ONE = new Entry("b.lamina", "policy.unused", "policy p");
	private static final Entry OTHER = new Entry("a.lamina", "policy.unused", "policy \"ü\"");

	@Test
	void aBaselineKnowsEachFindingAsOftenAsItWasWrittenDown() throws Exception {
		Baseline baseline = reread(Baseline.of(List.of(ONE, OTHER, ONE)));
		assertEquals(3, baseline.size());
		Baseline.EntryMatcher entryMatcher = baseline.count();
		assertTrue(entryMatcher.tryMatch(ONE));
		assertTrue(entryMatcher.tryMatch(ONE));
		assertFalse(entryMatcher.tryMatch(ONE));
		assertFalse(entryMatcher.tryMatch(new Entry("a.lamina", "policy.unused", "policy p")));
		assertEquals(List.of(OTHER), entryMatcher.unmatched());
		assertTrue(baseline.count().tryMatch(ONE), "counting has changed the baseline");
	}

	@Test
	void aBaselineIsSortedText() throws IOException {
		assertEquals("""
				{
				  "schema": "lamina-baseline/1",
				  "findings": [
				    {
				      "file": "a.lamina",
				      "rule": "policy.unused",
				      "text": "policy \\"ü\\"",
				      "count": 1
				    },
				    {
				      "file": "b.lamina",
				      "rule": "policy.unused",
				      "text": "policy p",
				      "count": 2
				    }
				  ]
				}
				""", written(Baseline.of(List.of(ONE, OTHER, ONE))));
	}

	@Test
	void whatIsNoBaselineIsRefused() {
		for (String text : List.of("", "null", "\"x\"", "{\"schema\": 1}", "[".repeat(5000),
				"{\"schema\": \"lamina-baseline/2\", \"findings\": []}",
				"{\"schema\": \"lamina-baseline/1\", \"findings\": [[]]}",
				"{\"schema\": \"lamina-baseline/1\", \"findings\": {}}",
				"{\"schema\": \"lamina-baseline/1\", \"findings\": [{\"file\": \"a\", \"rule\": \"b\", \"text\": \"c\", "
						+ "\"count\": -1}]}")) {
			assertThrows(UnreadableBaselineException.class, () -> Baseline.read(new StringReader(text)), text);
		}
	}

	@Test
	void addressesAreSuchWhateverAFileIsCalled() {
		assertEquals("a/b.lamina", FileUri.of("a/b.lamina"));
		assertEquals("a%20b/%C3%BC%23%3F%25.lamina", FileUri.of("a b/ü#?%.lamina"));
		assertEquals("c%3Ad.lamina", FileUri.of("c:d.lamina"));
		assertEquals("file:///tmp/x%20y.lamina", FileUri.of("/tmp/x y.lamina"));
		assertEquals("%3Cstdin%3E", FileUri.of("<stdin>"));
	}

	@Test
	void lettersThatXmlForbidsAreReplaced() throws Exception {
		ReportedDiagnostic odd = new ReportedDiagnostic("a\u0001.lamina", new SourceRegion(1, 1, 1, 2, 0, 1),
				ReportedSeverity.ERROR, "syntax", "'\u0000' ]]> & <\ud800>",
				"\u0007", "0", "", "", List.of(), List.of());
		StringWriter writer = new StringWriter();
		ValidationJunitReport
				.write(new ValidationResult("1", 1, List.of("a\u0001.lamina"), List.of(odd), List.of(), List.of(), 0), writer);
		schema().newValidator().validate(new StreamSource(new StringReader(writer.toString())));
		assertTrue(
				writer.toString()
						.contains("<testsuite name=\"a\ufffd.lamina\" tests=\"1\" failures=\"1\" errors=\"0\" skipped=\"0\">"),
				writer.toString());
	}

	@Test
	void settingsWithFindingsHaveASuiteThoughTheyAreNoModel() throws Exception {
		ReportedDiagnostic setting = new ReportedDiagnostic(".lamina.toml", new SourceRegion(1, 1, 1, 2, 0, 1),
				ReportedSeverity.WARNING, "settings.unknown", "x", "[x]",
				"0", "", "", List.of(), List.of());
		StringWriter writer = new StringWriter();
		ValidationJunitReport.write(new ValidationResult("1", 0, List.of("a.lamina"), List.of(setting), List.of(), List.of(), 0),
				writer);
		schema().newValidator().validate(new StreamSource(new StringReader(writer.toString())));
		assertTrue(writer.toString().contains("<testsuites name=\"lamina\" tests=\"2\" failures=\"0\" errors=\"0\">"),
				writer.toString());
		assertTrue(writer.toString().contains("<testsuite name=\".lamina.toml\" tests=\"1\""), writer.toString());
	}

	private static Baseline reread(Baseline baseline) throws IOException, UnreadableBaselineException {
		return Baseline.read(new StringReader(written(baseline)));
	}

	private static String written(Baseline baseline) throws IOException {
		StringWriter writer = new StringWriter();
		baseline.write(writer);
		return writer.toString();
	}

	private static Schema schema() throws SAXException {
		return SchemaFactory.newDefaultInstance().newSchema(JunitXmlWriter.class.getResource("junit.xsd"));
	}
}
