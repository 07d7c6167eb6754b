package dev.lamina.result.json;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/** Reads JSON objects by their fields: each once, each of its type; other fields are skipped. */
final class JsonFields {
	private static final int MAX_NUMBER_LENGTH = 400;

	private final Map<Field<?>, Object> values;

	private JsonFields(Map<Field<?>, Object> values) {
		this.values = values;
	}

	/** A reason to read no further; its message is a sentence for people. */
	static final class InvalidFieldException extends IOException {
		private static final long serialVersionUID = 1;

		InvalidFieldException(String sentence) {
			super(sentence);
		}
	}

	/** Reads one value. */
	interface Type<T> {
		T read(JsonReader json) throws IOException;
	}

	/**
	 * A field of an object.
	 *
	 * @param absent the value where the object has no such field; null if it must have it
	 */
	record Field<T>(String name, Type<T> type, T absent) {
		Field(String name, Type<T> type) {
			this(name, type, null);
		}
	}

	/**
	 * Reads an object.
	 *
	 * @throws InvalidFieldException if a field is missing, stands twice or has another type
	 */
	static JsonFields read(JsonReader json, Field<?>... fields) throws IOException {
		expect(json, JsonToken.BEGIN_OBJECT, "an object");
		json.beginObject();
		return rest(json, fields);
	}

	/** Reads what is left of an object that was begun. */
	static JsonFields rest(JsonReader json, Field<?>... fields) throws IOException {
		Map<Field<?>, Object> values = new HashMap<>();
		while (json.hasNext()) {
			String name = json.nextName();
			Field<?> field = null;
			for (Field<?> each : fields) {
				field = each.name().equals(name) ? each : field;
			}
			if (field == null) {
				json.skipValue();
			} else if (values.put(field, field.type().read(json)) != null) {
				throw new InvalidFieldException("It has " + json.getPath() + " twice.");
			}
		}
		for (Field<?> field : fields) {
			if (!values.containsKey(field) && field.absent() != null) {
				values.put(field, field.absent());
			} else if (!values.containsKey(field)) {
				throw new InvalidFieldException(
						"It has no " + json.getPreviousPath().replaceFirst("[^.]*$", "") + field.name() + '.');
			}
		}
		json.endObject();
		return new JsonFields(values);
	}

	/** The value of a field that was read. */
	@SuppressWarnings("unchecked") // only a field's own type puts its value
	<T> T get(Field<T> field) {
		return (T) values.get(field);
	}

	/** A text on one line, fit for a terminal. */
	static String text(JsonReader json) throws IOException {
		expect(json, JsonToken.STRING, "a text");
		String text = json.nextString();
		if (text.codePoints().anyMatch(JsonFields::isUnprintable)) {
			throw new InvalidFieldException("The text of " + json.getPath() + " holds letters that cannot be printed.");
		}
		return text;
	}

	/** A number; not a number where it is null. */
	static Double measured(JsonReader json) throws IOException {
		return measured(0).read(json);
	}

	/** A number with its point moved to the right, by which a unit is changed exactly; not a number where it is null. */
	static Type<Double> measured(int places) {
		return json -> {
			if (json.peek() == JsonToken.NULL) {
				json.nextNull();
				return Double.NaN;
			}
			return number(json, places);
		};
	}

	static Double number(JsonReader json) throws IOException {
		return number(json, 0);
	}

	private static Double number(JsonReader json, int places) throws IOException {
		expect(json, JsonToken.NUMBER, "a number");
		double number = decimal(json).movePointRight(places).doubleValue();
		if (Double.isInfinite(number)) {
			throw new InvalidFieldException(json.getPath() + " is too large.");
		}
		return number;
	}

	static Boolean truth(JsonReader json) throws IOException {
		expect(json, JsonToken.BOOLEAN, "true or false");
		return json.nextBoolean();
	}

	/** A whole number from a smallest to a largest one. */
	static Type<Long> whole(long smallest, long largest) {
		return json -> {
			expect(json, JsonToken.NUMBER, "a number");
			BigDecimal number = decimal(json);
			if (number.compareTo(BigDecimal.valueOf(smallest)) < 0 || number.compareTo(BigDecimal.valueOf(largest)) > 0) {
				throw new InvalidFieldException(json.getPath() + " must be from " + smallest + " to " + largest + '.');
			}
			try {
				return number.longValueExact();
			} catch (ArithmeticException fraction) {
				throw new InvalidFieldException(json.getPath() + " must be a whole number.");
			}
		};
	}

	/** A number of seconds as whole nanoseconds, 0 or more. */
	static Long nanoseconds(JsonReader json) throws IOException {
		expect(json, JsonToken.NUMBER, "a number");
		BigDecimal seconds = decimal(json);
		try {
			long nanoseconds = seconds.movePointRight(9).longValueExact();
			if (nanoseconds >= 0) {
				return nanoseconds;
			}
		} catch (ArithmeticException outOfRange) {
			// said below, in the words of the format
		}
		throw new InvalidFieldException(json.getPath() + " must be a number of seconds with at most nine decimals.");
	}

	static <T> Type<List<T>> list(Type<T> type) {
		return json -> {
			expect(json, JsonToken.BEGIN_ARRAY, "a list");
			List<T> list = new ArrayList<>();
			json.beginArray();
			while (json.hasNext()) {
				list.add(type.read(json));
			}
			json.endArray();
			return list;
		};
	}

	/** An object whose fields may have any names. */
	static <T> Type<SequencedMap<String, T>> map(Type<T> type) {
		return json -> {
			expect(json, JsonToken.BEGIN_OBJECT, "an object");
			SequencedMap<String, T> map = new LinkedHashMap<>();
			json.beginObject();
			while (json.hasNext()) {
				String name = json.nextName();
				if (name.codePoints().anyMatch(JsonFields::isUnprintable)) {
					throw new InvalidFieldException(
							"A name below " + json.getPreviousPath() + " holds letters that cannot be printed.");
				}
				if (map.put(name, type.read(json)) != null) {
					throw new InvalidFieldException("It has " + json.getPath() + " twice.");
				}
			}
			json.endObject();
			return map;
		};
	}

	private static BigDecimal decimal(JsonReader json) throws IOException {
		String digits = json.nextString();
		if (digits.length() > MAX_NUMBER_LENGTH) {
			throw new InvalidFieldException("The number " + json.getPath() + " is too long.");
		}
		return new BigDecimal(digits);
	}

	private static void expect(JsonReader json, JsonToken token, String what) throws IOException {
		if (json.peek() != token) {
			throw new InvalidFieldException(json.getPath() + " must be " + what + '.');
		}
	}

	/** Whether a letter could change how others look, or is none. */
	private static boolean isUnprintable(int letter) {
		return switch (Character.getType(letter)) {
			case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE,
					Character.UNASSIGNED -> true;
			default -> letter >= 0x202a && letter <= 0x202e || letter >= 0x2066 && letter <= 0x2069;
		};
	}
}
