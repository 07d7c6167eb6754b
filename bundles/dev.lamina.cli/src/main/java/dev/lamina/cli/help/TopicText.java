package dev.lamina.cli.help;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lamina.dsl.ide.reference.ReferencePage;

/** Lays out a page of the reference for a terminal: headings, filled paragraphs, lists in columns, models as they are written. */
final class TopicText {
	private static final String FENCE = "```";
	private static final Pattern ENTRY = Pattern.compile("- (?:\\*\\*(.+?)\\*\\*|([^:]{1,40})): (.*)");
	private static final Pattern HEADING = Pattern.compile("#+ (.*)");
	private static final Pattern MARKS = Pattern.compile("`([^`]*)`|\\*\\*(.+?)\\*\\*");

	private TopicText() {
	}

	/** The lines of a page, none longer than the width unless a word or a line of a model is. */
	static List<String> of(ReferencePage page, int width) {
		List<String> lines = new ArrayList<>(List.of(page.title(), ""));
		List<String> prose = new ArrayList<>();
		boolean model = false;
		for (String line : page.markdown().lines().toList()) {
			if (line.startsWith(FENCE)) {
				lines.addAll(HelpText.wrap(prose, width));
				prose.clear();
				model = !model;
			} else if (model) {
				lines.add(line.isEmpty() ? "" : "    " + line);
			} else {
				prose.add(plain(line));
			}
		}
		lines.addAll(HelpText.wrap(prose, width));
		return lines;
	}

	private static String plain(String line) {
		Matcher entry = ENTRY.matcher(line);
		if (entry.matches()) {
			String word = entry.group(1) == null ? unmarked(entry.group(2)) : entry.group(1);
			return "  " + word + "  " + unmarked(entry.group(3));
		}
		Matcher heading = HEADING.matcher(line);
		return heading.matches() ? unmarked(heading.group(1)) + ":" : unmarked(line);
	}

	private static String unmarked(String text) {
		return MARKS.matcher(text).replaceAll(
				found -> Matcher.quoteReplacement(found.group(1) == null ? found.group(2) : found.group(1)));
	}
}
