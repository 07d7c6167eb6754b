package dev.lamina.report.junit;

import java.io.IOException;
import java.io.Writer;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import dev.lamina.model.xml.XmlText;

/** The XML that JUnit reports are written in, element by element; letters that XML forbids are replaced. */
public final class JunitXmlWriter {
	private final XMLStreamWriter xml;

	private JunitXmlWriter(XMLStreamWriter xml) {
		this.xml = xml;
	}

	/** Writes what is in the outermost element. */
	public interface Content {
		void write(JunitXmlWriter xml) throws XMLStreamException;
	}

	/** How many cases there are, and what became of them. */
	public record Counts(long tests, long failures, long errors, long skipped) {
	}

	/**
	 * Writes a document. The writer stays open.
	 *
	 * @throws IOException if the writer cannot write
	 */
	public static void write(Writer writer, Counts counts, Content suites) throws IOException {
		try {
			XMLStreamWriter stream = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(writer);
			JunitXmlWriter xml = new JunitXmlWriter(stream);
			stream.writeStartDocument("UTF-8", "1.0");
			xml.line();
			xml.start("testsuites", "lamina", counts);
			suites.write(xml);
			xml.endElement();
			stream.writeEndDocument();
			stream.flush();
		} catch (XMLStreamException unwritable) {
			throw unwritable.getNestedException() instanceof IOException cause ? cause : new IOException(unwritable);
		}
		writer.flush();
	}

	/** Begins a suite. */
	public void startSuite(String name, Counts counts) throws XMLStreamException {
		start("testsuite", name, counts);
	}

	/** Begins the properties of a suite. */
	public void startProperties() throws XMLStreamException {
		xml.writeStartElement("properties");
		line();
	}

	/** A property of a suite. */
	public void writeProperty(String name, String value) throws XMLStreamException {
		xml.writeEmptyElement("property");
		attribute("name", name);
		attribute("value", value);
		line();
	}

	/** Begins a case, which passes where nothing else is said of it. */
	public void startTestCase(String owner, String name) throws XMLStreamException {
		xml.writeStartElement("testcase");
		attribute("classname", owner);
		attribute("name", name);
	}

	/** The case does not hold. */
	public void writeFailure(String type, String message, String details) throws XMLStreamException {
		outcome("failure", type, message, details);
	}

	/** No one could find out whether the case holds. */
	public void writeError(String type, String message, String details) throws XMLStreamException {
		outcome("error", type, message, details);
	}

	/** The case was left out. */
	public void writeSkipped(String message) throws XMLStreamException {
		xml.writeEmptyElement("skipped");
		attribute("message", message);
	}

	/** What was said about a case that passes. */
	public void writeSystemOut(String text) throws XMLStreamException {
		line();
		xml.writeStartElement("system-out");
		xml.writeCharacters(XmlText.legal(text));
		endElement();
	}

	/** Ends what was begun last. */
	public void endElement() throws XMLStreamException {
		xml.writeEndElement();
		line();
	}

	private void outcome(String element, String type, String message, String details) throws XMLStreamException {
		line();
		xml.writeStartElement(element);
		attribute("message", message);
		attribute("type", type);
		xml.writeCharacters(XmlText.legal(details));
		endElement();
	}

	private void start(String element, String name, Counts counts) throws XMLStreamException {
		xml.writeStartElement(element);
		attribute("name", name);
		attribute("tests", String.valueOf(counts.tests()));
		attribute("failures", String.valueOf(counts.failures()));
		attribute("errors", String.valueOf(counts.errors()));
		if (element.equals("testsuite")) {
			// the schema of Jenkins knows it of suites only
			attribute("skipped", String.valueOf(counts.skipped()));
		}
		line();
	}

	private void attribute(String name, String value) throws XMLStreamException {
		xml.writeAttribute(name, XmlText.legal(value));
	}

	private void line() throws XMLStreamException {
		xml.writeCharacters("\n");
	}
}
