package dev.lamina.diagram.specification;

import java.io.InputStream;
import java.util.List;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import dev.lamina.diagram.expression.SpecificationException;
import dev.lamina.diagram.expression.SpecificationLocation;

/** Reads the text of a specification into elements with their lines, and refuses whatever is not XMI of Sirius's metamodels. */
final class XmiReader {
	private static final String SIRIUS = "http://www.eclipse.org/sirius/";
	private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
	private static final String XMI = "http://www.omg.org/XMI";
	/** What Sirius of the generation that is read writes into the version attribute, as a number that grows. */
	private static final String MIN_VERSION = "15.";

	private XmiReader() {
	}

	/** The first element of a file, a group. */
	static XmiElement read(InputStream stream, String file) {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		XmiElement root = null;
		XmiElement current = null;
		try {
			XMLStreamReader reader = factory.createXMLStreamReader(stream);
			while (reader.hasNext()) {
				switch (reader.next()) {
					case XMLStreamConstants.START_ELEMENT -> {
						XmiElement element = element(reader, current, file);
						if (current == null) {
							root = element;
						} else {
							current.add(element);
						}
						current = element;
					}
					case XMLStreamConstants.END_ELEMENT -> current = current.parent();
					case XMLStreamConstants.CHARACTERS -> refuseText(reader, current);
					default -> {
						// comments and instructions say nothing
					}
				}
			}
		} catch (XMLStreamException broken) {
			int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNumber();
			throw new SpecificationException(new SpecificationLocation(file, line, "XML"), "this is not well-formed XML.",
					broken);
		}
		if (!"Group".equals(root.typeOr(""))) {
			throw root.refused("a specification begins with a Group of Sirius's viewpoint metamodel.");
		}
		if (!root.text("version").orElse("").startsWith(MIN_VERSION)) {
			throw root.refused("its version is '" + root.peek("version") + "', but what is read begins with " + MIN_VERSION
					+ " Open and save it with Sirius 7.");
		}
		return root;
	}

	private static XmiElement element(XMLStreamReader reader, XmiElement parent, String file) {
		int line = reader.getLocation().getLineNumber();
		String type = "";
		if (parent == null) {
			type = SIRIUS.length() < String.valueOf(reader.getNamespaceURI()).length()
					&& reader.getNamespaceURI().startsWith(SIRIUS)
							? reader.getLocalName() : "";
		}
		String given = reader.getAttributeValue(XSI, "type");
		if (given != null) {
			List<String> parts = List.of(given.split(":", 2));
			String namespace = parts.size() < 2 ? null : reader.getNamespaceURI(parts.getFirst());
			type = parts.getLast();
			if (namespace == null
					|| !namespace.startsWith(SIRIUS) && !namespace.equals("http://www.eclipse.org/emf/2002/Ecore")) {
				throw new SpecificationException(new SpecificationLocation(file, line, reader.getLocalName()),
						"its type '" + given + "' is of a metamodel that the built-in engine does not know.");
			}
		}
		XmiElement element = new XmiElement(reader.getLocalName(), type, parent, file, line);
		for (int number = 0; number < reader.getAttributeCount(); number++) {
			String namespace = reader.getAttributeNamespace(number);
			if (!XSI.equals(namespace) && !XMI.equals(namespace)) {
				element.set(reader.getAttributeLocalName(number), reader.getAttributeValue(number));
			}
		}
		return element;
	}

	/** EMF writes lists of words as elements with text. */
	private static void refuseText(XMLStreamReader reader, XmiElement current) {
		if (!reader.isWhiteSpace() && current != null) {
			current.set(XmiReferences.TEXT, current.peek(XmiReferences.TEXT) + reader.getText().strip());
		}
	}
}
