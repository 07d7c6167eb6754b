package dev.lamina.ui.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places to fill in, read from the notation of the language server protocol: {@code ${1:name}}, {@code $1},
 * {@code $0}.
 *
 * @param text   the text with every place filled as proposed
 * @param placeholders where they are, in the order in which they are to be filled; places of the same number belong together
 * @param exit   where the cursor ends
 */
record Snippet(String text, List<Placeholder> placeholders, int exit) {
	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\d+):([^}]*)}|\\$(\\d+)|\\$\\{(\\d+)}|\\\\([$}\\\\])");

	/** A place to fill in. */
	record Placeholder(int number, int offset, int length) {
	}

	/** The same with something before every line but the first. */
	Snippet indented(String indentation) {
		return new Snippet(text.replace("\n", "\n" + indentation), placeholders.stream()
				.map(placeholder -> new Placeholder(placeholder.number(), moved(placeholder.offset(), indentation),
						moved(placeholder.offset() + placeholder.length(), indentation)
								- moved(placeholder.offset(), indentation)))
				.toList(),
				moved(exit, indentation));
	}

	private int moved(int offset, String indentation) {
		return offset + indentation.length() * (int) text.substring(0, offset).chars().filter(letter -> letter == '\n').count();
	}

	/**
	 * Reads a snippet.
	 *
	 * @param indentation what stands before every line but the first
	 */
	static Snippet of(String notation, String indentation) {
		String source = notation.replace("\r\n", "\n").replace("\n", "\n" + indentation);
		StringBuilder text = new StringBuilder();
		List<Placeholder> placeholders = new ArrayList<>();
		Matcher found = PLACEHOLDER.matcher(source);
		int done = 0;
		while (found.find()) {
			text.append(source, done, found.start());
			if (found.group(5) != null) {
				text.append(found.group(5));
			} else {
				String number = found.group(1) != null ? found.group(1) : found.group(3) != null ? found.group(3)
						: found.group(4);
				String filled = found.group(2) == null ? "" : found.group(2);
				placeholders.add(new Placeholder(Integer.parseInt(number), text.length(), filled.length()));
				text.append(filled);
			}
			done = found.end();
		}
		text.append(source, done, source.length());
		Placeholder last = placeholders.stream().filter(placeholder -> placeholder.number() == 0).findFirst().orElse(null);
		List<Placeholder> ordered = placeholders.stream().filter(place -> place.number() != 0 || place.length() > 0)
				.sorted(java.util.Comparator.comparingInt(place -> place.number() == 0 ? Integer.MAX_VALUE : place.number()))
				.toList();
		return new Snippet(text.toString(), ordered, last == null ? text.length() : last.offset() + last.length());
	}
}
