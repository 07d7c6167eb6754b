package dev.lamina.report.validation;

import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.google.gson.stream.JsonWriter;

import dev.lamina.report.FileUri;

/**
 * Findings in SARIF 2.1.0, the format in which code hosts and editors read what analysers found (OASIS Standard, 2020).
 *
 * <p>One run with every rule, every file that was read, and every finding with its place, fingerprint and fixes. Files are named
 * from the root of the report; where that lies on this machine is not said, and no time either, so that the same findings give
 * the same bytes everywhere.
 */
public final class SarifReport {
	private static final String SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
	private static final String ROOT = "SRCROOT";
	private static final String FINGERPRINT = "laminaFinding/v1";
	/** What GitHub's code scanning reads, and computes itself if it is missing. */
	private static final String GITHUB_FINGERPRINT = "primaryLocationLineHash";
	/** Lamina has no public home on the web: its addresses are names that lead nowhere, and the help comes with each rule. */
	private static final String HOME = "urn:lamina";

	private final JsonWriter json;
	private final ValidationResult validationResult;
	private final Map<String, Integer> files = new LinkedHashMap<>();
	private final Map<String, Integer> rules = new HashMap<>();

	private SarifReport(JsonWriter json, ValidationResult validationResult) {
		this.json = json;
		this.validationResult = validationResult;
		validationResult.files().forEach(this::enter);
		validationResult.diagnostics().forEach(reportedDiagnostic -> enter(reportedDiagnostic.file()));
		validationResult.rules().forEach(rule -> rules.put(rule.code(), rules.size()));
	}

	private void enter(String file) {
		files.putIfAbsent(file, files.size());
	}

	/**
	 * Writes the log and a line end. The writer stays open.
	 *
	 * @throws IOException if the writer cannot write
	 */
	public static void write(ValidationResult validationResult, Writer writer) throws IOException {
		JsonWriter json = new JsonWriter(writer);
		json.setIndent("  ");
		json.setHtmlSafe(false);
		new SarifReport(json, validationResult).log();
		json.flush();
		writer.write('\n');
		writer.flush();
	}

	private void log() throws IOException {
		json.beginObject().name("$schema").value(SCHEMA).name("version").value("2.1.0");
		json.name("runs").beginArray().beginObject();
		tool();
		invocation();
		json.name("columnKind").value("utf16CodeUnits").name("defaultEncoding").value("utf-8");
		json.name("originalUriBaseIds").beginObject().name(ROOT).beginObject();
		text("description", "The root of the repository, or the folder in which the command ran if there is none.");
		json.endObject().endObject();
		json.name("artifacts").beginArray();
		for (String file : files.keySet()) {
			json.beginObject();
			location(file);
			json.name("sourceLanguage").value("lamina").endObject();
		}
		json.endArray().name("results").beginArray();
		for (ReportedDiagnostic reportedDiagnostic : validationResult.diagnostics()) {
			result(reportedDiagnostic);
		}
		json.endArray().endObject().endArray().endObject();
	}

	private void tool() throws IOException {
		json.name("tool").beginObject().name("driver").beginObject().name("name").value("Lamina").name("version")
				.value(validationResult.version()).name("informationUri").value(HOME);
		json.name("rules").beginArray();
		for (RuleDescriptor rule : validationResult.rules()) {
			json.beginObject().name("id").value(rule.code());
			text("shortDescription", rule.demand());
			text("fullDescription", rule.demand());
			json.name("helpUri").value(HOME + ":rule:" + rule.code());
			json.name("help").beginObject().name("text").value(plain(rule.help())).name("markdown").value(rule.help())
					.endObject();
			json.name("defaultConfiguration").beginObject().name("level").value(rule.severity().inSarif()).endObject();
			json.name("properties").beginObject().name("settable").value(rule.settable()).name("fixable").value(rule.fixable())
					.endObject();
			json.endObject();
		}
		json.endArray().endObject().endObject();
	}

	/** Whether everything could be looked at, and with which status the command ended. */
	private void invocation() throws IOException {
		json.name("invocations").beginArray().beginObject().name("executionSuccessful")
				.value(validationResult.unreadable().isEmpty());
		json.name("exitCode").value(validationResult.exitStatus());
		if (!validationResult.unreadable().isEmpty()) {
			json.name("toolExecutionNotifications").beginArray();
			for (ValidationResult.UnreadableFile unreadableFile : validationResult.unreadable()) {
				json.beginObject().name("level").value("error");
				text("message", unreadableFile.reason());
				json.name("locations").beginArray().beginObject().name("physicalLocation").beginObject();
				artifactLocation(unreadableFile.file());
				json.endObject().endObject().endArray().endObject();
			}
			json.endArray();
		}
		json.endObject().endArray();
	}

