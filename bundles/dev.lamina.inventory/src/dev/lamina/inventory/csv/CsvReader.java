package dev.lamina.inventory.csv;

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

import dev.lamina.inventory.facts.HostFacts;
import dev.lamina.inventory.source.Document;
import dev.lamina.inventory.source.Doubt;
import dev.lamina.inventory.source.Findings;
import dev.lamina.inventory.source.Place;
import dev.lamina.inventory.source.UnreadableReportException;

/**
 * Reads tables of hosts, a row for each kind of GPU of a host; rows of one host add up.
 *
 * <p>Columns are in any order, divided by commas, semicolons or tabs, with the names of {@link Column}; all but {@code host} may
 * be missing.
 */
public final class CsvReader {
	private static final Pattern SEPARATOR_LINE = Pattern.compile("sep=([,;\\t])\\s*");
	private static final Pattern LINE = Pattern.compile("line:? (\\d{1,9})");
	private static final int MOST_COLUMNS = 256;
	private static final int MOST_ROWS = 2_000;

	private final Findings findings;

	public CsvReader(Findings findings) {
		this.findings = findings;
	}

	/** The hosts of a table, in the order of their first rows. */
	public List<HostFacts> read(Document document) throws UnreadableReportException {
		String text = document.text();
		Matcher said = SEPARATOR_LINE.matcher(text.lines().findFirst().orElse(""));
		int begin = said.matches() ? text.indexOf('\n') + 1 : 0;
		char separator = said.matches() ? said.group(1).charAt(0) : mostFrequent(text.lines().filter(line -> !line.isBlank())
				.findFirst().orElse(""));
		CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(separator).setTrim(true).setIgnoreSurroundingSpaces(true)
				.setIgnoreEmptyLines(true).get();
		Map<String, HostRows> hosts = new LinkedHashMap<>();
		List<Optional<Column>> columns = null;
		try (CSVParser parser = CSVParser.parse(new StringReader(text.substring(begin)), format)) {
			for (CSVRecord line : parser) {
				Place place = place(document, begin, line);
				if (columns == null) {
					columns = header(line, place);
				} else if (line.getRecordNumber() > MOST_ROWS + 1) {
					throw place.refuse("The table has more than " + MOST_ROWS + " rows. Divide it.");
				} else if (!isComment(line)) {
					Row row = new Row(line, columns, place, findings);
					row.text(Column.HOST).ifPresentOrElse(host -> hosts.computeIfAbsent(host, first -> new HostRows(host,
							findings)).add(row),
							() -> row.note(findings.add(Doubt.INCOMPLETE, place, "This row names no host and is left out.")));
				}
			}
		} catch (IOException | UncheckedIOException | IllegalStateException broken) {
			throw refuse(document, begin, broken);
		}
		if (hosts.isEmpty()) {
			throw document.line(1).refuse("The table has no row that names a host below its header.");
		}
		return hosts.values().stream().map(HostRows::facts).toList();
	}

	private static Place place(Document document, int begin, CSVRecord line) {
		int from = begin + (int) line.getCharacterPosition();
		while (from < document.text().length() && Character.isWhitespace(document.text().charAt(from))) {
			from++;
		}
		return document.at(from, Integer.MAX_VALUE);
	}

	private static boolean isComment(CSVRecord line) {
		return line.size() > 0 && line.get(0).startsWith("#");
	}

	/** The one of which the header has most; a comma where it has none. */
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

	private List<Optional<Column>> header(CSVRecord line, Place place) throws UnreadableReportException {
		List<Optional<Column>> columns = new ArrayList<>();
		if (line.size() > MOST_COLUMNS) {
			throw place.refuse("The header has " + line.size() + " columns, more than " + MOST_COLUMNS + ".");
		}
		for (String title : line) {
			Optional<Column> column = Column.of(title);
			if (column.isPresent() && columns.contains(column)) {
				throw place.refuse("The column '" + column.get().title() + "' stands twice in the header. Remove one.");
			} else if (column.isEmpty() && !title.isBlank()) {
				findings.add(Doubt.PART_UNKNOWN, place, "The column '" + title + "' is not understood." + Column.nearest(title));
			}
			columns.add(column);
		}
		if (!columns.contains(Optional.of(Column.HOST))) {
			throw place.refuse("The header has no column 'host'. The columns are: " + Column.all() + ".");
		}
		return columns;
	}

	private static UnreadableReportException refuse(Document document, int begin, Exception broken) {
		String reason = broken.getMessage() == null ? "" : broken.getMessage();
		Matcher line = LINE.matcher(reason.toLowerCase(Locale.ROOT));
		int number = line.find() ? Integer.parseInt(line.group(1)) + (begin > 0 ? 1 : 0) : 1;
		return document.line(number).refuse(
				"The quotes of this row do not match: a text in quotes ends before the next separator, and a quote within it is "
						+ "doubled.");
	}
}
