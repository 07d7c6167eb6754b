package dev.lamina.report.validation;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

import com.google.gson.stream.JsonWriter;

/** Findings as JSON for programs, in the format that {@code lamina-findings-1.schema.json} beside this class describes. */
public final class FindingsJson {
	/** Names the format; the number grows when a reader must be changed. */
	public static final String FINDINGS = "lamina-findings/1";

	private final JsonWriter json;

	private FindingsJson(JsonWriter json) {
		this.json = json;
	}

	/**
	 * Writes the findings as one object and a line end. The writer stays open.
	 *
	 * @throws IOException where the writer cannot write
	 */
	public static void write(Validation validation, Writer writer) throws IOException {
		JsonWriter json = new JsonWriter(writer);
		json.setIndent("  ");
		json.setHtmlSafe(false);
		new FindingsJson(json).document(validation);
		json.flush();
		writer.write('\n');
		writer.flush();
	}

	private void document(Validation validation) throws IOException {
		json.beginObject().name("schema").value(FINDINGS).name("version").value(validation.version());
		json.name("exitStatus").value(validation.exitStatus()).name("files").value(validation.files().size());
		json.name("errors").value(validation.count(Level.ERROR)).name("warnings").value(validation.count(Level.WARNING));
		json.name("information").value(validation.count(Level.INFO)).name("known").value(validation.known());
		json.name("findings").beginArray();
		for (Finding finding : validation.findings()) {
			finding(finding);
		}
		json.endArray().name("unread").beginArray();
		for (Validation.Unread unread : validation.unread()) {
			json.beginObject().name("file").value(unread.file()).name("reason").value(unread.reason()).endObject();
		}
		json.endArray().endObject();
	}

	private void finding(Finding finding) throws IOException {
		json.beginObject().name("file").value(finding.file());
		span(finding.span());
		json.name("severity").value(finding.level().word()).name("rule").value(finding.rule()).name("message")
				.value(finding.message());
		json.name("text").value(finding.text()).name("fingerprint").value(finding.fingerprint());
		json.name("related").beginArray();
		for (Finding.Related related : finding.related()) {
			json.beginObject().name("file").value(related.file());
			span(related.span());
			json.name("message").value(related.message()).endObject();
		}
		json.endArray().name("fixes").beginArray();
		for (Repair repair : finding.repairs()) {
			json.beginObject().name("label").value(repair.label()).name("preferred").value(repair.preferred()).name("safe")
					.value(repair.safe());
			changes(repair.changes());
			json.endObject();
		}
		json.endArray().endObject();
	}

	private void changes(List<Repair.Change> changes) throws IOException {
		json.name("changes").beginArray();
		for (Repair.Change change : changes) {
			json.beginObject().name("file").value(change.file());
			span(change.span());
			json.name("replacement").value(change.replacement()).endObject();
		}
		json.endArray();
	}

	private void span(Span span) throws IOException {
		json.name("line").value(span.line()).name("column").value(span.column()).name("endLine").value(span.endLine());
		json.name("endColumn").value(span.endColumn()).name("offset").value(span.offset()).name("length").value(span.length());
	}
}
