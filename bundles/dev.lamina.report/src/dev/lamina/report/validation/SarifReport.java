package dev.lamina.report.validation;

import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.google.gson.stream.JsonWriter;

import dev.lamina.report.FileAddress;

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
	/** What GitHub's code scanning reads, and computes itself where it is missing. */
	private static final String GITHUB_FINGERPRINT = "primaryLocationLineHash";
	/** Lamina has no public home on the web: its addresses are names that lead nowhere, and the help comes with each rule. */
	private static final String HOME = "urn:lamina";

	private final JsonWriter json;
	private final Validation validation;
	private final Map<String, Integer> files = new LinkedHashMap<>();
	private final Map<String, Integer> rules = new HashMap<>();

	private SarifReport(JsonWriter json, Validation validation) {
		this.json = json;
		this.validation = validation;
		validation.files().forEach(this::enter);
		validation.findings().forEach(finding -> enter(finding.file()));
		validation.rules().forEach(rule -> rules.put(rule.code(), rules.size()));
	}

	private void enter(String file) {
		files.putIfAbsent(file, files.size());
	}

	/**
	 * Writes the log and a line end. The writer stays open.
	 *
	 * @throws IOException where the writer cannot write
	 */
	public static void write(Validation validation, Writer writer) throws IOException {
		JsonWriter json = new JsonWriter(writer);
		json.setIndent("  ");
		json.setHtmlSafe(false);
		new SarifReport(json, validation).log();
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
		text("description", "The root of the repository, or the folder in which the command ran where there is none.");
		json.endObject().endObject();
		json.name("artifacts").beginArray();
		for (String file : files.keySet()) {
			json.beginObject();
			location(file);
			json.name("sourceLanguage").value("lamina").endObject();
		}
		json.endArray().name("results").beginArray();
		for (Finding finding : validation.findings()) {
			result(finding);
		}
		json.endArray().endObject().endArray().endObject();
	}

	private void tool() throws IOException {
		json.name("tool").beginObject().name("driver").beginObject().name("name").value("Lamina").name("version")
				.value(validation.version()).name("informationUri").value(HOME);
		json.name("rules").beginArray();
		for (RuleSheet rule : validation.rules()) {
			json.beginObject().name("id").value(rule.code());
			text("shortDescription", rule.demand());
			text("fullDescription", rule.demand());
			json.name("helpUri").value(HOME + ":rule:" + rule.code());
			json.name("help").beginObject().name("text").value(plain(rule.help())).name("markdown").value(rule.help())
					.endObject();
			json.name("defaultConfiguration").beginObject().name("level").value(rule.level().inSarif()).endObject();
			json.name("properties").beginObject().name("settable").value(rule.settable()).name("fixable").value(rule.fixable())
					.endObject();
			json.endObject();
		}
		json.endArray().endObject().endObject();
	}

	/** Whether everything could be looked at, and with which status the command ended. */
	private void invocation() throws IOException {
		json.name("invocations").beginArray().beginObject().name("executionSuccessful").value(validation.unread().isEmpty());
		json.name("exitCode").value(validation.exitStatus());
		if (!validation.unread().isEmpty()) {
			json.name("toolExecutionNotifications").beginArray();
			for (Validation.Unread unread : validation.unread()) {
				json.beginObject().name("level").value("error");
				text("message", unread.reason());
				json.name("locations").beginArray().beginObject().name("physicalLocation").beginObject();
				artifactLocation(unread.file());
				json.endObject().endObject().endArray().endObject();
			}
			json.endArray();
		}
		json.endObject().endArray();
	}

	private void result(Finding finding) throws IOException {
		json.beginObject().name("ruleId").value(finding.rule());
		if (rules.containsKey(finding.rule())) {
			json.name("ruleIndex").value(rules.get(finding.rule()));
		}
		json.name("level").value(finding.level().inSarif());
		text("message", finding.message());
		json.name("locations").beginArray().beginObject();
		place(finding);
		json.endObject().endArray();
		if (!finding.related().isEmpty()) {
			json.name("relatedLocations").beginArray();
			int number = 1;
			for (Finding.Related related : finding.related()) {
				json.beginObject().name("id").value(number++);
				place(related.file(), related.span());
				text("message", related.message());
				json.endObject();
			}
			json.endArray();
		}
		json.name("partialFingerprints").beginObject().name(FINGERPRINT).value(finding.fingerprint());
		if (!finding.lineHash().isEmpty()) {
			json.name(GITHUB_FINGERPRINT).value(finding.lineHash());
		}
		json.endObject();
		if (!finding.repairs().isEmpty()) {
			json.name("fixes").beginArray();
			for (Repair repair : finding.repairs()) {
				fix(repair);
			}
			json.endArray();
		}
		json.endObject();
	}

	private void fix(Repair repair) throws IOException {
		json.beginObject();
		text("description", repair.label());
		json.name("artifactChanges").beginArray();
		Map<String, List<Repair.Change>> byFile = repair.changes().stream()
				.collect(Collectors.groupingBy(Repair.Change::file, LinkedHashMap::new, Collectors.toList()));
		for (Map.Entry<String, List<Repair.Change>> file : byFile.entrySet()) {
			json.beginObject();
			artifactLocation(file.getKey());
			json.name("replacements").beginArray();
			for (Repair.Change change : file.getValue()) {
				json.beginObject();
				region("deletedRegion", change.span());
				if (!change.replacement().isEmpty()) {
					text("insertedContent", change.replacement());
				}
				json.endObject();
			}
			json.endArray().endObject();
		}
		json.endArray();
		json.name("properties").beginObject().name("preferred").value(repair.preferred()).name("safe").value(repair.safe())
				.endObject();
		json.endObject();
	}

	/** The place of a finding, with the lines around it for those who do not have the file. */
	private void place(Finding finding) throws IOException {
		json.name("physicalLocation").beginObject();
		artifactLocation(finding.file());
		Span span = finding.span();
		region("region", span);
		if (!finding.snippet().isEmpty()) {
			json.name("contextRegion").beginObject().name("startLine").value(span.line()).name("endLine").value(span.endLine());
			text("snippet", finding.snippet());
			json.endObject();
		}
		json.endObject();
	}

	private void place(String file, Span span) throws IOException {
		json.name("physicalLocation").beginObject();
		artifactLocation(file);
		region("region", span);
		json.endObject();
	}

	private void region(String name, Span span) throws IOException {
		json.name(name).beginObject().name("startLine").value(span.line()).name("startColumn").value(span.column());
		json.name("endLine").value(span.endLine()).name("endColumn").value(span.endColumn());
		json.name("charOffset").value(span.offset()).name("charLength").value(span.length()).endObject();
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
		String uri = FileAddress.of(file);
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
