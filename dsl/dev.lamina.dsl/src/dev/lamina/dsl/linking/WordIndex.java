package dev.lamina.dsl.linking;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

import org.eclipse.emf.common.util.URI;

import dev.lamina.dsl.files.SourceText;
import dev.lamina.model.file.RegularFile;

/** Every word of a text: what is declared there is among them, and the one that looks for something else need not parse it. */
final class WordIndex {
	private static final WordIndex NONE = new WordIndex(Set.of());

	private final Set<String> words;

	private WordIndex(Set<String> words) {
		this.words = words;
	}

	static WordIndex of(URI file) {
		try {
			return of(new String(RegularFile.bytes(Path.of(file.toFileString()), file.lastSegment(), SourceText.MAX_BYTES),
					StandardCharsets.UTF_8));
		} catch (IOException | OutOfMemoryError unreadable) {
			return NONE; // the one that parses it says why
		}
	}

	static WordIndex of(String text) {
		Set<String> words = new HashSet<>();
		for (int start = 0; start < text.length();) {
			int end = start;
			while (end < text.length() && isInWord(text.charAt(end))) {
				end++;
			}
			if (end > start) {
				words.add(text.substring(start, end));
			}
			start = end + 1;
		}
		return new WordIndex(words);
	}

	private static boolean isInWord(char letter) {
		return Character.isLetterOrDigit(letter) || letter == '_' || letter == '-' || Character.isSurrogate(letter);
	}

	boolean contains(String word) {
		return words.contains(word);
	}
}
