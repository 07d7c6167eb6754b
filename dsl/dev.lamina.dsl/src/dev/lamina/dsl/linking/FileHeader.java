package dev.lamina.dsl.linking;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.lamina.dsl.files.SourceText;
import dev.lamina.model.file.RegularFile;

/**
 * What a file says before its first declaration: its package and its imports, read without parsing the file.
 *
 * @param packageName the package, empty if none is named
 * @param imports     the imports as written, without spaces: {@code nvidia.*}
 */
record FileHeader(String packageName, List<String> imports) {
	static final FileHeader EMPTY = new FileHeader("", List.of());

	/** The header of a file; an empty one where the file cannot be read, which is reported when it is parsed. */
	static FileHeader of(Path file) {
		try {
			RegularFile.at(file, file.toString(), SourceText.MAX_BYTES);
			try (Reader reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
				return of(reader);
			}
		} catch (IOException unreadable) {
			return EMPTY;
		}
	}

	static FileHeader of(Reader text) throws IOException {
		Scanner scanner = new Scanner(text);
		String packageName = "";
		List<String> imports = new ArrayList<>();
		String word = scanner.word();
		if (word.equals("package")) {
			packageName = scanner.qualifiedName();
			word = scanner.word();
		}
		while (word.equals("import")) {
			imports.add(scanner.qualifiedName());
			word = scanner.word();
		}
		return new FileHeader(packageName, List.copyOf(imports));
	}

	/** The package that an import opens, whole or for one name; nothing for an import that names no package. */
	static Optional<String> packageOf(String imported) {
		int dot = imported.lastIndexOf('.');
		return dot > 0 ? Optional.of(imported.substring(0, dot)) : Optional.empty();
	}

	/** Reads words and dots, skipping space and comments. */
	private static final class Scanner {
		private final Reader text;
		private int next;

		Scanner(Reader text) throws IOException {
			this.text = text;
			next = text.read();
			if (next == '\uFEFF') {
				next = text.read();
			}
		}

		String qualifiedName() throws IOException {
			StringBuilder name = new StringBuilder(word());
			skip();
			while (next == '.') {
				next = text.read();
				name.append('.').append(word());
				skip();
				if (next == '*') {
					name.append('*');
					next = text.read();
				}
			}
			return name.toString();
		}

		/** The next word without its caret, empty where something else follows. */
		String word() throws IOException {
			skip();
			if (next == '^') {
				next = text.read();
			}
			StringBuilder word = new StringBuilder();
			while (Character.isLetterOrDigit(next) || next == '_' || next == '-') {
				word.append((char) next);
				next = text.read();
			}
			return word.toString();
		}

		private void skip() throws IOException {
			while (next >= 0 && (Character.isWhitespace(next) || next == '/')) {
				if (next != '/') {
					next = text.read();
					continue;
				}
				next = text.read();
				if (next == '/') {
					while (next >= 0 && next != '\n' && next != '\r') {
						next = text.read();
					}
				} else if (next == '*') {
					skipComment();
				} else {
					next = -1;
				}
			}
		}

		private void skipComment() throws IOException {
			int last = text.read();
			next = text.read();
			while (next >= 0 && !(last == '*' && next == '/')) {
				last = next;
				next = text.read();
			}
			next = text.read();
		}
	}
}
