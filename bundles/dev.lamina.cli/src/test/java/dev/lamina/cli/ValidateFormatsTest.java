package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

import dev.lamina.cli.InProcessRunner.Outcome;
import dev.lamina.dsl.diagnostic.Rule;
import dev.lamina.report.validation.LineHashes;
import dev.lamina.report.validation.ValidationJsonReport;

/** What {@code validate} writes for programs is what the schemas of the formats want, and says what is so. */
class ValidateFormatsTest {
	private static final Path REFUSED = Checkout.root().resolve("dsl/dev.lamina.dsl.tests/corpus/refused");
	private static final Path JUNIT = Checkout.root()
			.resolve("bundles/dev.lamina.report.tests/src/dev/lamina/report/junit/junit.xsd");

	private static JsonSchema sarif;
	private static JsonSchema findings;

	@TempDir
	private Path folder;

	@BeforeAll
	static void readSchemas() throws IOException {
		sarif = schema(VersionFlag.V7, "/schema/sarif-schema-2.1.0.json");
		findings = schema(VersionFlag.V202012,
				"/" + ValidationJsonReport.class.getPackageName().replace('.', '/') + "/lamina-findings-1.schema.json");
	}

	private static JsonSchema schema(VersionFlag version, String name) throws IOException {
		try (InputStream text = ValidateFormatsTest.class.getResourceAsStream(name)) {
			return JsonSchemaFactory.getInstance(version).getSchema(new String(text.readAllBytes(), StandardCharsets.UTF_8));
		}
	}

	private InProcessRunner project() throws IOException {
		return new InProcessRunner(folder).file("models/b ü.lamina", "package p\n\nhost h {\n\tmemroy 1 TiB\n\tgpu g : A40\n}\n")
				.file("models/a.lamina", "import nvidia.*\n\nhost x\n").file("models/c.lamina", "host sound { memory 1 TiB }\n");
	}

	@Test
	void everyRefusedFileOfTheCorpusIsValidSarif() {
		Outcome outcome = new InProcessRunner(folder).lamina("validate", REFUSED.toString(), "--format", "sarif");
		assertEquals(1, outcome.exit(), outcome.err());
		assertEquals(Set.of(), sarif.validate(outcome.out(), InputFormat.JSON));
		JsonArray results = run(outcome).getAsJsonArray("results");
		assertTrue(results.size() > Rule.values().length, "only " + results.size());
		long fixable = stream(results).filter(result -> result.has("fixes")).count();
		assertTrue(fixable > 50, "only " + fixable + " with fixes");
		Set<String> fingerprints = new java.util.HashSet<>();
		results.forEach(result -> assertTrue(fingerprints.add(fingerprint(result.getAsJsonObject())), result::toString));
	}

	@Test
	void theSchemasRefuseSomethingElse() throws IOException {
		Outcome outcome = project().lamina("validate", folder.toString(), "--format", "sarif");
		assertFalse(sarif.validate(outcome.out().replace("\"startLine\"", "\"firstLine\""), InputFormat.JSON).isEmpty());
		assertFalse(sarif.validate(outcome.out().replace("\"level\": \"error\"", "\"level\": \"fatal\""), InputFormat.JSON)
				.isEmpty());
		Outcome json = project().lamina("validate", folder.toString(), "--format", "json");
		assertFalse(findings.validate(json.out().replace("\"severity\": \"error\"", "\"severity\": \"fatal\""), InputFormat.JSON)
				.isEmpty());
	}

