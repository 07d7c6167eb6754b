package dev.lamina.model.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What strangers wrote stands in XML and HTML as text, and only with letters that both can hold. */
class XmlTextTest {
	@Test
	void markupIsEscaped() {
		assertEquals("&lt;a b=&quot;c&quot;&gt; &amp;amp; d's", XmlText.escaped("<a b=\"c\"> &amp; d's"));
	}

	@Test
	void lettersThatNoDocumentMayHoldAreReplaced() {
		String forbidden = "\u0000\u0008\u000b\r\u001b\u007f\u0085\u009b\ud800\udc00x\udfff\ufffe\uffff";
		assertEquals("\ufffd".repeat(8) + "\ud800\udc00x" + "\ufffd".repeat(3), XmlText.legal(forbidden));
		assertEquals("\ufffd&lt;", XmlText.escaped("\u0001<"));
	}

	@Test
	void allOthersStay() {
		String text = "a\tb\nc é \u00a0 \u2028 \ud83d\ude00 \ufffd";
		assertEquals(text, XmlText.legal(text));
		assertEquals(text, XmlText.escaped(text));
		assertEquals(text.replace('\n', ' '), XmlText.line(text));
	}
}
