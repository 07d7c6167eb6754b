package dev.lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

/** The colours of editors know every word of the language and no other. */
class EditorFilesTest {
	private static final Path EDITORS = Checkout.root().resolve("dsl/dev.lamina.editors");
	private static final Set<String> IMPORTS = Set.of("import", "package");

	private static Set<String> found(String regex, String text) {
		return Pattern.compile(regex, Pattern.MULTILINE).matcher(text).results().map(match -> match.group(1))
				.collect(Collectors.toCollection(TreeSet::new));
	}

	private static String block(String regex, Path file) throws IOException {
		Matcher block = Pattern.compile(regex, Pattern.DOTALL).matcher(Files.readString(file));
		assertTrue(block.find(), file.toString());
		return block.group(1);
	}

	private static Set<String> words() throws IOException {
		Set<String> words = found("'([^']+)'",
				block("\nKeyword:\n([^;]*);", Checkout.root().resolve("dsl/dev.lamina.dsl/src/dev/lamina/dsl/Lamina.xtext")));
		assertTrue(words.size() > 100, words.toString());
		words.removeAll(IMPORTS);
		return words;
	}

	@Test
	void vim() throws IOException {
		String syntax = Files.readString(EDITORS.resolve("vim/syntax/lamina.vim"));
		Set<String> words = new TreeSet<>();
		for (String line : found("^syntax keyword lamina(?:Word|Declaration) (.*)$", syntax)) {
			words.addAll(Set.of(line.replaceFirst(" nextgroup=.*", "").split(" ")));
		}
		words.addAll(Set.of(
				block("syntax match laminaWord \"\\\\<\\\\%\\(([^\"]*)\\\\\\)\\\\>\"", EDITORS.resolve("vim/syntax/lamina.vim"))
						.split("\\\\\\|")));
		assertEquals(words(), words);
	}

	@Test
	void emacs() throws IOException {
		assertEquals(words(),
				found("\"([^\"]+)\"", block("lamina-mode-words\\s+'\\((.*?)\\)", EDITORS.resolve("emacs/lamina-mode.el"))));
	}

	@Test
	void treeSitter() throws IOException {
		assertEquals(words(),
				found("'([^']+)'", block("const WORDS = \\[(.*?)\\];", EDITORS.resolve("tree-sitter-lamina/grammar.js"))));
	}
}
