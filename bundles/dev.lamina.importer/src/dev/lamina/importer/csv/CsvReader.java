package dev.lamina.importer.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import dev.lamina.importer.facts.HostFacts;
import dev.lamina.importer.source.ImportDiagnostics;
import dev.lamina.importer.source.ImportDocument;
import dev.lamina.importer.source.ImportLocation;
import dev.lamina.importer.source.ImportWarningCode;
import dev.lamina.importer.source.UnreadableReportException;

/**
 * Reads tables of hosts, a row for each kind of GPU of a host; rows of one host add up.
 *
 * <p>Columns are in any order, divided by commas, semicolons or tabs, with the names of {@link CsvColumn}; all but {@code host}
 * may be missing.
 */
public final class CsvReader {
	private static final Pattern SEPARATOR_LINE = Pattern.compile("sep=([,;\\t])\\s*");
	private static final Pattern LINE = Pattern.compile("line:? (\\d{1,9})");
	private static final int MAX_COLUMNS = 256;
	private static final int MAX_ROWS = 2_000;

	private final ImportDiagnostics importDiagnostics;

	public CsvReader(ImportDiagnostics importDiagnostics) {
		this.importDiagnostics = importDiagnostics;
	}

	/** The hosts of a table, in the order of their first rows. */
	public List<HostFacts> read(ImportDocument importDocument) throws UnreadableReportException {
		String text = importDocument.text();
		Matcher said = SEPARATOR_LINE.matcher(text.lines().findFirst().orElse(""));
		int begin = said.matches() ? text.indexOf('\n') + 1 : 0;
		char separator = said.matches() ? said.group(1).charAt(0) : mostFrequent(text.lines().filter(line -> !line.isBlank())
				.findFirst().orElse(""));
		CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(separator).setTrim(true).setIgnoreSurroundingSpaces(true)
				.setIgnoreEmptyLines(true).get();
		Map<String, HostFactsBuilder> hosts = new LinkedHashMap<>();
		List<Optional<CsvColumn>> csvColumns = null;
		try (CSVParser parser = CSVParser.parse(new StringReader(text.substring(begin)), format)) {
			for (CSVRecord line : parser) {
				ImportLocation importLocation = place(importDocument, begin, line);
				if (csvColumns == null) {
					csvColumns = header(line, importLocation);
				} else if (line.getRecordNumber() > MAX_ROWS + 1) {
					throw importLocation.refuse("The table has more than " + MAX_ROWS + " rows. Divide it.");
				} else if (!isComment(line)) {
					CsvRow csvRow = new CsvRow(line, csvColumns, importLocation, importDiagnostics);
					csvRow.text(CsvColumn.HOST)
							.ifPresentOrElse(host -> hosts.computeIfAbsent(host, first -> new HostFactsBuilder(host,
									importDiagnostics)).add(csvRow),
									() -> csvRow.note(importDiagnostics.add(ImportWarningCode.INCOMPLETE, importLocation,
											"This row names no host and is left out.")));
				}
			}
		} catch (IOException | UncheckedIOException | IllegalStateException broken) {
			throw refuse(importDocument, begin, broken);
		}
		if (hosts.isEmpty()) {
			throw importDocument.line(1).refuse("The table has no row that names a host below its header.");
		}
		return hosts.values().stream().map(HostFactsBuilder::build).toList();
	}

	private static ImportLocation place(ImportDocument importDocument, int begin, CSVRecord line) {
		int from = begin + (int) line.getCharacterPosition();
		while (from < importDocument.text().length() && Character.isWhitespace(importDocument.text().charAt(from))) {
			from++;
		}
		return importDocument.at(from, Integer.MAX_VALUE);
	}

	private static boolean isComment(CSVRecord line) {
		return line.size() > 0 && line.get(0).startsWith("#");
	}

	/** The one of which the header has most; a comma if it has none. */
	private static char mostFrequent(String header) {
		char best = ',';
		for (char candidate : new char[] { ',', ';', '\t' }) {
			if (header.chars().filter(letter -> letter == candidate).count() > frequency(header, best)) {
				best = candidate;
			}
		}
		return best;
	}

	private static long frequency(String text, char wanted) {
		return text.chars().filter(letter -> letter == wanted).count();
	}

	private List<Optional<CsvColumn>> header(CSVRecord line, ImportLocation importLocation) throws UnreadableReportException {
		List<Optional<CsvColumn>> csvColumns = new ArrayList<>();
		if (line.size() > MAX_COLUMNS) {
			throw importLocation.refuse("The header has " + line.size() + " columns, more than " + MAX_COLUMNS + ".");
		}
		for (String title : line) {
			Optional<CsvColumn> column = CsvColumn.of(title);
			if (column.isPresent() && csvColumns.contains(column)) {
				throw importLocation.refuse("The column '" + column.get().title() + "' stands twice in the header. Remove one.");
			} else if (column.isEmpty() && !title.isBlank()) {
				importDiagnostics.add(ImportWarningCode.PART_UNKNOWN, importLocation,
						"The column '" + title + "' is not understood." + CsvColumn.nearest(title));
			}
			csvColumns.add(column);
		}
		if (!csvColumns.contains(Optional.of(CsvColumn.HOST))) {
			throw importLocation.refuse("The header has no column 'host'. The columns are: " + CsvColumn.all() + ".");
		}
		return csvColumns;
	}

	private static UnreadableReportException refuse(ImportDocument importDocument, int begin, Exception broken) {
		String reason = broken.getMessage() == null ? "" : broken.getMessage();
		Matcher line = LINE.matcher(reason.toLowerCase(Locale.ROOT));
		int number = line.find() ? Integer.parseInt(line.group(1)) + (begin > 0 ? 1 : 0) : 1;
		return importDocument.line(number).refuse(
				"The quotes of this row do not match: a text in quotes ends before the next separator, and a quote within it is "
						+ "doubled.");
	}
}
