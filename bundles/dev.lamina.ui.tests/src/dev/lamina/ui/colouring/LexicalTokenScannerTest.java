package dev.lamina.ui.colouring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.rules.IToken;
import org.junit.jupiter.api.Test;

/** What is coloured by its signs alone, while it is typed. */
class LexicalTokenScannerTest {
	private static List<String> coloured(String text, int from) {
		LexicalTokenScanner lexicalTokenScanner = new LexicalTokenScanner(new TokenColors());
		lexicalTokenScanner.setRange(new Document(text), from, text.length() - from);
		List<String> found = new ArrayList<>();
		int end = from;
		for (IToken token = lexicalTokenScanner.nextToken(); !token.isEOF(); token = lexicalTokenScanner.nextToken()) {
			assertEquals(end, lexicalTokenScanner.getTokenOffset(), "tokens follow each other");
			end += lexicalTokenScanner.getTokenLength();
			if (!token.isUndefined()) {
				found.add(text.substring(lexicalTokenScanner.getTokenOffset(), end));
			}
		}
		assertEquals(text.length(), end, "all of the text is covered");
		return found;
	}

	@Test
	void commentsAndTextsInQuotes() {
		assertEquals(List.of("/* a\n b */", "\"3b:00\"", "// end"),
				coloured("/* a\n b */ gpu g { address \"3b:00\" } // end", 0));
		assertEquals(List.of("// one", "// two"), coloured("// one\r\nhost h {\n// two\n}", 0));
	}

	@Test
	void whatIsNotFinished() {
		assertEquals(List.of("\"open"), coloured("address \"open\nhost h {", 0));
		assertEquals(List.of(), coloured("/* never closed\nhost h {", 0));
		assertEquals(List.of("\"a \\\" b\""), coloured("x \"a \\\" b\" 2 / 3", 0));
		assertEquals(List.of("\"a\\"), coloured("\"a\\\nb\"".substring(0, 3) + "\n", 0));
	}

	@Test
	void aPartOfTheText() {
		assertEquals(List.of("// b"), coloured("\"a\" // b", 3));
		assertEquals(List.of(), coloured("/", 0));
		assertEquals(List.of(), coloured("", 0));
	}
}
