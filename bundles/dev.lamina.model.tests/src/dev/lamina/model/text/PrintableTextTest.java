package dev.lamina.model.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTextTest {
	@ParameterizedTest
	@ValueSource(ints = { 0, 7, '\t', '\n', '\r', 0x1B, 0x7F, 0x80, 0x85, 0x9B, 0x9F, 0xAD, 0x200B, 0x200E, 0x202E, 0x2028,
			0x2029, 0x2066, 0x2069, 0xFEFF, 0xE0041, 0xD800 })
	void whatATerminalObeysOrHidesIsNotPrintable(int letter) {
		assertFalse(PrintableText.isPrintable(letter));
		assertEquals("a?b", PrintableText.line("a" + Character.toString(letter) + "b").replace("a b", "a?b"));
	}

	@ParameterizedTest
	@ValueSource(ints = { ' ', 'a', 0xA0, 0xFC, 0x301, 0x5D0, 0x6A19, 0x1F600, 0xE000 })
	void lettersOfAllLanguagesAre(int letter) {
		assertTrue(PrintableText.isPrintable(letter));
	}

	@Test
	void linesAreJoinedAndStripped() {
		assertEquals("a b c", PrintableText.line("  a\r\n\tb \n c"));
		assertEquals("?[31mred?32m", PrintableText.line("\u001b[31mred\u009b32m"));
		assertEquals("user?txt.exe", PrintableText.line("user\u202etxt.exe"));
		assertEquals("a b", PrintableText.words(" a\u009b\u202e\n b\t"));
	}
}