	@Test
	void sarifSaysRuleAndPlaceAndFix() throws IOException {
		Outcome outcome = project().lamina("validate", folder.toString(), "--format", "sarif");
		JsonObject run = run(outcome);
		assertEquals("utf16CodeUnits", run.get("columnKind").getAsString());
		assertEquals(1, run.getAsJsonArray("invocations").get(0).getAsJsonObject().get("exitCode").getAsInt());
		assertFalse(outcome.out().contains(folder.toString()), "says where the files lie on this machine");
		JsonArray rules = run.getAsJsonObject("tool").getAsJsonObject("driver").getAsJsonArray("rules");
		assertEquals(Rule.values().length, rules.size());
		JsonObject misspelt = stream(run.getAsJsonArray("results"))
				.filter(result -> result.get("ruleId").getAsString().equals("property.unknown")).findFirst().orElseThrow();
		JsonObject rule = rules.get(misspelt.get("ruleIndex").getAsInt()).getAsJsonObject();
		assertEquals("property.unknown", rule.get("id").getAsString());
		assertTrue(rule.getAsJsonObject("help").get("markdown").getAsString().startsWith("# property.unknown\n"), rule::toString);
		JsonObject place = misspelt.getAsJsonArray("locations").get(0).getAsJsonObject().getAsJsonObject("physicalLocation");
		assertEquals("models/b%20%C3%BC.lamina", place.getAsJsonObject("artifactLocation").get("uri").getAsString());
		assertEquals("{\"startLine\":4,\"startColumn\":2,\"endLine\":4,\"endColumn\":8,\"charOffset\":21,\"charLength\":6}",
				place.getAsJsonObject("region").toString());
		JsonObject change = misspelt.getAsJsonArray("fixes").get(0).getAsJsonObject().getAsJsonArray("artifactChanges").get(0)
				.getAsJsonObject()
				.getAsJsonArray("replacements").get(0).getAsJsonObject();
		assertEquals("{\"startLine\":4,\"endLine\":4,\"snippet\":{\"text\":\"\\tmemroy 1 TiB\"}}",
				place.getAsJsonObject("contextRegion").toString());
		assertEquals("urn:lamina", run.getAsJsonObject("tool").getAsJsonObject("driver").get("informationUri").getAsString());
		assertEquals("urn:lamina:rule:property.unknown", rule.get("helpUri").getAsString());
		assertEquals("memory", change.getAsJsonObject("insertedContent").get("text").getAsString());
		assertEquals(place.get("region"), change.get("deletedRegion"));
	}

	@Test
	void otherPlacesAreNamed() throws IOException {
		Outcome outcome = new InProcessRunner(folder).file("a.lamina", "package p\n\nhost twice { memory 1 TiB }\n")
				.file("b.lamina",
						"package p\n\nhost twice {\n  memory 1 TiB\n  memory 2 TiB\n}\nworkload w extends v { }\nworkload v "
								+ "extends w { }\n")
				.lamina("validate", folder.resolve("b.lamina").toString(), "--format", "sarif");
		assertEquals(Set.of(), sarif.validate(outcome.out(), InputFormat.JSON));
		List<String> related = stream(run(outcome).getAsJsonArray("results")).filter(result -> result.has("relatedLocations"))
				.flatMap(result -> stream(result.getAsJsonArray("relatedLocations"))
						.map(place -> result.get("ruleId").getAsString() + " " + said(place)))
				.toList();
		assertEquals(List.of("name.duplicate a.lamina:3:6 host twice has the same name",
				"property.duplicate b.lamina:4:3 'memory' is given here already",
				"extends.cycle b.lamina:8:10 workload v is part of the circle",
				"extends.cycle b.lamina:7:10 workload w is part of the circle"), related);
	}

	private static String said(JsonObject place) {
		JsonObject where = place.getAsJsonObject("physicalLocation");
		JsonObject region = where.getAsJsonObject("region");
		return where.getAsJsonObject("artifactLocation").get("uri").getAsString() + ":" + region.get("startLine") + ":"
				+ region.get("startColumn") + " "
				+ place.getAsJsonObject("message").get("text").getAsString();
	}

