package dev.lamina.result;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Values of records, made from their components alone, so that a component that is new tomorrow is in them tomorrow. */
public final class RecordVariants {
	private RecordVariants() {
	}

	/** A path to a component and the record with another value there: {@code vms.latency.p99.low}. */
	public record Variant<R>(String path, R value) {
	}

	/** A record in which each list and map has one element, each text says its component, and each number is another one. */
	public static <R extends Record> R sample(Class<R> type) {
		return create(type, new Numbers(), -1);
	}

	/** The sample with one other value, once for each component of it and of all records in it. */
	public static <R extends Record> List<Variant<R>> variants(Class<R> type) {
		List<Variant<R>> variants = new ArrayList<>();
		Numbers counted = new Numbers();
		create(type, counted, -1);
		for (int changed = 0; changed < counted.paths.size(); changed++) {
			variants.add(new Variant<>(counted.paths.get(changed), create(type, new Numbers(), changed)));
		}
		return variants;
	}

	/** The leaves that were made, in their order. */
	private static final class Numbers {
		private final List<String> paths = new ArrayList<>();
		private String path = "";

		int next() {
			paths.add(path);
			return paths.size() - 1;
		}
	}

	private static <R extends Record> R create(Class<R> type, Numbers numbers, int changed) {
		RecordComponent[] components = type.getRecordComponents();
		Object[] values = new Object[components.length];
		String outer = numbers.path;
		for (int number = 0; number < components.length; number++) {
			numbers.path = outer.isEmpty() ? components[number].getName() : outer + '.' + components[number].getName();
			values[number] = value(components[number].getGenericType(), components[number].getName(), numbers, changed);
		}
		numbers.path = outer;
		try {
			Constructor<R> constructor = type
					.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
			constructor.setAccessible(true);
			return constructor.newInstance(values);
		} catch (ReflectiveOperationException impossible) {
			throw new AssertionError(type.toString(), impossible);
		}
	}

	/** The key of a map counts like a value. */
	private static String key(Numbers numbers, int changed) {
		String path = numbers.path;
		numbers.path += ".key";
		String key = numbers.next() == changed ? "other" : "key";
		numbers.path = path;
		return key;
	}

	@SuppressWarnings("unchecked") // a record has a class
	private static Object value(Type type, String name, Numbers numbers, int changed) {
		if (type instanceof ParameterizedType generic) {
			Object element = value(generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1], name, numbers,
					changed);
			return switch (generic.getRawType()) {
				case Class<?> list when list == List.class -> List.of(element);
				case Class<?> optional when optional == Optional.class -> Optional.of(element);
				case Class<?> map when map == SequencedMap.class -> {
					SequencedMap<String, Object> values = new LinkedHashMap<>();
					values.put(key(numbers, changed), element);
					yield values;
				}
				default -> throw new AssertionError("no sample of " + type);
			};
		}
		if (((Class<?>) type).isRecord()) {
			return create((Class<? extends Record>) type, numbers, changed);
		}
		int number = numbers.next();
		boolean other = number == changed;
		return switch (((Class<?>) type).getSimpleName()) {
			case "String" -> other ? "other" : name;
			case "int" -> number + (other ? 1001 : 1);
			case "long" -> number + (other ? 1001L : 1L);
			case "double", "Double" -> number + (other ? 1000.5 : 0.5);
			case "boolean" -> other;
			default -> throw new AssertionError("no sample of " + type);
		};
	}
}
