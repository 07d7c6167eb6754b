package dev.lamina.report.xml;

import java.util.ArrayDeque;
import java.util.Deque;

import dev.lamina.model.xml.XmlText;

/**
 * Well-formed markup: texts and attributes are escaped, what was opened is closed in the right order, and letters that no
 * document may hold are replaced. What it writes is HTML and XML at once.
 */
public final class MarkupWriter {
	private final StringBuilder text = new StringBuilder();
	private final Deque<String> open = new ArrayDeque<>();

	/** Opens an element with attributes, given as names and values in turn; an attribute whose value is empty is left out. */
	public MarkupWriter open(String element, String... attributes) {
		start(element, attributes);
		text.append('>');
		open.push(element);
		return this;
	}

	/** Closes the element that was opened last. */
	public MarkupWriter close() {
		text.append("</").append(open.pop()).append('>');
		return this;
	}

	/** Closes the element that was opened last, and ends the line. */
	public MarkupWriter closeLine() {
		close();
		return line();
	}

	/** An element with nothing in it. */
	public MarkupWriter empty(String element, String... attributes) {
		start(element, attributes);
		text.append("/>");
		return this;
	}

	/** An element with nothing but a text in it. */
	public MarkupWriter element(String element, String content, String... attributes) {
		return open(element, attributes).text(content).close();
	}

	/** Text as people read it. */
	public MarkupWriter text(String content) {
		text.append(XmlText.escaped(content));
		return this;
	}

	/** Markup that stands for itself. */
	public MarkupWriter raw(String markup) {
		text.append(markup);
		return this;
	}

	/** Ends a line of the source, which no one sees. */
	public MarkupWriter line() {
		text.append('\n');
		return this;
	}

	/** All that was written. */
	@Override
	public String toString() {
		if (!open.isEmpty()) {
			throw new IllegalStateException("not closed: " + open);
		}
		return text.toString();
	}

	private void start(String element, String... attributes) {
		text.append('<').append(element);
		for (int attribute = 0; attribute < attributes.length; attribute += 2) {
			if (!attributes[attribute + 1].isEmpty()) {
				text.append(' ').append(attributes[attribute]).append("=\"");
				text.append(XmlText.escaped(attributes[attribute + 1]));
				text.append('"');
			}
		}
	}
}
