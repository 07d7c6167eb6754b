package dev.lamina.deployment.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Texts that would be markup come back from a reader of the format as they were. */
class TextTest {
	@ParameterizedTest
	@ValueSource(strings = { "]]><x/>", "a\"b'c", "<!-- & -->", "&lt;", "--", "é\uD83D\uDE00", "- : #", "no", "1e3", "null",
			"${x}", "{{x}}", "a: b", "tab\there", " space " })
	void hostileTextComesBack(String text) throws Exception {
		Element root = parsed(new Xml(text).element("r", () -> {
		}, "a", text).toString());
		assertEquals(text.replace('\t', ' '), root.getAttribute("a").replace('\t', ' '));
		assertEquals(text, parsed(new Xml("c").element("r", () -> {
		}).toString().replace("<r>", "<r>" + new Xml("").text("t", text).toString()
				.replaceFirst("(?s).*?-->\\s*", ""))).getElementsByTagName("t").item(0).getTextContent());
		assertEquals(Map.of("k", text, text, List.of(text)), yaml(Yaml.document(text, ordered(text))));
		assertEquals(text, JsonParser.parseString(Json.document(ordered(text))).getAsJsonObject().get("k").getAsString());
	}

	@Test
	void lettersThatXmlCannotHoldAreReplaced() throws Exception {
		assertEquals("a\uFFFDb\uFFFD ", parsed(new Xml("\u0001").element("r", () -> {
		}, "a", "a\u0000b\uD800\n").toString()).getAttribute("a"));
	}

	@Test
	void commentCannotBeLeft() {
		assertFalse(new Xml("--><evil/>").element("r", () -> {
		}).toString().contains("--><evil"));
		assertEquals("# a b\nk: 1\n", Yaml.document("a\nb", Map.of("k", 1)));
	}

	@Test
	void longTextsStayLiteral() {
		String yaml = Yaml.document("", Map.of("config", "a:\n  - b\n"));
		assertTrue(yaml.contains("config: |\n"), yaml);
		assertEquals(Map.of("config", "a:\n  - b\n"), yaml(yaml));
	}

	private static Map<String, Object> ordered(String text) {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("k", text);
		map.put(text, List.of(text));
		return map;
	}

	private static Object yaml(String text) {
		return new Load(LoadSettings.builder().build()).loadFromString(text);
	}

	private static Element parsed(String xml) throws Exception {
		return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)))
				.getDocumentElement();
	}
}
