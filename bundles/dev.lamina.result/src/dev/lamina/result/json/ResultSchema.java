package dev.lamina.result.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** The JSON Schemas of results, made from the tables in {@link ResultFields}; the files beside this class say the same. */
final class ResultSchema {
	private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
	private static final String NAME = "urn:lamina:schema:";

	private ResultSchema() {
	}

	/** The schema of one result of a simulation, and of several. */
	static JsonObject ofResults() {
		JsonObject schema = head(ResultFields.RESULT, "Lamina simulation result",
				"What `lamina simulate --format json` writes: one result, or several of a sweep, of several simulations and of "
						+ "fleets. Times are in seconds, memory in bytes, parts of a whole are fractions (0.25 is 25 %). What was not "
						+ "measured is null.");
		schema.add("oneOf", list(JsonType.reference("result"), JsonType.reference("results")));
		JsonObject definitions = new JsonObject();
		definitions.add("results", several());
		definitions.add("impossible", ResultFields.IMPOSSIBLE_RUN.schema());
		definitions.add("aim", ResultFields.SWEEP_AIM.schema());
		definitions.add("result", ResultFields.SIMULATION.schema());
		definitions.add("vm", ResultFields.VM.schema());
		definitions.add("gpu", ResultFields.GPU.schema());
		definitions.add("capacity", ResultFields.CAPACITY.schema());
		definitions.add("host", ResultFields.HOST.schema());
		definitions.add("expectation", ResultFields.PROMISE.schema());
		definitions.add("pool", ResultFields.POOL.schema());
		definitions.add(JsonType.MEASURED_DEFINITION, JsonType.numberOrNull());
		schema.add("$defs", definitions);
		return schema;
	}

	/** The schema of the result of a fleet. */
	static JsonObject ofFleet() {
		JsonObject schema = head(ResultFields.FLEET, "Lamina fleet result",
				"What `lamina simulate --format json` writes for a fleet. Parts of a whole are fractions (0.25 is 25 %).");
		ResultFields.FLEET_OF_MODEL.schema().asMap().forEach(schema::add);
		return schema;
	}

	private static JsonObject several() {
		JsonObject anyRun = new JsonObject();
		JsonObject fleet = new JsonObject();
		fleet.addProperty("$ref", NAME + ResultFields.FLEET);
		anyRun.add("anyOf", list(JsonType.reference("result"), fleet));
		JsonObject runs = JsonType.schema("array");
		runs.add("items", anyRun);
		JsonObject impossible = JsonType.schema("array");
		impossible.add("items", JsonType.reference("impossible"));
		impossible.addProperty("description", "The combinations of sweeps that cannot be run.");
		JsonObject name = new JsonObject();
		name.addProperty("const", ResultFields.RESULTS);
		JsonObject properties = new JsonObject();
		properties.add("schema", name);
		properties.add("runs", runs);
		properties.add("impossible", impossible);
		JsonArray required = new JsonArray();
		properties.keySet().forEach(required::add);
		JsonObject aims = JsonType.schema("array");
		aims.add("items", JsonType.reference("aim"));
		aims.addProperty("description", "What sweeps minimize or search; absent if none does.");
		properties.add("aims", aims);
		JsonObject schema = JsonType.schema("object");
		schema.add("required", required);
		schema.add("properties", properties);
		return schema;
	}

	private static JsonObject head(String format, String title, String description) {
		JsonObject schema = new JsonObject();
		schema.addProperty("$schema", DIALECT);
		schema.addProperty("$id", NAME + format);
		schema.addProperty("title", title);
		schema.addProperty("description", description
				+ " Readers shall ignore fields that they do not know: they may be added without a new version.");
		return schema;
	}

	private static JsonArray list(JsonObject... elements) {
		JsonArray list = new JsonArray();
		for (JsonObject element : elements) {
			list.add(element);
		}
		return list;
	}
}
