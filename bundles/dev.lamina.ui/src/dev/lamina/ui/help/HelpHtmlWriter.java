package dev.lamina.ui.help;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.lamina.model.xml.XmlText;

/**
 * Writes a page as HTML that is XML too. It knows the Markdown that the pages are written in: headings, lists, tables, blocks of
 * code, and marks within a line.
 */
final class HelpHtmlWriter {
	private static final Pattern INLINE = Pattern
			.compile("\\*\\*(.+?)\\*\\*|`([^`]+)`|\\[([^]]+)]\\(([^)]*)\\)|(?<![*\\w])\\*([^*\\s][^*]*)\\*(?!\\w)");
	private static final Pattern ITEM = Pattern.compile("(- |\\d+\\. )(.*)");

	private final Function<String, Optional<HelpPage>> named;
	private final String self;
	private final StringBuilder out = new StringBuilder();
	private final List<String> open = new ArrayList<>();
	private String list = "";

	private HelpHtmlWriter(String self, Function<String, Optional<HelpPage>> named) {
		this.self = self;
		this.named = named;
	}

	/** The whole document. Words in code that name another page become links to it. */
	static String page(HelpPage page, Function<String, Optional<HelpPage>> named) {
		String root = "../".repeat((int) page.path().chars().filter(letter -> letter == '/').count());
		HelpHtmlWriter helpHtmlWriter = new HelpHtmlWriter(page.path(), named);
		helpHtmlWriter.body(page.markdown());
		return """
				<?xml version="1.0" encoding="UTF-8"?>
				<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
				<html xmlns="http://www.w3.org/1999/xhtml">
				<head>
				<meta http-equiv="Content-Type" content="text/html; charset=UTF-8"/>
				<title>%1$s</title>
				<link rel="stylesheet" type="text/css" href="%2$shelp.css"/>
				</head>
				<body>
				%3$s<h1>%1$s</h1>
				%4$s</body>
				</html>
				""".formatted(XmlText.escaped(page.title()), root,
				page.chapter().isEmpty() ? "" : "<p class=\"chapter\">" + XmlText.escaped(page.chapter()) + "</p>\n",
				helpHtmlWriter.out);
	}

	private void body(String markdown) {
		List<String> lines = markdown.strip().lines().toList();
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i);
			Matcher item = ITEM.matcher(line);
			if (line.startsWith("```")) {
				int end = lines.subList(i + 1, lines.size()).indexOf("```") + i + 1;
				endBlock();
				out.append("<pre>").append(XmlText.escaped(String.join("\n", lines.subList(i + 1, end)))).append("</pre>\n");
				i = end;
			} else if (line.startsWith("|")) {
				int end = i;
				while (end < lines.size() && lines.get(end).startsWith("|")) {
					end++;
				}
				endBlock();
				table(lines.subList(i, end));
				i = end - 1;
			} else if (line.isBlank()) {
				endBlock();
			} else if (line.startsWith("#")) {
				endBlock();
				out.append("<h2>").append(inline(line.replaceFirst("#+ *", ""))).append("</h2>\n");
			} else if (item.matches()) {
				item(item.group(1).equals("- ") ? "ul" : "ol", item.group(2));
			} else {
				open.add(line.strip());
			}
		}
		endBlock();
	}

	/** Begins an item, and a list where none of that kind is open. */
	private void item(String kind, String text) {
		if (!list.equals(kind)) {
			endBlock();
			out.append('<').append(kind).append(">\n");
			list = kind;
		} else {
			endText();
		}
		open.add(text);
	}

	private void endText() {
		if (!open.isEmpty()) {
			String tag = list.isEmpty() ? "p" : "li";
			out.append('<').append(tag).append('>').append(inline(String.join(" ", open))).append("</").append(tag).append(">\n");
			open.clear();
		}
	}

	private void endBlock() {
		endText();
		if (!list.isEmpty()) {
			out.append("</").append(list).append(">\n");
			list = "";
		}
	}

	private void table(List<String> rows) {
		out.append("<table>\n");
		for (int i = 0; i < rows.size(); i++) {
			String cell = i == 0 ? "th" : "td";
			if (i != 1) { // the line between head and body
				out.append(Arrays.stream(rows.get(i).substring(1, rows.get(i).lastIndexOf('|')).split("\\|"))
						.map(text -> "<" + cell + ">" + inline(text.strip()) + "</" + cell + ">")
						.collect(Collectors.joining("", "<tr>", "</tr>\n")));
			}
		}
		out.append("</table>\n");
	}

	private String inline(String text) {
		StringBuilder html = new StringBuilder();
		Matcher marks = INLINE.matcher(text);
		int done = 0;
		while (marks.find()) {
			html.append(XmlText.escaped(text.substring(done, marks.start()))).append(marked(marks));
			done = marks.end();
		}
		return html.append(XmlText.escaped(text.substring(done))).toString();
	}

	private String marked(MatchResult mark) {
		if (mark.group(1) != null) {
			return "<strong>" + inline(mark.group(1)) + "</strong>";
		}
		if (mark.group(2) != null) {
			String code = "<code>" + XmlText.escaped(mark.group(2)) + "</code>";
			return named.apply(mark.group(2)).filter(page -> !page.path().equals(self))
					.map(page -> "<a href=\"" + up() + XmlText.escaped(page.path()) + "\">" + code + "</a>").orElse(code);
		}
		return mark.group(3) != null ? "<a href=\"" + XmlText.escaped(mark.group(4)) + "\">" + inline(mark.group(3)) + "</a>"
				: "<em>" + inline(mark.group(5)) + "</em>";
	}

	private String up() {
		return self.indexOf('/') < 0 ? "" : "../";
	}
}
