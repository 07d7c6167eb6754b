package dev.lamina.ui.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lamina.dsl.ide.reference.Page;
import dev.lamina.dsl.ide.reference.Reference;

/** All pages of the help in their order, made once, when the first of them is wanted. */
public final class Book {
	/** The bundle that the help system asks for pages. */
	public static final String BUNDLE = "dev.lamina.ui";

	/** The written pages; those of the language stand between them. */
	private static final List<String> BEFORE = List.of("lamina", "first-steps");
	private static final List<String> AFTER = List.of("simulation", "diagrams", "command-line", "keys");

	private static final class Made {
		static final Book BOOK = new Book();
	}

	private final Map<String, HelpPage> pages;

	private Book() {
		Map<String, HelpPage> ordered = new LinkedHashMap<>();
		List<HelpPage> all = new ArrayList<>();
		BEFORE.stream().map(Book::written).forEach(all::add);
		Reference.pages().stream().map(Book::ofLanguage).forEach(all::add);
		AFTER.stream().map(Book::written).forEach(all::add);
		all.forEach(page -> ordered.put(page.path(), page));
		pages = Collections.unmodifiableMap(ordered);
	}

	/** The book. Making it takes some tenths of a second the first time. */
	public static Book get() {
		return Made.BOOK;
	}

	/** The pages, in the order in which they are read. */
	public List<HelpPage> pages() {
		return List.copyOf(pages.values());
	}

	/** The page at a path in this bundle. */
	public Optional<HelpPage> at(String path) {
		return Optional.ofNullable(pages.get(path));
	}

	/** The page of the help for one of the reference. */
	public HelpPage of(Page page) {
		return pages.get(path(page));
	}

	/** The page that a word in code stands for: a rule by its code, else a declaration or part by its name. */
	Optional<HelpPage> named(String word) {
		return pages.values().stream().filter(page -> !page.chapter().isEmpty() && page.title().equals(word)).findFirst();
	}

	private static HelpPage ofLanguage(Page page) {
		return new HelpPage(page.chapter().label(), path(page), page.title(), page.markdown());
	}

	private static String path(Page page) {
		String folder = switch (page.chapter()) {
			case DECLARATIONS -> "declarations";
			case PARTS -> "parts";
			case RULES -> "rules";
		};
		return folder + "/" + page.title().replace(' ', '-') + ".html";
	}

	/** A page from this package; its first line is its title. */
	private static HelpPage written(String name) {
		try (InputStream file = Book.class.getResourceAsStream("pages/" + name + ".md")) {
			String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
			int end = text.indexOf('\n');
			return new HelpPage("", name + ".html", text.substring(0, end).replaceFirst("^# ", ""), text.substring(end).strip() + "\n");
		} catch (IOException damaged) {
			throw new UncheckedIOException(damaged);
		}
	}
}
