package dev.lamina.deployment.text;

import java.io.StringWriter;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import dev.lamina.model.xml.XmlText;

/** Writes indented XML; each text stands on one line, and letters that XML 1.0 cannot hold become the replacement character. */
public final class Xml {
	private final StringWriter text = new StringWriter();
	private final XMLStreamWriter xml;
	private int depth;

	/**
	 * An empty document.
	 *
	 * @param comment its first comment
	 */
	public Xml(String comment) {
		try {
			xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
			xml.writeStartDocument("UTF-8", "1.0");
			xml.writeCharacters("\n");
			xml.writeComment(' ' + XmlText.line(comment).replace("--", "- -") + ' ');
			xml.writeCharacters("\n");
		} catch (XMLStreamException onlyOnBadWriters) {
			throw new IllegalStateException(onlyOnBadWriters);
		}
	}

	/** Writes an element around others. */
	public Xml element(String name, Runnable content, String... attributes) {
		try {
			indent();
			xml.writeStartElement(name);
			attributes(attributes);
			xml.writeCharacters("\n");
			depth++;
			content.run();
			depth--;
			indent();
			xml.writeEndElement();
			xml.writeCharacters("\n");
			return this;
		} catch (XMLStreamException onlyOnBadWriters) {
			throw new IllegalStateException(onlyOnBadWriters);
		}
	}

	/** Writes an element with a text. */
	public Xml text(String name, String content, String... attributes) {
		try {
			indent();
			xml.writeStartElement(name);
			attributes(attributes);
			xml.writeCharacters(XmlText.line(content));
			xml.writeEndElement();
			xml.writeCharacters("\n");
			return this;
		} catch (XMLStreamException onlyOnBadWriters) {
			throw new IllegalStateException(onlyOnBadWriters);
		}
	}

	/** Writes an element without content. */
	public Xml empty(String name, String... attributes) {
		try {
			indent();
			xml.writeEmptyElement(name);
			attributes(attributes);
			xml.writeCharacters("\n");
			return this;
		} catch (XMLStreamException onlyOnBadWriters) {
			throw new IllegalStateException(onlyOnBadWriters);
		}
	}

	/** The whole document. */
	@Override
	public String toString() {
		try {
			xml.writeEndDocument();
			xml.flush();
			return text.toString();
		} catch (XMLStreamException onlyOnBadWriters) {
			throw new IllegalStateException(onlyOnBadWriters);
		}
	}

	private void indent() throws XMLStreamException {
		xml.writeCharacters("  ".repeat(depth));
	}

	private void attributes(String[] namesAndValues) throws XMLStreamException {
		for (int at = 0; at < namesAndValues.length; at += 2) {
			xml.writeAttribute(namesAndValues[at], XmlText.line(namesAndValues[at + 1]));
		}
	}
}
