package dev.lamina.importer.xml;

import java.util.ArrayDeque;
import java.util.Deque;

import dev.lamina.importer.source.ImportDocument;
import dev.lamina.importer.source.ImportLocation;
import dev.lamina.importer.source.UnreadableReportException;
import dev.lamina.model.xml.MalformedXmlException;
import dev.lamina.model.xml.XmlReader;
import dev.lamina.model.xml.XmlTag;

/** Reads a report that is XML into elements with their places; one that is deeper or larger than any report is refused. */
public final class ReportXmlReader implements XmlReader.Handler<RuntimeException> {
	private static final XmlReader.Limits LIMITS = new XmlReader.Limits(200_000, 64, 64, 64 << 10);

	private final ImportDocument importDocument;
	private final Deque<XmlElement> open = new ArrayDeque<>();
	private XmlElement root;

	private ReportXmlReader(ImportDocument importDocument) {
		this.importDocument = importDocument;
	}

	/**
	 * The root element of a document.
	 *
	 * @throws UnreadableReportException if it is no well-formed XML within the limits
	 */
	public static XmlElement read(ImportDocument importDocument) throws UnreadableReportException {
		ReportXmlReader reader = new ReportXmlReader(importDocument);
		try {
			XmlReader.read(importDocument.text(), LIMITS, reader);
		} catch (MalformedXmlException malformed) {
			ImportLocation importLocation = importDocument.at(malformed.offset(), malformed.end());
			throw importLocation.refuse(malformed.getMessage() + switch (malformed.reason()) {
				case ENTITY_DECLARED -> ", which no report needs. Remove its document type.";
				case TOO_MANY_ELEMENTS -> ", which no report has.";
				case TOO_DEEP -> ", which no report is.";
				case NOT_CLOSED, NOT_WELL_FORMED -> ". Make the report again.";
				case NO_XML, ENTITY_UNKNOWN, TOO_LARGE -> ".";
			});
		}
		return reader.root;
	}

	@Override
	public void start(XmlTag tag) {
		XmlElement element = new XmlElement(tag.name(), tag.namespace(), importDocument.at(tag.offset(), tag.end()));
		tag.attributes().forEach(attribute -> element.attribute(attribute.name(), attribute.value()));
		if (open.isEmpty()) {
			root = element;
		} else {
			open.peek().add(element);
		}
		open.push(element);
	}

	@Override
	public void text(String letters) {
		open.peek().letters().append(letters);
	}

	@Override
	public void end() {
		open.pop();
	}
}
