package dev.lamina.report.validation;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonWriter;

/**
 * Findings that are known and not to be reported again, as a project has them that begins to validate late. A finding is known by
 * its file, its rule and the text of its line, wherever in the file the line stands; of equal ones as many as were written down.
 */
public final class Baseline {
	/** Names the format; the number grows when a reader must be changed. */
	public static final String FORMAT = "lamina-baseline/1";

	private static final int MAX_ENTRIES = 1_000_000;

	private final SortedMap<Entry, Integer> known;

	private Baseline(Map<Entry, Integer> known) {
		this.known = Collections.unmodifiableSortedMap(new TreeMap<>(known));
	}

	/**
	 * What a finding is known by.
	 *
	 * @param file the path from the folder of the baseline, with slashes
	 * @param rule the code of the rule
	 * @param text the line, as {@link ReportedDiagnostic#text}
	 */
	public record Entry(String file, String rule, String text) implements Comparable<Entry> {
		private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::file).thenComparing(Entry::rule)
				.thenComparing(Entry::text);

		@Override
		public int compareTo(Entry other) {
			return ORDER.compare(this, other);
		}
	}

	/** A text that is not a baseline; the message completes the sentence "FILE is no baseline: …". */
	public static final class UnreadableBaselineException extends Exception {
		private static final long serialVersionUID = 1L;

		UnreadableBaselineException(String reason) {
			super(reason);
		}
	}

	/** Counts off findings against a baseline, each entry as often as it stands there. */
	public final class EntryMatcher {
		private final SortedMap<Entry, Integer> unmatched = new TreeMap<>(known);

		/** Whether a finding is known, which is then used up. */
		public boolean tryMatch(Entry finding) {
			Integer count = unmatched.get(finding);
			if (count == null) {
				return false;
			}
			if (count == 1) {
				unmatched.remove(finding);
			} else {
				unmatched.put(finding, count - 1);
			}
			return true;
		}

		/** What was not found, sorted: it has been put right, or its line has changed. */
		public List<Entry> unmatched() {
			return List.copyOf(unmatched.keySet());
		}
	}

	/** The baseline that knows these findings. */
	public static Baseline of(List<Entry> findings) {
		Map<Entry, Integer> counted = new TreeMap<>();
		findings.forEach(finding -> counted.merge(finding, 1, Integer::sum));
		return new Baseline(counted);
	}

	/** Begins to count. */
	public EntryMatcher count() {
		return new EntryMatcher();
	}

	/** How many findings it knows. */
	public int size() {
		return known.values().stream().mapToInt(Integer::intValue).sum();
	}

	/**
	 * Writes the baseline, sorted, with a line end. The writer stays open.
	 *
	 * @throws IOException if the writer cannot write
	 */
	public void write(Writer writer) throws IOException {
		JsonWriter json = new JsonWriter(writer);
		json.setIndent("  ");
		json.setHtmlSafe(false);
		json.beginObject().name("schema").value(FORMAT).name("findings").beginArray();
		for (Map.Entry<Entry, Integer> each : known.entrySet()) {
			Entry entry = each.getKey();
			json.beginObject().name("file").value(entry.file()).name("rule").value(entry.rule()).name("text").value(entry.text());
			json.name("count").value(each.getValue()).endObject();
		}
		json.endArray().endObject();
		json.flush();
		writer.write('\n');
		writer.flush();
	}

	/**
	 * Reads what {@link #write} has written.
	 *
	 * @throws IOException                 if the reader cannot read
	 * @throws UnreadableBaselineException if it is something else
	 */
	public static Baseline read(Reader reader) throws IOException, UnreadableBaselineException {
		JsonElement document;
		try {
			document = JsonParser.parseReader(reader);
		} catch (JsonParseException noJson) {
			if (noJson.getCause() instanceof IOException cause
					&& !(cause instanceof com.google.gson.stream.MalformedJsonException)
					&& !(cause instanceof java.io.EOFException)) {
				throw cause;
			}
			throw new UnreadableBaselineException("it is not JSON");
		}
		if (!(document instanceof JsonObject object) || !FORMAT.equals(text(object, "schema"))) {
			throw new UnreadableBaselineException("it does not say that it is \"" + FORMAT + "\"");
		}
		if (!(object.get("findings") instanceof JsonArray findings) || findings.size() > MAX_ENTRIES) {
			throw new UnreadableBaselineException("it has no list \"findings\"");
		}
		List<Map.Entry<Entry, Integer>> entries = new ArrayList<>();
		for (JsonElement finding : findings) {
			entries.add(entry(finding, entries.size()));
		}
		Map<Entry, Integer> known = new TreeMap<>();
		entries.forEach(entry -> known.merge(entry.getKey(), entry.getValue(), Integer::sum));
		return new Baseline(known);
	}

	private static Map.Entry<Entry, Integer> entry(JsonElement element, int number) throws UnreadableBaselineException {
		if (element instanceof JsonObject finding) {
			String file = text(finding, "file");
			String rule = text(finding, "rule");
			String line = text(finding, "text");
			int count = count(finding.get("count"));
			if (file != null && rule != null && line != null && count > 0) {
				return Map.entry(new Entry(file, rule, line), count);
			}
		}
		throw new UnreadableBaselineException("finding " + (number + 1) + " has no \"file\", \"rule\", \"text\" and \"count\"");
	}

	/** A missing count is one; 0 if it is not a count. */
	private static int count(JsonElement value) {
		if (value == null) {
			return 1;
		}
		try {
			return value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()
					? Math.clamp(value.getAsBigDecimal().intValueExact(), 0, MAX_ENTRIES) : 0;
		} catch (ArithmeticException | NumberFormatException fraction) {
			return 0;
		}
	}

	private static String text(JsonObject object, String name) {
		JsonElement value = object.get(name);
		return value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isString() ? value.getAsString() : null;
	}
}
