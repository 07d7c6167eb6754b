package dev.lamina.result.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

/** The published schemas say what the tables say. After a change of a table delete them: this test writes them again. */
class ResultSchemaTest {
	private static final Path FOLDER = Path.of(System.getProperty("lamina.checkout"),
			"bundles/dev.lamina.result/src/dev/lamina/result/json");
	private static final Gson LINE = new GsonBuilder().disableHtmlEscaping().create();
	private static final int WIDTH = 130;

	@Test
	void schemaOfResults() throws IOException {
		check("lamina-result-1.schema.json", ResultSchema.ofResults());
	}

	@Test
	void schemaOfFleets() throws IOException {
		check("lamina-fleet-1.schema.json", ResultSchema.ofFleet());
	}

	private static void check(String name, JsonObject schema) throws IOException {
		Path file = FOLDER.resolve(name);
		String wanted = layOut(schema, "") + '\n';
		if (!Files.exists(file)) {
			Files.writeString(file, wanted);
		}
		assertEquals(wanted, Files.readString(file), file + " does not say what ResultFields says; delete it to have it written");
		try (InputStream published = ResultWriter.class.getResourceAsStream(name)) {
			assertEquals(wanted, new String(published.readAllBytes(), StandardCharsets.UTF_8), name);
		}
	}

	/** What fits on a line stands on one, and so does a field with its description. */
	private static String layOut(JsonElement element, String indent) {
		String line = onOneLine(element);
		String inner = indent + "  ";
		if (!(element instanceof JsonArray || element instanceof JsonObject) || isFlat(element)
				&& (line.length() + indent.length() < WIDTH || isField(element))) {
			return line;
		}
		if (element instanceof JsonArray array) {
			return StreamSupport.stream(array.spliterator(), false).map(each -> inner + layOut(each, inner))
					.collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
		}
		return element.getAsJsonObject().entrySet().stream()
				.map(entry -> inner + LINE.toJson(entry.getKey()) + ": " + layOut(entry.getValue(), inner))
				.collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
	}

	private static String onOneLine(JsonElement element) {
		return switch (element) {
			case JsonObject object -> object.entrySet().stream()
					.map(entry -> LINE.toJson(entry.getKey()) + ": " + onOneLine(entry.getValue()))
					.collect(Collectors.joining(", ", "{ ", " }"));
			case JsonArray array -> StreamSupport.stream(array.spliterator(), false).map(ResultSchemaTest::onOneLine)
					.collect(Collectors.joining(", ", "[", "]"));
			default -> LINE.toJson(element);
		};
	}

	private static boolean isField(JsonElement element) {
		return element instanceof JsonObject object && object.has("description") || element instanceof JsonArray;
	}

	/** Whether no object in it has fields. */
	private static boolean isFlat(JsonElement element) {
		return switch (element) {
			case JsonObject object ->
					!object.has("properties") && object.asMap().values().stream().allMatch(ResultSchemaTest::isFlat);
			case JsonArray array -> StreamSupport.stream(array.spliterator(), false).allMatch(ResultSchemaTest::isFlat);
			default -> true;
		};
	}
}
