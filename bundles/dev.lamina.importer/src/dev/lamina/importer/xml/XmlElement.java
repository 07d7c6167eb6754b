package dev.lamina.importer.xml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lamina.importer.source.ImportLocation;

/** An element with its attributes, its parts in their order, and its own text without the space around it. */
public final class XmlElement {
	private final String name;
	private final String namespace;
	private final ImportLocation importLocation;
	private final Map<String, String> attributes = new LinkedHashMap<>();
	private final List<XmlElement> children = new ArrayList<>();
	private final StringBuilder text = new StringBuilder();

	/** An element without parts. */
	public XmlElement(String name, String namespace, ImportLocation importLocation) {
		this.name = name;
		this.namespace = namespace;
		this.importLocation = importLocation;
	}

	/** Sets an attribute. */
	public void attribute(String attribute, String value) {
		attributes.put(attribute, value);
	}

	/** Adds a part behind the others. */
	public void add(XmlElement child) {
		children.add(child);
	}

	/** Its own text as far as it is read. */
	public StringBuilder letters() {
		return text;
	}

	/** Its name without a prefix. */
	public String name() {
		return name;
	}

	/** Its namespace, empty if it has none. */
	public String namespace() {
		return namespace;
	}

	/** Where its tag stands. */
	public ImportLocation place() {
		return importLocation;
	}

	/** The value of an attribute, without the space around it. */
	public Optional<String> attribute(String attribute) {
		return Optional.ofNullable(attributes.get(attribute)).map(String::strip);
	}

	/** All parts. */
	public List<XmlElement> children() {
		return children;
	}

	/** The parts of a name. */
	public List<XmlElement> children(String wanted) {
		return children.stream().filter(child -> child.name.equals(wanted)).toList();
	}

	/** The first part at the end of a path of names. */
	public Optional<XmlElement> child(String... path) {
		Optional<XmlElement> at = Optional.of(this);
		for (String step : path) {
			at = at.flatMap(element -> element.children.stream().filter(child -> child.name.equals(step)).findFirst());
		}
		return at;
	}

	/** Its own text; empty if it has none. */
	public String text() {
		return text.toString().strip();
	}

	/** The text of the part at the end of a path, where there is such a part with text. */
	public Optional<String> text(String... path) {
		return child(path).map(XmlElement::text).filter(letters -> !letters.isEmpty());
	}
}
