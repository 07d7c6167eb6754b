package dev.lamina.importer.xml;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import dev.lamina.importer.source.ImportDocument;
import dev.lamina.importer.source.ImportLocation;
import dev.lamina.importer.source.UnreadableReportException;

/**
 * Reads XML without ever following what it names: a document type is skipped and its file never opened, and a document that
 * declares or uses entities of its own is refused. So is one that is deeper or larger than any report.
 */
public final class XmlReader {
	static final int MAX_ELEMENTS = 200_000;
	static final int MAX_DEPTH = 64;
	static final int MAX_ATTRIBUTES = 64;
	static final int MAX_TEXT_LENGTH = 64 << 10;

	private final ImportDocument importDocument;
	private final Deque<XmlElement> open = new ArrayDeque<>();
	private XmlElement root;
	private int elements;

	private XmlReader(ImportDocument importDocument) {
		this.importDocument = importDocument;
	}

	/**
	 * The root element of a document.
	 *
	 * @throws UnreadableReportException if it is not well-formed XML within the limits
	 */
	public static XmlElement read(ImportDocument importDocument) throws UnreadableReportException {
		return new XmlReader(importDocument).read();
	}

	private XmlElement read() throws UnreadableReportException {
		int begin = importDocument.text().indexOf('<');
		if (begin < 0 || !importDocument.text().substring(0, begin).isBlank()) {
			throw importDocument.at(0, 1).refuse("This is not XML: it does not begin with '<'.");
		}
		int entities = importDocument.text().indexOf("<!ENTITY");
		if (entities >= 0) {
			throw importDocument.at(entities, entities + 8)
					.refuse("The document declares entities, which no report needs. Remove its document type.");
		}
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setProperty(XMLInputFactory.IS_COALESCING, false);
		try {
			XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(importDocument.text().substring(begin)));
			while (reader.hasNext()) {
				event(reader, reader.next(), begin + reader.getLocation().getCharacterOffset());
			}
			reader.close();
		} catch (XMLStreamException broken) {
			throw refuse(begin, broken);
		}
		return root;
	}

	private void event(XMLStreamReader reader, int kind, int offset) throws UnreadableReportException {
		switch (kind) {
			case XMLStreamConstants.START_ELEMENT -> open(reader, offset);
			case XMLStreamConstants.END_ELEMENT -> open.pop();
			case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> letters(reader, offset);
			case XMLStreamConstants.ENTITY_REFERENCE -> throw importDocument.at(offset - 1,
					offset).refuse("The document uses an entity that XML does not know.");
			default -> {
				// comments, instructions, space and the document type say nothing
			}
		}
	}

	private void open(XMLStreamReader reader, int offset) throws UnreadableReportException {
		ImportLocation importLocation = tag(reader.getLocalName(), offset);
		elements++;
		if (elements > MAX_ELEMENTS) {
			throw importLocation.refuse("The document has more than " + MAX_ELEMENTS + " elements, which no report has.");
		} else if (open.size() >= MAX_DEPTH) {
			throw importLocation.refuse("The elements are nested more than " + MAX_DEPTH + " deep, which no report is.");
		} else if (reader.getAttributeCount() > MAX_ATTRIBUTES) {
			throw importLocation
					.refuse("The element <" + reader.getLocalName() + "> has more than " + MAX_ATTRIBUTES + " attributes.");
		}
		String namespace = reader.getNamespaceURI();
		XmlElement element = new XmlElement(reader.getLocalName(), namespace == null ? "" : namespace, importLocation);
		for (int i = 0; i < reader.getAttributeCount(); i++) {
			String value = reader.getAttributeValue(i);
			if (value.length() > MAX_TEXT_LENGTH) {
				throw importLocation
						.refuse("An attribute of <" + element.name() + "> is longer than " + MAX_TEXT_LENGTH + " letters.");
			}
			element.attribute(reader.getAttributeLocalName(i), value);
		}
		if (open.isEmpty()) {
			root = element;
		} else {
			open.peek().add(element);
		}
		open.push(element);
	}

	/** The parser says where a tag ends; it begins with the last bracket before that its name follows. */
	private ImportLocation tag(String name, int end) {
		String text = importDocument.text();
		int from = Math.min(end, text.length()) - 1;
		while (from >= 0 && !(text.charAt(from) == '<' && text.startsWith(name, afterPrefix(from + 1)))) {
			from = text.lastIndexOf('<', from - 1);
		}
		return importDocument.at(Math.max(0, from), Math.max(end, 1));
	}

	private int afterPrefix(int from) {
		int at = from;
		while (at < importDocument.text().length() && (Character.isLetterOrDigit(importDocument.text().charAt(at))
				|| "._-".indexOf(importDocument.text().charAt(at)) >= 0)) {
			at++;
		}
		return at < importDocument.text().length() && importDocument.text().charAt(at) == ':' ? at + 1 : from;
	}

	private void letters(XMLStreamReader reader, int offset) throws UnreadableReportException {
		if (open.isEmpty()) {
			return;
		}
		StringBuilder letters = open.peek().letters();
		letters.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
		if (letters.length() > MAX_TEXT_LENGTH) {
			throw importDocument.at(offset, offset + 1)
					.refuse("The text of <" + open.peek().name() + "> is longer than " + MAX_TEXT_LENGTH
							+ " letters.");
		}
	}

	private UnreadableReportException refuse(int begin, XMLStreamException broken) {
		int offset = broken.getLocation() == null ? 0 : begin + Math.max(0, broken.getLocation().getCharacterOffset());
		XmlElement within = open.peek();
		ImportLocation importLocation = importDocument.at(Math.min(offset, importDocument.text().length()), offset + 1);
		if (within != null && importDocument.text().substring(importLocation.offset()).isBlank()) {
			return importLocation.refuse("The file ends before <" + within.name() + "> of line " + within.place().line()
					+ " is closed. Make the report again.");
		}
		return importLocation
				.refuse("This is not well-formed XML" + (within == null ? "" : ", within <" + within.name() + "> of line "
						+ within.place().line()) + ". Make the report again.");
	}
}
