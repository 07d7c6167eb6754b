package dev.lamina.ui.help;

import java.util.Objects;

/**
 * A page of the help.
 *
 * @param chapter  the name of the chapter that it belongs to; empty for one that stands by itself
 * @param path     where it is found in this bundle, such as {@code rules/capacity.exceeded.html}
 * @param title    what it is about
 * @param markdown the page, without its title
 */
public record HelpPage(String chapter, String path, String title, String markdown) {
	public HelpPage {
		Objects.requireNonNull(chapter);
		Objects.requireNonNull(path);
		Objects.requireNonNull(title);
		Objects.requireNonNull(markdown);
	}

	/** The address under which the help system knows it. */
	public String href() {
		return "/" + Book.BUNDLE + "/" + path;
	}

	/** Its first paragraph, without marks. */
	public String summary() {
		return markdown.strip().split("\n\\s*\n", 2)[0].replaceAll("\\s+", " ").replaceAll("[`*]", "");
	}
}