	@Test
	void fingerprintsStayWhenLinesMove() throws IOException {
		List<String> before = fingerprints("host h {\n  memroy 1 TiB\n}\nhost i {\n  memroy 1 TiB\n}\n");
		List<String> moved = fingerprints("// a line\n\nhost h {\n      memroy  1 TiB\n}\n\n\nhost i {\n  memroy 1 TiB\n}\n");
		assertEquals(2, Set.copyOf(before).size());
		assertEquals(before, moved);
		assertNotEquals(before, fingerprints("host h {\n  memroy 2 TiB\n}\nhost i {\n  memroy 1 TiB\n}\n"));
	}

	/** {@link LineHashes} is held to the examples of that action by a test of its own. */
	@Test
	void gitHubKnowsFindingsByTheHashesOfItsOwnAction() throws IOException {
		String text = "host h {\n  memroy 1 TiB\n}\nhost i {\n  memroy 1 TiB\n}\n";
		assertEquals(hashes(text), hashes(text.replace("\n", "\r\n")));
		assertEquals(2, Set.copyOf(hashes(text)).size());
		assertNotEquals(hashes("hots a\n"), hashes("\uFEFFhots a\n"), "the action counts a byte order mark");
		assertEquals(List.of(LineHashes.of("\uFEFFhots a\n").getFirst()), hashes("\uFEFFhots a\n"));
		assertEquals(List.of(LineHashes.of(text).get(1), LineHashes.of(text).get(4)), hashes(text));
	}

	private List<String> hashes(String text) throws IOException {
		Outcome outcome = new InProcessRunner(folder).file("f.lamina", text).lamina("validate",
				folder.resolve("f.lamina").toString(),
				"--format", "sarif");
		return stream(run(outcome).getAsJsonArray("results"))
				.map(result -> result.getAsJsonObject("partialFingerprints").get("primaryLocationLineHash").getAsString())
				.toList();
	}

	private List<String> fingerprints(String text) throws IOException {
		Outcome outcome = new InProcessRunner(folder).file("f.lamina", text).lamina("validate",
				folder.resolve("f.lamina").toString(),
				"--format", "sarif");
		return stream(run(outcome).getAsJsonArray("results")).map(ValidateFormatsTest::fingerprint).toList();
	}

	@Test
	void sameFilesGiveTheSameBytesOnAnyNumberOfThreads() {
		for (String format : List.of("text", "json", "sarif", "junit")) {
			Set<Outcome> outcomes = new java.util.HashSet<>();
			for (String threads : List.of("1", "2", "7")) {
				outcomes.add(
						new InProcessRunner(folder).lamina("validate", REFUSED.toString(), "--format", format, "--threads",
								threads));
			}
			assertEquals(1, outcomes.size(), format);
		}
	}

	@Test
	void namesAreSeenFromTheRootOfTheRepository() throws IOException {
		Files.createDirectories(folder.resolve(".git"));
		project();
		Outcome outcome = new InProcessRunner(folder.resolve("models")).lamina("validate", "a.lamina", "--format", "json");
		assertTrue(outcome.out().contains("\"file\": \"models/a.lamina\""), outcome.out());
		Path elsewhere = Files.createTempDirectory("elsewhere");
		Path other = Files.writeString(elsewhere.resolve("o.lamina"), "hots a\n");
		Outcome outside = new InProcessRunner(folder.resolve("models")).lamina("validate", other.toString(), "--format", "sarif");
		assertTrue(outside.out().contains("\"uri\": \"file://" + other), outside.out());
		Files.delete(other);
		Files.delete(elsewhere);
	}

	@Test
	void jsonIsWhatItsSchemaSays() throws IOException {
		Outcome corpus = new InProcessRunner(folder).lamina("validate", REFUSED.toString(), "--format", "json");
		assertEquals(Set.of(), problems(corpus.out()));
		Outcome none = project().lamina("validate", folder.resolve("models/c.lamina").toString(), "--format", "json");
		assertEquals(Set.of(), problems(none.out()));
		assertEquals(0, none.exit(), none.toString());
		Outcome unread = project().lamina("validate", folder.resolve("models").toString(), "missing.lamina", "--format", "json");
		assertEquals(Set.of(), problems(unread.out()));
		assertEquals(2, unread.exit());
		assertEquals("lamina: 'missing.lamina' does not exist.\n", unread.err());
		JsonObject document = JsonParser.parseString(unread.out()).getAsJsonObject();
		assertEquals(1, document.getAsJsonArray("unread").size());
		assertEquals(3, document.get("files").getAsInt());
		assertTrue(document.get("errors").getAsInt() >= 2, unread.out());
	}

