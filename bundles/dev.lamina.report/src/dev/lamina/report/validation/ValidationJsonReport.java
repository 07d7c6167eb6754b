package dev.lamina.report.validation;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

import com.google.gson.stream.JsonWriter;

/** Findings as JSON for programs, in the format that {@code lamina-findings-1.schema.json} beside this class describes. */
public final class ValidationJsonReport {
	/** Names the format; the number grows when a reader must be changed. */
	public static final String FINDINGS = "lamina-findings/1";

	private final JsonWriter json;

	private ValidationJsonReport(JsonWriter json) {
		this.json = json;
	}

	/**
	 * Writes the findings as one object and a line end. The writer stays open.
	 *
	 * @throws IOException if the writer cannot write
	 */
	public static void write(ValidationResult validationResult, Writer writer) throws IOException {
		JsonWriter json = new JsonWriter(writer);
		json.setIndent("  ");
		json.setHtmlSafe(false);
		new ValidationJsonReport(json).document(validationResult);
		json.flush();
		writer.write('\n');
		writer.flush();
	}

	private void document(ValidationResult validationResult) throws IOException {
		json.beginObject().name("schema").value(FINDINGS).name("version").value(validationResult.version());
		json.name("exitStatus").value(validationResult.exitStatus()).name("files").value(validationResult.files().size());
		json.name("errors").value(validationResult.count(ReportedSeverity.ERROR)).name("warnings")
				.value(validationResult.count(ReportedSeverity.WARNING));
		json.name("information").value(validationResult.count(ReportedSeverity.INFO)).name("known")
				.value(validationResult.suppressedCount());
		json.name("findings").beginArray();
		for (ReportedDiagnostic reportedDiagnostic : validationResult.diagnostics()) {
			finding(reportedDiagnostic);
		}
		json.endArray().name("unread").beginArray();
		for (ValidationResult.UnreadableFile unreadableFile : validationResult.unreadable()) {
			json.beginObject().name("file").value(unreadableFile.file()).name("reason").value(unreadableFile.reason())
					.endObject();
		}
		json.endArray().endObject();
	}

	private void finding(ReportedDiagnostic reportedDiagnostic) throws IOException {
		json.beginObject().name("file").value(reportedDiagnostic.file());
		span(reportedDiagnostic.region());
		json.name("severity").value(reportedDiagnostic.severity().word()).name("rule").value(reportedDiagnostic.rule())
				.name("message")
				.value(reportedDiagnostic.message());
		json.name("text").value(reportedDiagnostic.text()).name("fingerprint").value(reportedDiagnostic.fingerprint());
		json.name("related").beginArray();
		for (ReportedDiagnostic.Related related : reportedDiagnostic.related()) {
			json.beginObject().name("file").value(related.file());
			span(related.region());
			json.name("message").value(related.message()).endObject();
		}
		json.endArray().name("fixes").beginArray();
		for (ReportedFix reportedFix : reportedDiagnostic.repairs()) {
			json.beginObject().name("label").value(reportedFix.label()).name("preferred").value(reportedFix.preferred())
					.name("safe")
					.value(reportedFix.safe());
			changes(reportedFix.changes());
			json.endObject();
		}
		json.endArray().endObject();
	}

	private void changes(List<ReportedFix.Replacement> replacements) throws IOException {
		json.name("changes").beginArray();
		for (ReportedFix.Replacement replacement : replacements) {
			json.beginObject().name("file").value(replacement.file());
			span(replacement.region());
			json.name("replacement").value(replacement.replacement()).endObject();
		}
		json.endArray();
	}

	private void span(SourceRegion sourceRegion) throws IOException {
		json.name("line").value(sourceRegion.line()).name("column").value(sourceRegion.column()).name("endLine")
				.value(sourceRegion.endLine());
		json.name("endColumn").value(sourceRegion.endColumn()).name("offset").value(sourceRegion.offset()).name("length")
				.value(sourceRegion.length());
	}
}
