package dev.lamina.deployment.text;

import java.io.StringWriter;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes indented XML; letters that XML 1.0 cannot hold become the replacement character. */
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
			xml.writeComment(' ' + legal(comment).replace("--", "- -") + ' ');
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
			xml.writeCharacters(legal(content));
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
			xml.writeAttribute(namesAndValues[at], legal(namesAndValues[at + 1]));
		}
	}

	private static String legal(String value) {
		return value.codePoints().map(letter -> isLegal(letter) ? letter : 0xFFFD)
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
	}

	/** Production Char of XML 1.0, without line ends: what is written here stands on one line. */
	private static boolean isLegal(int letter) {
		return letter == '\t' || letter >= 0x20 && letter <= 0xD7FF || letter >= 0xE000 && letter <= 0xFFFD || letter >= 0x10000;
	}
}
