package dev.lamina.model.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.lamina.model.xml.MalformedXmlException.Reason;

/** Elements come in their order with the places where they stand; what is broken, hostile or too large is refused there. */
class XmlReaderTest {
	private static final XmlReader.Limits LIMITS = new XmlReader.Limits(4, 3, 2, 10);

	@Test
	void elementsKnowWhereTheyStand() throws MalformedXmlException {
		String text = """

				<?xml version="1.0"?>
				<!DOCTYPE a SYSTEM "file:///etc/passwd">
				<a><!-- <b> --><p:b xmlns:p="urn:p"
				  p:x="1"
				  y="&lt;b"/>
				tail</a>
				""";
		List<String> told = told(text, XmlReader.Limits.NONE);
		assertEquals(List.of("a  4", "b urn:p 4 urn:p:x=1 :y=<b", "end", "text \ntail", "end"), told);
	}

	/** A document larger than any buffer of a parser, with everything in it that looks like a tag and is none. */
	@Test
	void placesAreRightInLargeDocuments() throws MalformedXmlException {
		StringBuilder text = new StringBuilder("<!DOCTYPE a [<!ELEMENT a ANY><!-- <x> -->]>\n<a>\n");
		for (int number = 0; number < 5000; number++) {
			text.append("<!-- <b> --><?x <b> ?><![CDATA[<b>]]><b n='").append(number).append("' t='>'/>")
					.append("\n".repeat(number % 3));
		}
		String document = text + "</a>";
		XmlReader.read(document, XmlReader.Limits.NONE, new XmlReader.Handler<RuntimeException>() {
			@Override
			public void start(XmlTag tag) {
				assertEquals("<" + tag.name(), document.substring(tag.offset(), tag.offset() + 2));
				assertEquals("/>".equals(document.substring(tag.end() - 2, tag.end())), tag.name().equals("b"));
				assertEquals(1 + document.substring(0, tag.offset()).chars().filter(letter -> letter == '\n').count(),
						tag.line());
			}

			@Override
			public void text(String letters) {
				// only tags have places
			}

			@Override
			public void end() {
				// only tags have places
			}
		});
	}

	@Test
	void whatIsNoXml() {
		assertRefused("plain text", Reason.NO_XML, 0, "it does not begin with '<'");
		assertRefused("<a>\n<b></a>", Reason.NOT_WELL_FORMED, 9, "within <b> of line 2");
		assertRefused("<a>\n<b/>\n", Reason.NOT_CLOSED, 9, "The file ends before <a> of line 1 is closed");
		assertRefused("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>", Reason.ENTITY_DECLARED, 13,
				"declares entities");
	}

	@Test
	void whatIsBeyondTheLimits() {
		assertRefused("<a><b/><b/><b/><b/></a>", Reason.TOO_MANY_ELEMENTS, 15, "more than 4 elements");
		assertRefused("<a><b><c><d/></c></b></a>", Reason.TOO_DEEP, 9, "more than 3 deep");
		assertRefused("<a x='' y='' z=''/>", Reason.TOO_LARGE, 0, "<a> has more than 2 attributes");
		assertRefused("<a x='12345678901'/>", Reason.TOO_LARGE, 0, "longer than 10 letters");
		assertRefused("<a>12345<b/>678901</a>", Reason.TOO_LARGE, 20, "text of <a> is longer than 10 letters");
	}

	private static void assertRefused(String text, Reason reason, int offset, String message) {
		MalformedXmlException refused = assertThrows(MalformedXmlException.class, () -> told(text, LIMITS));
		assertEquals(reason, refused.reason(), refused.getMessage());
		assertEquals(offset, refused.offset(), refused.getMessage());
		assertEquals(true, refused.getMessage().contains(message), refused.getMessage());
	}

	private static List<String> told(String text, XmlReader.Limits limits) throws MalformedXmlException {
		List<String> told = new ArrayList<>();
		XmlReader.read(text, limits, new XmlReader.Handler<RuntimeException>() {
			@Override
			public void start(XmlTag tag) {
				StringBuilder said = new StringBuilder(tag.name() + ' ' + tag.namespace() + ' ' + tag.line());
				tag.attributes().forEach(
						each -> said.append(' ').append(each.namespace()).append(':').append(each.name()).append('=')
								.append(each.value()));
				told.add(said.toString());
			}

			@Override
			public void text(String letters) {
				told.add("text " + letters);
			}

			@Override
			public void end() {
				told.add("end");
			}
		});
		return told;
	}
}