	private void result(ReportedDiagnostic reportedDiagnostic) throws IOException {
		json.beginObject().name("ruleId").value(reportedDiagnostic.rule());
		if (rules.containsKey(reportedDiagnostic.rule())) {
			json.name("ruleIndex").value(rules.get(reportedDiagnostic.rule()));
		}
		json.name("level").value(reportedDiagnostic.severity().inSarif());
		text("message", reportedDiagnostic.message());
		json.name("locations").beginArray().beginObject();
		place(reportedDiagnostic);
		json.endObject().endArray();
		if (!reportedDiagnostic.related().isEmpty()) {
			json.name("relatedLocations").beginArray();
			int number = 1;
			for (ReportedDiagnostic.Related related : reportedDiagnostic.related()) {
				json.beginObject().name("id").value(number++);
				place(related.file(), related.region());
				text("message", related.message());
				json.endObject();
			}
			json.endArray();
		}
		json.name("partialFingerprints").beginObject().name(FINGERPRINT).value(reportedDiagnostic.fingerprint());
		if (!reportedDiagnostic.lineHash().isEmpty()) {
			json.name(GITHUB_FINGERPRINT).value(reportedDiagnostic.lineHash());
		}
		json.endObject();
		if (!reportedDiagnostic.repairs().isEmpty()) {
			json.name("fixes").beginArray();
			for (ReportedFix reportedFix : reportedDiagnostic.repairs()) {
				fix(reportedFix);
			}
			json.endArray();
		}
		json.endObject();
	}

	private void fix(ReportedFix reportedFix) throws IOException {
		json.beginObject();
		text("description", reportedFix.label());
		json.name("artifactChanges").beginArray();
		Map<String, List<ReportedFix.Replacement>> byFile = reportedFix.changes().stream()
				.collect(Collectors.groupingBy(ReportedFix.Replacement::file, LinkedHashMap::new, Collectors.toList()));
		for (Map.Entry<String, List<ReportedFix.Replacement>> file : byFile.entrySet()) {
			json.beginObject();
			artifactLocation(file.getKey());
			json.name("replacements").beginArray();
			for (ReportedFix.Replacement replacement : file.getValue()) {
				json.beginObject();
				region("deletedRegion", replacement.region());
				if (!replacement.replacement().isEmpty()) {
					text("insertedContent", replacement.replacement());
				}
				json.endObject();
			}
			json.endArray().endObject();
		}
		json.endArray();
		json.name("properties").beginObject().name("preferred").value(reportedFix.preferred()).name("safe")
				.value(reportedFix.safe())
				.endObject();
		json.endObject();
	}

	/** The place of a finding, with the lines around it for those who do not have the file. */
	private void place(ReportedDiagnostic reportedDiagnostic) throws IOException {
		json.name("physicalLocation").beginObject();
		artifactLocation(reportedDiagnostic.file());
		SourceRegion sourceRegion = reportedDiagnostic.region();
		region("region", sourceRegion);
		if (!reportedDiagnostic.snippet().isEmpty()) {
			json.name("contextRegion").beginObject().name("startLine").value(sourceRegion.line()).name("endLine")
					.value(sourceRegion.endLine());
			text("snippet", reportedDiagnostic.snippet());
			json.endObject();
		}
		json.endObject();
	}

	private void place(String file, SourceRegion sourceRegion) throws IOException {
		json.name("physicalLocation").beginObject();
		artifactLocation(file);
		region("region", sourceRegion);
		json.endObject();
	}

	private void region(String name, SourceRegion sourceRegion) throws IOException {
		json.name(name).beginObject().name("startLine").value(sourceRegion.line()).name("startColumn")
				.value(sourceRegion.column());
		json.name("endLine").value(sourceRegion.endLine()).name("endColumn").value(sourceRegion.endColumn());
		json.name("charOffset").value(sourceRegion.offset()).name("charLength").value(sourceRegion.length()).endObject();
	}

	private void artifactLocation(String file) throws IOException {
		json.name("artifactLocation").beginObject();
		address(file);
		if (files.containsKey(file)) {
			json.name("index").value(files.get(file));
		}
		json.endObject();
	}

	private void location(String file) throws IOException {
		json.name("location").beginObject();
		address(file);
		json.endObject();
	}

	private void address(String file) throws IOException {
		String uri = FileUri.of(file);
		json.name("uri").value(uri);
		if (!uri.startsWith("file:")) {
			json.name("uriBaseId").value(ROOT);
		}
	}

	private void text(String name, String text) throws IOException {
		json.name(name).beginObject().name("text").value(text).endObject();
	}

	/** Markdown without the signs that mean nothing to a reader of plain text. */
	private static String plain(String markdown) {
		return markdown.lines().filter(line -> !line.startsWith("```")).map(line -> line.replaceFirst("^#+ ", ""))
				.collect(Collectors.joining("\n", "", "\n"));
	}
}
