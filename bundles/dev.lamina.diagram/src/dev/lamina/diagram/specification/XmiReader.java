package dev.lamina.diagram.specification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.lamina.diagram.expression.SpecificationException;
import dev.lamina.diagram.expression.SpecificationLocation;
import dev.lamina.model.xml.MalformedXmlException;
import dev.lamina.model.xml.XmlReader;
import dev.lamina.model.xml.XmlTag;

/** Reads the text of a specification into elements with their lines, and refuses whatever is not XMI of Sirius's metamodels. */
final class XmiReader implements XmlReader.Handler<SpecificationException> {
	private static final String SIRIUS = "http://www.eclipse.org/sirius/";
	private static final String ECORE = "http://www.eclipse.org/emf/2002/Ecore";
	private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
	private static final String XMI = "http://www.omg.org/XMI";
	/** What Sirius of the generation that is read writes into the version attribute, as a number that grows. */
	private static final String MIN_VERSION = "15.";

	private final String file;
	private XmiElement root;
	private XmiElement current;

	private XmiReader(String file) {
		this.file = file;
	}

	/** The first element of a file, a group. */
	static XmiElement read(InputStream stream, String file) {
		XmiReader reader = new XmiReader(file);
		String text = text(stream);
		try {
			XmlReader.read(text, XmlReader.Limits.NONE, reader);
		} catch (MalformedXmlException broken) {
			int line = 1 + (int) text.substring(0, broken.offset()).chars().filter(letter -> letter == '\n').count();
			throw new SpecificationException(new SpecificationLocation(file, line, "XML"), "this is not well-formed XML.",
					broken);
		}
		XmiElement root = reader.root;
		if (!"Group".equals(root.typeOr(""))) {
			throw root.refused("a specification begins with a Group of Sirius's viewpoint metamodel.");
		}
		if (!root.text("version").orElse("").startsWith(MIN_VERSION)) {
			throw root.refused("its version is '" + root.peek("version") + "', but what is read begins with " + MIN_VERSION
					+ " Open and save it with Sirius 7.");
		}
		return root;
	}

	/** Sirius writes UTF-8. */
	private static String text(InputStream stream) {
		try {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	@Override
	public void start(XmlTag tag) {
		XmiElement element = new XmiElement(tag.name(), type(tag), current, file, tag.line());
		for (XmlTag.Attribute attribute : tag.attributes()) {
			if (!attribute.namespace().equals(XSI) && !attribute.namespace().equals(XMI)) {
				element.set(attribute.name(), attribute.value());
			}
		}
		if (current == null) {
			root = element;
		} else {
			current.add(element);
		}
		current = element;
	}

	private String type(XmlTag tag) {
		String given = tag.attribute(XSI, "type").orElse(null);
		if (given == null) {
			return current == null && tag.namespace().startsWith(SIRIUS) ? tag.name() : "";
		}
		List<String> parts = List.of(given.split(":", 2));
		String namespace = parts.size() < 2 ? "" : tag.namespaceOf(parts.getFirst()).orElse("");
		if (!namespace.startsWith(SIRIUS) && !namespace.equals(ECORE)) {
			throw new SpecificationException(new SpecificationLocation(file, tag.line(), tag.name()),
					"its type '" + given + "' is of a metamodel that the built-in engine does not know.");
		}
		return parts.getLast();
	}

	/** EMF writes lists of words as elements with text. */
	@Override
	public void text(String letters) {
		if (!letters.isBlank()) {
			current.set(XmiReferences.TEXT, current.peek(XmiReferences.TEXT) + letters.strip());
		}
	}

	@Override
	public void end() {
		current = current.parent();
	}
}
