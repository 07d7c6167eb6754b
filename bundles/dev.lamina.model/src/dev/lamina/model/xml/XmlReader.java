package dev.lamina.model.xml;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import dev.lamina.model.xml.MalformedXmlException.Reason;

/**
 * Reads XML without ever following what it names, and says where each element stands: a document type is skipped and its file
 * never opened; a document that declares or uses entities of its own is refused, as is one beyond the limits.
 *
 * @param <X> what a handler throws
 */
public final class XmlReader<X extends Exception> {
	/**
	 * What is read at most.
	 *
	 * @param elements   how many elements
	 * @param depth      how deep they are nested
	 * @param attributes how many attributes an element has
	 * @param letters    how many letters the text of an element, or an attribute, has
	 */
	public record Limits(int elements, int depth, int attributes, int letters) {
		/** No limits: for files of our own. */
		public static final Limits NONE = new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
	}

	/**
	 * Told of a document from its beginning to its end.
	 *
	 * @param <X> what it throws to end the reading
	 */
	public interface Handler<X extends Exception> {
		/** An element begins, within those that have not ended. */
		void start(XmlTag tag) throws X;

		/** A piece of the text of the element that began last and has not ended; one text may come in several pieces. */
		void text(String letters) throws X;

		/** The element that began last and has not ended ends. */
		void end() throws X;
	}

	private static final class OpenElement {
		private final XmlTag tag;
		private long letters;

		OpenElement(XmlTag tag) {
			this.tag = tag;
		}
	}

	private final String text;
	private final Limits limits;
	private final Handler<X> handler;
	private final Deque<OpenElement> open = new ArrayDeque<>();
	private int elements;
	private int line = 1;
	private int counted;
	private int scanned;

	private XmlReader(String text, Limits limits, Handler<X> handler) {
		this.text = text;
		this.limits = limits;
		this.handler = handler;
	}

	/**
	 * Reads a document.
	 *
	 * @throws MalformedXmlException if it is no well-formed XML within the limits; its message ends without a point, so that
	 *                               advice can follow
	 */
	public static <X extends Exception> void read(String text, Limits limits, Handler<X> handler)
			throws MalformedXmlException, X {
		new XmlReader<>(text, limits, handler).read();
	}

