package dev.lamina.cli.help;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lays out the text below the options of a command's help for a width: paragraphs are filled, and what is said of an entry stays
 * in its column. A line that is indented is an entry, such as a command or a word with its meaning behind two spaces or more; a
 * line with more space before it goes on with the meaning of the entry above.
 */
public final class HelpText {
	private static final Pattern ENTRY = Pattern.compile("( {2}\\S.*?)(?: {2,}(\\S.*))?");
	private static final Pattern CONTINUATION = Pattern.compile(" {6,}(\\S.*)");
	private static final String BELOW = "      ";
	private static final String GOES_ON = " \\";

	private final int width;
	private final List<String> lines = new ArrayList<>();

	private HelpText(int width) {
		this.width = width;
	}

	/** The lines of a text as they are shown; none is longer than the width, unless a single word or command is. */
	public static List<String> wrap(List<String> text, int width) {
		HelpText help = new HelpText(width);
		for (int next = 0; next < text.size();) {
			next = text.get(next).startsWith("  ") ? help.entries(text, next) : help.paragraph(text, next);
		}
		return help.lines;
	}

	private int paragraph(List<String> text, int first) {
		StringBuilder paragraph = new StringBuilder(text.get(first));
		int next = first + 1;
		while (next < text.size() && !text.get(first).isEmpty() && !text.get(next).isEmpty()
				&& !text.get(next).startsWith("  ")) {
			paragraph.append(' ').append(text.get(next++));
		}
		fill("", "", paragraph.toString());
		return next;
	}

	/** Entries that stand together share the column of their meanings, if it leaves room for them. */
	private int entries(List<String> text, int first) {
		List<String[]> entries = new ArrayList<>();
		int next = first;
		for (; next < text.size() && text.get(next).startsWith("  "); next++) {
			Matcher continued = CONTINUATION.matcher(text.get(next));
			Matcher entry = ENTRY.matcher(text.get(next));
			if (continued.matches() && !entries.isEmpty()) {
				String[] last = entries.getLast();
				last[1] = last[1].isEmpty() ? continued.group(1) : last[1] + ' ' + continued.group(1);
			} else if (entry.matches()) {
				entries.add(new String[] { entry.group(1), entry.group(2) == null ? "" : entry.group(2) });
			}
		}
		int column = entries.stream().filter(entry -> !entry[1].isEmpty()).mapToInt(entry -> entry[0].length() + 2)
				.filter(end -> end <= width / 2).max().orElse(0);
		for (String[] entry : entries) {
			if (entry[1].isEmpty()) {
				command(entry[0]);
			} else if (entry[0].length() + 2 <= column) {
				fill(entry[0] + " ".repeat(column - entry[0].length()), " ".repeat(column), entry[1]);
			} else if (entry[0].length() + 2 + entry[1].length() <= width) {
				lines.add(entry[0] + "  " + entry[1]);
			} else {
				command(entry[0]);
				fill(BELOW, BELOW, entry[1]);
			}
		}
		return next;
	}

	/** A command that is too long goes on in the next line as a shell reads it. */
	private void command(String text) {
		String rest = text;
		int end = rest.lastIndexOf(' ', width - GOES_ON.length());
		while (rest.length() > width && end > BELOW.length()) {
			lines.add(rest.substring(0, end) + GOES_ON);
			rest = BELOW + rest.substring(end + 1);
			end = rest.lastIndexOf(' ', width - GOES_ON.length());
		}
		lines.add(rest);
	}

	private void fill(String begin, String indent, String text) {
		StringBuilder line = new StringBuilder(begin);
		boolean empty = true;
		for (String word : text.split(" ")) {
			if (!empty && line.length() + 1 + word.length() > width) {
				lines.add(line.toString());
				line = new StringBuilder(indent);
				empty = true;
			}
			line.append(empty ? "" : " ").append(word);
			empty = false;
		}
		lines.add(line.toString());
	}
}
