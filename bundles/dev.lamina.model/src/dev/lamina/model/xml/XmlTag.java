package dev.lamina.model.xml;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The tag that begins an element.
 *
 * @param name       its name without a prefix
 * @param namespace  its namespace; empty for none
 * @param attributes its attributes, in the order of the text
 * @param offset     where its bracket stands in the text, from 0
 * @param end        the letter after the tag
 * @param line       the line on which it begins, from 1
 * @param prefixes   the namespace of a prefix within the element; null for an unknown one
 */
public record XmlTag(String name, String namespace, List<Attribute> attributes, int offset, int end, int line,
		UnaryOperator<String> prefixes) {
	public XmlTag {
		attributes = List.copyOf(attributes);
	}

	/** An attribute; its namespace is empty for none. */
	public record Attribute(String namespace, String name, String value) {
	}

	/** The value of an attribute of a namespace. */
	public Optional<String> attribute(String of, String wanted) {
		return attributes.stream().filter(attribute -> attribute.namespace().equals(of) && attribute.name().equals(wanted))
				.map(Attribute::value).findFirst();
	}

	/** The namespace that a prefix stands for here; to be asked only while the tag is handled. */
	public Optional<String> namespaceOf(String prefix) {
		return Optional.ofNullable(prefixes.apply(prefix));
	}
}