	private void read() throws MalformedXmlException, X {
		int begin = text.indexOf('<');
		if (begin < 0 || !text.substring(0, begin).isBlank()) {
			throw new MalformedXmlException(Reason.NO_XML, "This is not XML: it does not begin with '<'", 0, 1);
		}
		int entities = text.indexOf("<!ENTITY");
		if (entities >= 0) {
			throw new MalformedXmlException(Reason.ENTITY_DECLARED, "The document declares entities", entities, entities + 8);
		}
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setProperty(XMLInputFactory.IS_COALESCING, false);
		try {
			XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text.substring(begin)));
			while (reader.hasNext()) {
				event(reader, reader.next(), begin + reader.getLocation().getCharacterOffset());
			}
			reader.close();
		} catch (XMLStreamException broken) {
			throw notWellFormed(begin, broken);
		}
	}

	private void event(XMLStreamReader reader, int kind, int offset) throws MalformedXmlException, X {
		switch (kind) {
			case XMLStreamConstants.START_ELEMENT -> start(reader);
			case XMLStreamConstants.END_ELEMENT -> {
				open.pop();
				handler.end();
			}
			case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> letters(reader, offset);
			case XMLStreamConstants.ENTITY_REFERENCE -> throw new MalformedXmlException(Reason.ENTITY_UNKNOWN,
					"The document uses an entity that XML does not know", offset - 1, offset);
			default -> {
				// comments, instructions, space and the document type say nothing
			}
		}
	}

	private void start(XMLStreamReader reader) throws MalformedXmlException, X {
		String name = reader.getLocalName();
		int offset = nextTag();
		int end = endOfTag(offset);
		scanned = end;
		elements++;
		if (elements > limits.elements()) {
			throw new MalformedXmlException(Reason.TOO_MANY_ELEMENTS,
					"The document has more than " + limits.elements() + " elements", offset, end);
		} else if (open.size() >= limits.depth()) {
			throw new MalformedXmlException(Reason.TOO_DEEP,
					"The elements are nested more than " + limits.depth() + " deep", offset, end);
		} else if (reader.getAttributeCount() > limits.attributes()) {
			throw new MalformedXmlException(Reason.TOO_LARGE,
					"The element <" + name + "> has more than " + limits.attributes() + " attributes", offset, end);
		}
		List<XmlTag.Attribute> attributes = new ArrayList<>();
		for (int number = 0; number < reader.getAttributeCount(); number++) {
			String value = reader.getAttributeValue(number);
			if (value.length() > limits.letters()) {
				throw new MalformedXmlException(Reason.TOO_LARGE,
						"An attribute of <" + name + "> is longer than " + limits.letters() + " letters", offset, end);
			}
			attributes.add(new XmlTag.Attribute(orEmpty(reader.getAttributeNamespace(number)),
					reader.getAttributeLocalName(number), value));
		}
		XmlTag tag = new XmlTag(name, orEmpty(reader.getNamespaceURI()), attributes, offset, end, lineOf(offset),
				reader::getNamespaceURI);
		open.push(new OpenElement(tag));
		handler.start(tag);
	}

	private static String orEmpty(String namespace) {
		return namespace == null ? "" : namespace;
	}

	/** Tags come in the order of the text: what was counted once is not counted again. */
	private int lineOf(int offset) {
		for (; counted < offset; counted++) {
			if (text.charAt(counted) == '\n') {
				line++;
			}
		}
		return line;
	}

	/**
	 * Where the tag begins that the parser has read: the next one in the text. What the parser itself says of places is wrong
	 * once it has filled its buffer again.
	 */
	private int nextTag() {
		int at = text.indexOf('<', scanned);
		while (at >= 0) {
			if (text.startsWith("<!--", at)) {
				at = after("-->", at + 4);
			} else if (text.startsWith("<![CDATA[", at)) {
				at = after("]]>", at);
			} else if (text.startsWith("<?", at)) {
				at = after("?>", at);
			} else if (text.startsWith("<!", at) || text.startsWith("</", at)) {
				at += 2;
			} else {
				return at;
			}
			at = text.indexOf('<', at);
		}
		return text.length();
	}

	private int after(String end, int from) {
		int at = text.indexOf(end, from);
		return at < 0 ? text.length() : at + end.length();
	}

	/** Where the tag ends that begins there: brackets within quotes belong to a value. */
	private int endOfTag(int begin) {
		char quote = 0;
		for (int at = begin; at < text.length(); at++) {
			char letter = text.charAt(at);
			if (quote != 0) {
				quote = letter == quote ? 0 : quote;
			} else if (letter == '"' || letter == '\'') {
				quote = letter;
			} else if (letter == '>') {
				return at + 1;
			}
		}
		return text.length();
	}

	private void letters(XMLStreamReader reader, int offset) throws MalformedXmlException, X {
		OpenElement within = open.peek();
		if (within == null) {
			return;
		}
		within.letters += reader.getTextLength();
		if (within.letters > limits.letters()) {
			throw new MalformedXmlException(Reason.TOO_LARGE,
					"The text of <" + within.tag.name() + "> is longer than " + limits.letters() + " letters", offset,
					offset + 1);
		}
		handler.text(reader.getText());
	}

	private MalformedXmlException notWellFormed(int begin, XMLStreamException broken) {
		int known = broken.getLocation() == null ? 0 : begin + Math.max(0, broken.getLocation().getCharacterOffset());
		int offset = Math.min(known, text.length());
		XmlTag within = open.isEmpty() ? null : open.peek().tag;
		if (within != null && text.substring(offset).isBlank()) {
			return new MalformedXmlException(Reason.NOT_CLOSED,
					"The file ends before <" + within.name() + "> of line " + within.line() + " is closed", offset, known + 1);
		}
		return new MalformedXmlException(Reason.NOT_WELL_FORMED, "This is not well-formed XML"
				+ (within == null ? "" : ", within <" + within.name() + "> of line " + within.line()), offset, known + 1);
	}
}
