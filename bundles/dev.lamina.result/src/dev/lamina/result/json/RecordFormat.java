package dev.lamina.result.json;

import java.io.IOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;

/**
 * How records of a class stand in JSON: one table of fields, in their order, from which they are written, read and described.
 * Every component of the record is said by exactly one line of the table, or {@linkplain Builder#without named} as left out; a
 * table that forgets one or says it with a wrong type cannot be built.
 *
 * @param <R> the class of the records
 */
final class RecordFormat<R extends Record> {
	private final Class<R> recordType;
	private final List<Line<R>> lines;
	private final Constructor<R> constructor;
	private final RecordComponent[] components;
	private final JsonFields.Field<?>[] fields;

	private RecordFormat(Class<R> recordType, List<Line<R>> lines) {
		this.recordType = recordType;
		this.lines = List.copyOf(lines);
		this.components = recordType.getRecordComponents();
		this.fields = lines.stream().flatMap(line -> line.fields().stream()).toArray(JsonFields.Field<?>[]::new);
		try {
			constructor = recordType.getDeclaredConstructor(
					Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
		} catch (NoSuchMethodException impossible) {
			throw new IllegalStateException("every record has its canonical constructor", impossible);
		}
		List<String> said = lines.stream().map(Line::component).filter(name -> !name.isEmpty()).sorted().toList();
		List<String> wanted = Arrays.stream(components).map(RecordComponent::getName).sorted().toList();
		if (!said.equals(wanted)) {
			throw new IllegalStateException("the table of " + recordType + " says " + said + ", the record has " + wanted);
		}
	}

	/** Begins the table of a class. */
	static <R extends Record> Builder<R> of(Class<R> recordType) {
		return new Builder<>(recordType);
	}

	/** Records as values of fields, lists and maps; the schema is that of {@link #schema}. */
	JsonType<R> type() {
		return new JsonType<>(recordType, this::write, json -> create(JsonFields.read(json, fields)), schema());
	}

	/** Writes a record as an object. */
	void write(JsonWriter json, R value) throws IOException {
		json.beginObject();
		writeFields(json, value);
		json.endObject();
	}

	/** Reads what is left of an object that was begun. */
	R readRest(JsonReader json) throws IOException {
		return create(JsonFields.rest(json, fields));
	}

	/** The JSON Schema of the objects. */
	JsonObject schema() {
		JsonObject properties = new JsonObject();
		JsonArray required = new JsonArray();
		lines.forEach(line -> line.describe(properties, required));
		JsonObject schema = new JsonObject();
		schema.addProperty("type", "object");
		schema.add("required", required);
		schema.add("properties", properties);
		return schema;
	}

	private void writeFields(JsonWriter json, R value) throws IOException {
		for (Line<R> line : lines) {
			line.write(json, value);
		}
	}

	private R create(JsonFields read) {
		Map<String, Object> values = new HashMap<>();
		lines.stream().filter(line -> !line.component().isEmpty())
				.forEach(line -> values.put(line.component(), line.value(read)));
		try {
			return constructor.newInstance(
					Arrays.stream(components).map(component -> values.get(component.getName())).toArray());
		} catch (InvocationTargetException | InstantiationException | IllegalAccessException impossible) {
			throw new IllegalStateException(recordType + " takes what its table reads", impossible);
		}
	}

	/** One line of the table: a component of the record, or something computed from it. */
	private interface Line<R> {
		/** The component that it says; empty if none. */
		String component();

		/** What is to be read for it. */
		List<JsonFields.Field<?>> fields();

		void write(JsonWriter json, R value) throws IOException;

		/** The value of the component, from what was read. */
		Object value(JsonFields read);

		void describe(JsonObject properties, JsonArray required);
	}

	/** One field. */
	private record FieldLine<R, T>(String component, String name, JsonType<T> type, Function<R, T> getter, Predicate<R> when,
			JsonFields.Field<?> field, String description) implements Line<R> {
		@Override
		public List<JsonFields.Field<?>> fields() {
			return component.isEmpty() ? List.of() : List.of(field);
		}

		@Override
		public void write(JsonWriter json, R value) throws IOException {
			if (when == null || when.test(value)) {
				json.name(name);
				type.writer().write(json, getter.apply(value));
			}
		}

		@Override
		public Object value(JsonFields read) {
			return read.get(field);
		}

		@Override
		public void describe(JsonObject properties, JsonArray required) {
			JsonObject schema = type.schema().deepCopy();
			if (!description.isEmpty()) {
				schema.addProperty("description", description);
			}
			properties.add(name, schema);
			if (when == null) {
				required.add(name);
			}
		}
	}

	/** The fields of another record among those of this one. */
	private record InlineLine<R, C extends Record>(String component, Function<R, C> getter, RecordFormat<C> format)
			implements
			Line<R> {
		@Override
		public List<JsonFields.Field<?>> fields() {
			return List.of(format.fields);
		}

		@Override
		public void write(JsonWriter json, R value) throws IOException {
			format.writeFields(json, getter.apply(value));
		}

		@Override
		public Object value(JsonFields read) {
			return format.create(read);
		}

		@Override
		public void describe(JsonObject properties, JsonArray required) {
			format.lines.forEach(line -> line.describe(properties, required));
		}
	}

	/** A component that JSON does not say. */
	private record MissingLine<R>(String component, Object value) implements Line<R> {
		@Override
		public List<JsonFields.Field<?>> fields() {
			return List.of();
		}

		@Override
		public void write(JsonWriter json, R written) {
			// that is the point
		}

		@Override
		public Object value(JsonFields read) {
			return value;
		}

		@Override
		public void describe(JsonObject properties, JsonArray required) {
			// that is the point
		}
	}

	/** Collects the lines of a table. */
	static final class Builder<R extends Record> {
		private final Class<R> recordType;
		private final List<Line<R>> lines = new ArrayList<>();

		private Builder(Class<R> recordType) {
			this.recordType = recordType;
		}

		/** A field with the name of its component. */
		Builder<R> field(String name, JsonType<?> type, String description) {
			return field(name, name, type, description);
		}

		/** A field with a name of its own. */
		<T> Builder<R> field(String name, String component, JsonType<T> type, String description) {
			lines.add(new FieldLine<>(component, name, type, getter(component, type.javaType()), null,
					new JsonFields.Field<>(name, type.reader()), description));
			return this;
		}

		/** A field that has a form of its own in JSON, which depends on more than its component. */
		<T, C> Builder<R> field(String name, JsonType<T> type, Function<R, T> toJson, Function<T, C> fromJson,
				String description) {
			JsonFields.Type<C> reader = json -> fromJson.apply(type.reader().read(json));
			lines.add(new FieldLine<>(name, name, type, toJson, null, new JsonFields.Field<>(name, reader), description));
			return this;
		}

		/**
		 * A field that is only there sometimes.
		 *
		 * @param when   whether it is written
		 * @param absent its value if it is not there
		 */
		<T> Builder<R> optional(String name, JsonType<T> type, Predicate<R> when, T absent, String description) {
			lines.add(new FieldLine<>(name, name, type, getter(name, type.javaType()), when,
					new JsonFields.Field<>(name, type.reader(), absent), description));
			return this;
		}

		/** A field that follows from others: it is written for readers of the text, and skipped when it is read. */
		<T> Builder<R> computed(String name, JsonType<T> type, Function<R, T> getter, String description) {
			lines.add(new FieldLine<>("", name, type, getter, null, null, description));
			return this;
		}

		/** A field with the same text in all records. */
		Builder<R> constant(String name, String text) {
			JsonObject schema = new JsonObject();
			schema.addProperty("const", text);
			return computed(name, new JsonType<>(String.class, JsonWriter::value, JsonFields::text, schema), any -> text, "");
		}

		/** The fields of a component among those of the record. */
		<C extends Record> Builder<R> inline(String component, RecordFormat<C> format) {
			lines.add(new InlineLine<>(component, getter(component, format.recordType), format));
			return this;
		}

		/** A component that JSON does not say; records that are read have the same value in it. */
		Builder<R> without(String component, Object value) {
			lines.add(new MissingLine<>(component, value));
			return this;
		}

		RecordFormat<R> build() {
			return new RecordFormat<>(recordType, lines);
		}

		private RecordComponent component(String name) {
			return Arrays.stream(recordType.getRecordComponents()).filter(each -> each.getName().equals(name)).findFirst()
					.orElseThrow(() -> new IllegalStateException(recordType + " has no component " + name));
		}

		@SuppressWarnings("unchecked") // the type is compared
		private <T> Function<R, T> getter(String name, Class<?> type) {
			RecordComponent component = component(name);
			if (MethodType.methodType(component.getType()).wrap().returnType() != type) {
				throw new IllegalStateException(recordType + "." + name + " is no " + type);
			}
			return value -> {
				try {
					return (T) component.getAccessor().invoke(value);
				} catch (InvocationTargetException | IllegalAccessException impossible) {
					throw new IllegalStateException("every component can be asked for", impossible);
				}
			};
		}
	}
}
