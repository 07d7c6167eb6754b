package dev.lamina.ui.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import dev.lamina.dsl.ide.reference.ReferencePage;

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

	/** The page of the help for one of the reference. */
	public static HelpPage of(ReferencePage referencePage) {
		String folder = switch (referencePage.chapter()) {
			case TOPICS -> "topics";
			case DECLARATIONS -> "declarations";
			case PARTS -> "parts";
			case RULES -> "rules";
		};
		return new HelpPage(referencePage.chapter().label(), folder + "/" + referencePage.title().replace(' ', '-') + ".html",
				referencePage.title(),
				referencePage.markdown());
	}

	/** A page written by hand, from this package; its first line is its title. */
	public static HelpPage written(String name) {
		try (InputStream file = HelpPage.class.getResourceAsStream("pages/" + name + ".md")) {
			String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
			int end = text.indexOf('\n');
			return new HelpPage("", name + ".html", text.substring(0, end).replaceFirst("^# ", ""),
					text.substring(end).strip() + "\n");
		} catch (IOException damaged) {
			throw new UncheckedIOException(damaged);
		}
	}

	/** The address under which the help system knows it. */
	public String href() {
		return "/" + HelpBook.BUNDLE + "/" + path;
	}

	/** Its first paragraph, without marks. */
	public String summary() {
		return markdown.strip().split("\n\\s*\n", 2)[0].replaceAll("\\s+", " ").replaceAll("[`*]", "");
	}
}
