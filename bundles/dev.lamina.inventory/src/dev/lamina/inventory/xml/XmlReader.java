package dev.lamina.inventory.xml;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import dev.lamina.inventory.source.Document;
import dev.lamina.inventory.source.Place;
import dev.lamina.inventory.source.UnreadableReportException;

/**
 * Reads XML without ever following what it names: a document type is skipped and its file never opened, and a document that
 * declares or uses entities of its own is refused. So is one that is deeper or larger than any report.
 */
public final class XmlReader {
	static final int MOST_ELEMENTS = 200_000;
	static final int MOST_DEPTH = 64;
	static final int MOST_ATTRIBUTES = 64;
	static final int MOST_LETTERS = 64 << 10;

	private final Document document;
	private final Deque<XmlElement> open = new ArrayDeque<>();
	private XmlElement root;
	private int elements;

	private XmlReader(Document document) {
		this.document = document;
	}

	/**
	 * The root element of a document.
	 *
	 * @throws UnreadableReportException where it is no well-formed XML within the limits
	 */
	public static XmlElement read(Document document) throws UnreadableReportException {
		return new XmlReader(document).read();
	}

	private XmlElement read() throws UnreadableReportException {
		int begin = document.text().indexOf('<');
		if (begin < 0 || !document.text().substring(0, begin).isBlank()) {
			throw document.at(0, 1).refuse("This is no XML: it does not begin with '<'.");
		}
		int entities = document.text().indexOf("<!ENTITY");
		if (entities >= 0) {
			throw document.at(entities, entities + 8)
					.refuse("The document declares entities, which no report needs. Remove its document type.");
		}
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setProperty(XMLInputFactory.IS_COALESCING, false);
		try {
			XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(document.text().substring(begin)));
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
			case XMLStreamConstants.ENTITY_REFERENCE -> throw document.at(offset - 1,
					offset).refuse("The document uses an entity that XML does not know.");
			default -> {
				// comments, instructions, space and the document type say nothing
			}
		}
	}

	private void open(XMLStreamReader reader, int offset) throws UnreadableReportException {
		Place place = tag(reader.getLocalName(), offset);
		elements++;
		if (elements > MOST_ELEMENTS) {
			throw place.refuse("The document has more than " + MOST_ELEMENTS + " elements, which no report has.");
		} else if (open.size() >= MOST_DEPTH) {
			throw place.refuse("The elements are nested more than " + MOST_DEPTH + " deep, which no report is.");
		} else if (reader.getAttributeCount() > MOST_ATTRIBUTES) {
			throw place.refuse("The element <" + reader.getLocalName() + "> has more than " + MOST_ATTRIBUTES + " attributes.");
		}
		String namespace = reader.getNamespaceURI();
		XmlElement element = new XmlElement(reader.getLocalName(), namespace == null ? "" : namespace, place);
		for (int i = 0; i < reader.getAttributeCount(); i++) {
			String value = reader.getAttributeValue(i);
			if (value.length() > MOST_LETTERS) {
				throw place.refuse("An attribute of <" + element.name() + "> is longer than " + MOST_LETTERS + " letters.");
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
	private Place tag(String name, int end) {
		String text = document.text();
		int from = Math.min(end, text.length()) - 1;
		while (from >= 0 && !(text.charAt(from) == '<' && text.startsWith(name, afterPrefix(from + 1)))) {
			from = text.lastIndexOf('<', from - 1);
		}
		return document.at(Math.max(0, from), Math.max(end, 1));
	}

	private int afterPrefix(int from) {
		int at = from;
		while (at < document.text().length() && (Character.isLetterOrDigit(document.text().charAt(at))
				|| "._-".indexOf(document.text().charAt(at)) >= 0)) {
			at++;
		}
		return at < document.text().length() && document.text().charAt(at) == ':' ? at + 1 : from;
	}

	private void letters(XMLStreamReader reader, int offset) throws UnreadableReportException {
		if (open.isEmpty()) {
			return;
		}
		StringBuilder letters = open.peek().letters();
		letters.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
		if (letters.length() > MOST_LETTERS) {
			throw document.at(offset, offset + 1).refuse("The text of <" + open.peek().name() + "> is longer than " + MOST_LETTERS
					+ " letters.");
		}
	}

	private UnreadableReportException refuse(int begin, XMLStreamException broken) {
		int offset = broken.getLocation() == null ? 0 : begin + Math.max(0, broken.getLocation().getCharacterOffset());
		XmlElement within = open.peek();
		Place place = document.at(Math.min(offset, document.text().length()), offset + 1);
		if (within != null && document.text().substring(place.offset()).isBlank()) {
			return place.refuse("The file ends before <" + within.name() + "> of line " + within.place().line()
					+ " is closed. Make the report again.");
		}
		return place.refuse("This is no well-formed XML" + (within == null ? "" : ", within <" + within.name() + "> of line "
				+ within.place().line()) + ". Make the report again.");
	}
}
