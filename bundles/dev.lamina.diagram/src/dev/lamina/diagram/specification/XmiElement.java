package dev.lamina.diagram.specification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.lamina.diagram.expression.SpecificationException;
import dev.lamina.diagram.expression.SpecificationLocation;

/**
 * One element of a specification as it stands in the file. It remembers which of its attributes and children were asked for, so
 * that {@link #finish} can refuse the others: nothing in the file is passed over unnoticed.
 */
final class XmiElement {
	private final String feature;
	private final String type;
	private final XmiElement parent;
	private final String file;
	private final int line;
	private final Map<String, String> attributes = new LinkedHashMap<>();
	private final List<XmiElement> children = new ArrayList<>();
	private final Set<String> asked = new HashSet<>();

	/**
	 * @param feature the feature of the parent that holds it
	 * @param type    its type without prefix; empty if it is that of the feature
	 * @param parent  what it stands in; null for the first element of a file
	 */
	XmiElement(String feature, String type, XmiElement parent, String file, int line) {
		this.feature = feature;
		this.type = type;
		this.parent = parent;
		this.file = file;
		this.line = line;
	}

	void set(String name, String value) {
		attributes.put(name, value);
	}

	void add(XmiElement child) {
		children.add(child);
	}

	String feature() {
		return feature;
	}

	XmiElement parent() {
		return parent;
	}

	List<XmiElement> all() {
		return List.copyOf(children);
	}

	/** Its type; what the feature is declared with where the file names none. */
	String typeOr(String declared) {
		return type.isEmpty() ? declared : type;
	}

	/** An attribute; nothing if it is absent or empty. */
	Optional<String> text(String name) {
		asked.add(name);
		return Optional.ofNullable(attributes.get(name)).filter(value -> !value.isEmpty());
	}

	/** Whether the attribute is written, also if it is empty. */
	boolean has(String name) {
		return attributes.containsKey(name);
	}

	/** An attribute that the format demands. */
	String required(String name) {
		return text(name).orElseThrow(() -> refused("it has no " + name + ". Give it one."));
	}

	boolean flag(String name, boolean otherwise) {
		return text(name).map(value -> switch (value) {
			case "true" -> true;
			case "false" -> false;
			default -> throw refused(name + " is neither true nor false but '" + value + "'.");
		}).orElse(otherwise);
	}

	int number(String name, int otherwise) {
		try {
			return text(name).map(Integer::parseInt).orElse(otherwise);
		} catch (NumberFormatException none) {
			throw refused(name + " is not a whole number but '" + attributes.get(name) + "'.");
		}
	}

	/** One of the words of an enumeration, written as in the file: letter by letter, or as the constant's name. */
	<T extends Enum<T>> T word(String name, T otherwise) {
		Optional<String> value = text(name);
		if (value.isEmpty()) {
			return otherwise;
		}
		String wanted = constant(value.get());
		for (T each : otherwise.getDeclaringClass().getEnumConstants()) {
			if (each.name().replace("_", "").equals(wanted)) {
				return each;
			}
		}
		throw refused(name + " is '" + value.get() + "', which the built-in engine does not draw. It draws: "
				+ String.join(", ", List.of(otherwise.getDeclaringClass().getEnumConstants()).stream().map(T::name).toList())
				+ ".");
	}

	static String constant(String word) {
		return word.replace("_", "").toUpperCase(java.util.Locale.ROOT);
	}

	List<XmiElement> children(String name) {
		asked.add(name);
		return children.stream().filter(child -> child.feature.equals(name)).toList();
	}

	Optional<XmiElement> child(String name) {
		List<XmiElement> found = children(name);
		if (found.size() > 1) {
			throw refused("it has " + found.size() + " " + name + ", at most one makes sense.");
		}
		return found.stream().findFirst();
	}

	/** Names attributes and children that say nothing about the picture. */
	void ignore(String... names) {
		asked.addAll(List.of(names));
	}

	/** Refuses everything that was not asked for. */
	void finish() {
		for (String name : attributes.keySet()) {
			if (!asked.contains(name)) {
				throw refused("the built-in engine does not know the attribute '" + name + "' here.");
			}
		}
		for (XmiElement child : children) {
			if (!asked.contains(child.feature)) {
				throw child.refused("the built-in engine does not know '" + child.feature + "' in a " + typeOr(feature) + ".");
			}
		}
	}

	/** The path from the first element of the file; the same element always has the same one. */
	String path() {
		return parent == null ? "/" : parent.path() + "/@" + feature + '.' + parent.children.stream()
				.filter(each -> each.feature.equals(feature)).toList().indexOf(this);
	}

	SpecificationLocation location() {
		String name = attributes.getOrDefault("name", "");
		return new SpecificationLocation(file, line, typeOr(feature) + (name.isEmpty() ? "" : " '" + name + "'"));
	}

	SpecificationException refused(String sentence) {
		return new SpecificationException(location(), sentence);
	}

	/** The value of an attribute without counting as asked for: for references that lead here. */
	String peek(String name) {
		return attributes.getOrDefault(name, "");
	}
}
