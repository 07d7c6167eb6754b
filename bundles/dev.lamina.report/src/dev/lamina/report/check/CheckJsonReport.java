package dev.lamina.report.check;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

import com.google.gson.stream.JsonWriter;

import dev.lamina.result.DecimalText;

/**
 * Published figures beside simulated ones as JSON for programs, in the format that {@code lamina-check-1.schema.json} beside
 * this class describes. The same figures give the same bytes.
 */
public final class CheckJsonReport {
	/** Names the format; the number grows when a reader must be changed. */
	public static final String CHECK = "lamina-check/1";

	private final JsonWriter json;

	private CheckJsonReport(JsonWriter json) {
		this.json = json;
	}

	/**
	 * Writes figures as one object and a line end. The writer stays open.
	 *
	 * @throws IOException if the writer cannot write
	 */
	public static void write(List<PublishedFigure> figures, Writer writer) throws IOException {
		JsonWriter json = new JsonWriter(writer);
		json.setIndent("  ");
		json.setHtmlSafe(false);
		new CheckJsonReport(json).check(figures);
		json.flush();
		writer.write('\n');
		writer.flush();
	}

	private void check(List<PublishedFigure> figures) throws IOException {
		CheckSummary summary = CheckSummary.of(figures);
		json.beginObject().name("schema").value(CHECK);
		json.name("holds").value(summary.holds());
		json.name("misses").value(summary.misses());
		json.name("information").value(summary.information());
		number("meanAbsoluteError", summary.meanError());
		json.name("figures").beginArray();
		for (PublishedFigure figure : figures) {
			figure(figure);
		}
		json.endArray().endObject();
	}

	private void figure(PublishedFigure figure) throws IOException {
		json.beginObject();
		json.name("case").value(figure.name());
		json.name("verified").value(figure.verified());
		json.name("system").value(figure.system());
		json.name("stack").value(figure.stack());
		json.name("what").value(figure.what());
		json.name("comparison").value(figure.comparison());
		number("published", figure.published());
		number("simulated", figure.simulated());
		json.name("unit").value(figure.unit());
		number("error", figure.error());
		number("tolerance", figure.tolerance());
		json.name("holds").value(figure.holds());
		json.endObject();
	}

	private void number(String name, double value) throws IOException {
		json.name(name);
		String digits = DecimalText.of(value);
		if (digits.isEmpty()) {
			json.nullValue();
		} else {
			json.jsonValue(digits);
		}
	}
}
