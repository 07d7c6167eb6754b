package dev.lamina.ui.markdown;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns Markdown into what Eclipse's text controls understand of HTML; whatever is no markup comes out as it was written. */
public final class Markdown {
	private static final Pattern INLINE = Pattern.compile("\\*\\*(.+?)\\*\\*|`([^`]+)`|\\[([^]]+)]\\([^)]*\\)|(?<![*\\w])\\*([^*\\s][^*]*)\\*(?!\\w)");
	private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*)");

	private Markdown() {
	}

	/** The text as HTML. */
	public static String html(String markdown) {
		StringBuilder html = new StringBuilder();
		boolean code = false;
		boolean between = false;
		for (String line : markdown.strip().split("\n", -1)) {
			if (line.startsWith("```")) {
				html.append(code ? "</pre>" : "<pre>");
				code = !code;
			} else if (code) {
				html.append(escaped(line)).append('\n');
			} else if (line.isBlank()) {
				html.append(between ? "<br><br>" : "");
				between = false;
			} else if (line.strip().equals("---")) {
				html.append("<br>");
				between = false;
			} else {
				Matcher heading = HEADING.matcher(line);
				boolean item = line.stripLeading().startsWith("- ");
				html.append(item && between ? "<br>" : between ? " " : "");
				html.append(heading.matches() ? "<b>" + inline(heading.group(1)) + "</b>" : item ? "• " + inline(line.strip().substring(2)) : inline(line.strip()));
				between = true;
			}
		}
		return html.append(code ? "</pre>" : "").toString();
	}

	/** The text without any markup, in paragraphs. */
	public static String plain(String markdown) {
		return INLINE.matcher(markdown.strip()).replaceAll(match -> Matcher.quoteReplacement(inner(match))).replaceAll("(?m)^#{1,6} +", "").replaceAll("(?m)^- ", "• ");
	}

	private static String inline(String line) {
		Matcher marks = INLINE.matcher(line);
		StringBuilder html = new StringBuilder();
		int done = 0;
		while (marks.find()) {
			html.append(escaped(line.substring(done, marks.start())));
			String inner = escaped(inner(marks));
			html.append(marks.group(3) == null && marks.group(4) == null ? "<b>" + inner + "</b>" : inner);
			done = marks.end();
		}
		return html.append(escaped(line.substring(done))).toString();
	}

	private static String inner(java.util.regex.MatchResult match) {
		for (int group = 1; group <= match.groupCount(); group++) {
			if (match.group(group) != null) {
				return match.group(group);
			}
		}
		return match.group();
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}
}
