package dev.lamina.result.json;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Stream;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;

import dev.lamina.result.DecimalText;
import dev.lamina.result.Estimate;

/**
 * How values of a Java class stand in JSON: what is written is read again as the same value, and the schema describes it.
 *
 * @param javaType the class of the values
 * @param writer   writes one value
 * @param reader   reads one value
 * @param schema   describes one value, in the words of JSON Schema
 */
record JsonType<T>(Class<?> javaType, Writing<T> writer, JsonFields.Type<T> reader, JsonObject schema) {
	/** Writes one value. */
	interface Writing<T> {
		void write(JsonWriter json, T value) throws IOException;
	}

	/** A definition that all schemas of measured numbers refer to. */
	static final String MEASURED_DEFINITION = "measured";

	private static final double NANOSECONDS_PER_SECOND = 1e9;

	/** A text on one line. */
	static final JsonType<String> TEXT = new JsonType<>(String.class, JsonWriter::value, JsonFields::text, schema("string"));
	static final JsonType<Boolean> TRUTH = new JsonType<>(Boolean.class, JsonWriter::value, JsonFields::truth,
			schema("boolean"));
	/** A number that is always known. */
	static final JsonType<Double> NUMBER = new JsonType<>(Double.class, JsonType::writeNumber, JsonFields::number,
			schema("number"));
	/** A number with at most six digits; not a number, in JSON null, if nothing was measured. */
	static final JsonType<Double> MEASURED = new JsonType<>(Double.class, JsonType::writeNumber, JsonFields.measured(0),
			reference(MEASURED_DEFINITION));
	/** Measured nanoseconds, in JSON seconds. */
	static final JsonType<Double> SECONDS = new JsonType<>(Double.class,
			(json, nanoseconds) -> writeNumber(json, nanoseconds / NANOSECONDS_PER_SECOND), JsonFields.measured(9),
			reference(MEASURED_DEFINITION));
	/** A number of nanoseconds that was asked for, in JSON as exact seconds. */
	static final JsonType<Long> EXACT_SECONDS = new JsonType<>(Long.class,
			(json, nanoseconds) -> json.jsonValue(DecimalText.seconds(nanoseconds)), JsonFields::nanoseconds, schema("number"));
	/** Percents, in JSON a fraction. */
	static final JsonType<Double> PERCENT = new JsonType<>(Double.class, (json, percent) -> writeNumber(json, percent / 100),
			JsonFields.measured(2), schema("number")).with("minimum", 0);
	/** A measured number without its interval. */
	static final JsonType<Estimate> VALUE = MEASURED.as(Estimate.class, Estimate::value, Estimate::exactly);
	/** Measured nanoseconds without their interval, in JSON seconds. */
	static final JsonType<Estimate> SECONDS_VALUE = SECONDS.as(Estimate.class, Estimate::value, Estimate::exactly);
	/** A whole number, of either sign. */
	static final JsonType<Long> WHOLE = whole(Long.MIN_VALUE, Long.MAX_VALUE);
	/** Bytes, operations: none or more. */
	static final JsonType<Long> LONG_COUNT = whole(0, Long.MAX_VALUE);

	/** A number of things. */
	static JsonType<Integer> count(int smallest) {
		return whole(smallest, Integer.MAX_VALUE).as(Integer.class, Integer::longValue, Long::intValue);
	}

	private static JsonType<Long> whole(long smallest, long largest) {
		JsonType<Long> type = new JsonType<>(Long.class, JsonWriter::value, JsonFields.whole(smallest, largest),
				schema("integer"));
		return smallest == Long.MIN_VALUE ? type : type.with("minimum", smallest);
	}

	/** A list, in the same order. */
	static <T> JsonType<List<T>> list(JsonType<T> element) {
		JsonObject schema = schema("array");
		schema.add("items", element.schema);
		return new JsonType<>(List.class, (json, list) -> {
			json.beginArray();
			for (T value : list) {
				element.writer.write(json, value);
			}
			json.endArray();
		}, JsonFields.list(element.reader), schema);
	}

	/** An object whose fields may have any names, in the same order. */
	static <T> JsonType<SequencedMap<String, T>> map(JsonType<T> element) {
		JsonObject schema = schema("object");
		schema.add("additionalProperties", element.schema);
		return new JsonType<>(SequencedMap.class, (json, map) -> {
			json.beginObject();
			for (Map.Entry<String, T> entry : map.entrySet()) {
				json.name(entry.getKey());
				element.writer.write(json, entry.getValue());
			}
			json.endObject();
		}, JsonFields.map(element.reader), schema);
	}

	/** Values of another class that stand in JSON like values of this one. */
	<U> JsonType<U> as(Class<?> otherType, Function<U, T> toThis, Function<T, U> fromThis) {
		return new JsonType<>(otherType, (json, value) -> writer.write(json, toThis.apply(value)),
				json -> fromThis.apply(reader.read(json)), schema);
	}

	/** Values that there may be, for a field that is not there if there is none. */
	JsonType<Optional<T>> optional() {
		return as(Optional.class, Optional::orElseThrow, Optional::of);
	}

	/** The same, which the schema calls by a name. */
	JsonType<T> named(String definition) {
		return new JsonType<>(javaType, writer, reader, reference(definition));
	}

	/** The same with one more number in the schema, which readers do not depend on. */
	JsonType<T> with(String keyword, Number value) {
		JsonObject more = schema.deepCopy();
		more.addProperty(keyword, value);
		return new JsonType<>(javaType, writer, reader, more);
	}

	/** The same with a regular expression in the schema, which readers do not depend on. */
	JsonType<T> matching(String pattern) {
		JsonObject more = schema.deepCopy();
		more.addProperty("pattern", pattern);
		return new JsonType<>(javaType, writer, reader, more);
	}

	/** The same of which the schema knows all values; readers do not depend on that. */
	JsonType<T> choice(String... values) {
		JsonArray all = new JsonArray();
		Stream.of(values).forEach(all::add);
		JsonObject known = new JsonObject();
		known.add("enum", all);
		return new JsonType<>(javaType, writer, reader, known);
	}

	/** A number or null, for a schema that says more about it than that. */
	JsonType<T> orNull() {
		return new JsonType<>(javaType, writer, reader, numberOrNull());
	}

	/** What {@link #MEASURED_DEFINITION} stands for. */
	static JsonObject numberOrNull() {
		JsonArray types = new JsonArray();
		types.add("number");
		types.add("null");
		JsonObject schema = new JsonObject();
		schema.add("type", types);
		return schema;
	}

	private static void writeNumber(JsonWriter json, double value) throws IOException {
		String digits = DecimalText.of(value);
		if (digits.isEmpty()) {
			json.nullValue();
		} else {
			json.jsonValue(digits);
		}
	}

	static JsonObject schema(String type) {
		JsonObject schema = new JsonObject();
		schema.addProperty("type", type);
		return schema;
	}

	static JsonObject reference(String definition) {
		JsonObject schema = new JsonObject();
		schema.addProperty("$ref", "#/$defs/" + definition);
		return schema;
	}
}
