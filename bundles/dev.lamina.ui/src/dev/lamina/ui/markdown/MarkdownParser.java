package dev.lamina.ui.markdown;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a text in Markdown apart: into paragraphs, and these into pieces that are bold, code, or neither. What is no markup stays
 * as it is.
 */
final class MarkdownParser {
	private static final Pattern INLINE = Pattern
			.compile("\\*\\*(.+?)\\*\\*|`([^`]+)`|\\[([^]]+)]\\([^)]*\\)|(?<![*\\w])\\*([^*\\s][^*]*)\\*(?!\\w)");
	private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*)");
	private static final Pattern ITEM = Pattern.compile("- .*|\\d+\\. .*");
	private static final Pattern ROW = Pattern.compile("\\|(.*)\\|");
	private static final Pattern RULE = Pattern.compile("---|\\|[-|: ]+\\|");

	private MarkdownParser() {
	}

	/** How a piece of text looks. */
	enum Emphasis {
		PLAIN, BOLD, CODE
	}

	/** A piece of text that looks the same everywhere. */
	record Span(String text, Emphasis emphasis) {
	}

	/**
	 * A paragraph, an item of a list, or a line of code.
	 *
	 * @param breaks whether an empty line stands before it
	 * @param isCode whether its lines are to stay as they are
	 */
	record Paragraph(List<Span> spans, boolean breaks, boolean isCode) {
	}

	/** The paragraphs of a text, in its order. */
	static List<Paragraph> paragraphs(String markdown) {
		List<Paragraph> all = new ArrayList<>();
		StringBuilder open = new StringBuilder();
		boolean code = false;
		boolean breaks = false;
		for (String line : (markdown.strip() + "\n").split("\n", -1)) {
			Matcher heading = HEADING.matcher(line);
			Matcher row = ROW.matcher(line.strip());
			boolean item = ITEM.matcher(line.strip()).matches();
			boolean rule = RULE.matcher(line.strip()).matches();
			boolean ends = line.isBlank() || line.startsWith("```") || rule || heading.matches() || item || row.matches() || code;
			if (ends && !open.isEmpty()) {
				all.add(new Paragraph(spans(open.toString()), breaks && !all.isEmpty(), false));
				open.setLength(0);
				breaks = false;
			}
			if (line.startsWith("```")) {
				code = !code;
				breaks = true;
			} else if (code) {
				all.add(new Paragraph(List.of(new Span(line, Emphasis.CODE)), breaks && !all.isEmpty(), true));
				breaks = false;
			} else if (line.isBlank() || rule && !row.matches()) {
				breaks = true;
			} else if (rule && !all.isEmpty()) {
				all.removeLast(); // the head of a table, which each row explains by itself
				breaks = true;
			} else if (row.matches()) {
				all.add(new Paragraph(
						spans("• " + String.join(": ", Arrays.stream(row.group(1).split("\\|")).map(String::strip).toList())),
						breaks && !all.isEmpty(), false));
				breaks = false;
			} else if (heading.matches()) {
				all.add(new Paragraph(List.of(new Span(heading.group(1), Emphasis.BOLD)), !all.isEmpty(), false));
				breaks = false;
			} else {
				open.append(open.isEmpty() ? "" : " ")
						.append(line.strip().startsWith("- ") ? "• " + line.strip().substring(2) : line.strip());
			}
		}
		return List.copyOf(all);
	}

	private static List<Span> spans(String text) {
		List<Span> spans = new ArrayList<>();
		Matcher marks = INLINE.matcher(text);
		int done = 0;
		while (marks.find()) {
			if (marks.start() > done) {
				spans.add(new Span(text.substring(done, marks.start()), Emphasis.PLAIN));
			}
			spans.add(
					new Span(inner(marks),
							marks.group(1) != null ? Emphasis.BOLD : marks.group(2) != null ? Emphasis.CODE : Emphasis.PLAIN));
			done = marks.end();
		}
		if (done < text.length()) {
			spans.add(new Span(text.substring(done), Emphasis.PLAIN));
		}
		return List.copyOf(spans);
	}

	private static String inner(MatchResult match) {
		for (int group = 1; group <= match.groupCount(); group++) {
			if (match.group(group) != null) {
				return match.group(group);
			}
		}
		return match.group();
	}
}