	private static Set<ValidationMessage> problems(String json) {
		return findings.validate(json, InputFormat.JSON);
	}

	@Test
	void buildServersGetASuiteForEachFile() throws Exception {
		Outcome outcome = project().lamina("validate", folder.toString(), "missing.lamina", "--format", "junit", "--severity",
				"import.unused=warning");
		SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(JUNIT.toFile()).newValidator()
				.validate(new StreamSource(new StringReader(outcome.out())));
		Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
				.parse(new InputSource(new StringReader(outcome.out())));
		List<String> suites = new ArrayList<>();
		for (int i = 0; i < document.getElementsByTagName("testsuite").getLength(); i++) {
			suites.add(((Element) document.getElementsByTagName("testsuite").item(i)).getAttribute("name"));
		}
		assertEquals(List.of("missing.lamina", "models/a.lamina", "models/b ü.lamina", "models/c.lamina"), suites);
		Element all = document.getDocumentElement();
		assertEquals(document.getElementsByTagName("testcase").getLength(), Integer.parseInt(all.getAttribute("tests")));
		assertEquals(document.getElementsByTagName("failure").getLength(), Integer.parseInt(all.getAttribute("failures")));
		assertEquals("1", all.getAttribute("errors"));
		assertTrue(outcome.out().contains("<testcase classname=\"models/c.lamina\" name=\"has no problems\">"), outcome.out());
		assertTrue(outcome.out().contains("type=\"property.unknown\">models/b ü.lamina:4:2: error[property.unknown]: "),
				outcome.out());
		assertTrue(outcome.out().contains("<system-out>models/a.lamina:1:8: warning[import.unused]: "), outcome.out());
	}

	@Test
	void unreadableFilesAreNotificationsAndTheOthersStillCount() throws IOException {
		Files.createDirectories(folder.resolve("models"));
		Files.write(folder.resolve("models/latin.lamina"), new byte[] { 'h', (byte) 0xE9 });
		Outcome outcome = project().lamina("validate", folder.toString(), "--format", "sarif");
		assertEquals(2, outcome.exit());
		assertEquals(Set.of(), sarif.validate(outcome.out(), InputFormat.JSON));
		JsonObject invocation = run(outcome).getAsJsonArray("invocations").get(0).getAsJsonObject();
		assertFalse(invocation.get("executionSuccessful").getAsBoolean());
		assertEquals(1, invocation.getAsJsonArray("toolExecutionNotifications").size());
		assertTrue(run(outcome).getAsJsonArray("results").size() >= 3, outcome.out());
		assertEquals(1, outcome.err().lines().count(), outcome.err());
	}

	@Test
	void textGoesIntoAFileWithoutColours() throws IOException {
		Outcome outcome = project().lamina("validate", folder.toString(), "-o", folder.resolve("out.txt").toString(), "--color",
				"always");
		assertEquals(new Outcome(1, "", ""), outcome);
		String text = Files.readString(folder.resolve("out.txt"));
		assertTrue(text.contains("error[property.unknown]") && text.endsWith(" in 3 files\n") && !text.contains("\u001b"), text);
	}

	private static JsonObject run(Outcome outcome) {
		return JsonParser.parseString(outcome.out()).getAsJsonObject().getAsJsonArray("runs").get(0).getAsJsonObject();
	}

	private static Stream<JsonObject> stream(JsonArray array) {
		return array.asList().stream().map(JsonElement::getAsJsonObject);
	}

	private static String fingerprint(JsonObject result) {
		return result.getAsJsonObject("partialFingerprints").get("laminaFinding/v1").getAsString();
	}
}
