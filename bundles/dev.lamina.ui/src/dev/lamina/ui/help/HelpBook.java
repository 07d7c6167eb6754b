package dev.lamina.ui.help;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lamina.dsl.ide.reference.LanguageReference;

/** All pages of the help in their order, made once, when the first of them is wanted. */
public final class HelpBook {
	/** The bundle that the help system asks for pages. */
	public static final String BUNDLE = "dev.lamina.ui";

	/** The pages written by hand; those of the language follow them. */
	private static final List<String> WRITTEN = List.of("lamina", "first-steps", "simulation", "diagrams", "keys",
			"command-line", "glossary");

	private static final class Made {
		static final HelpBook BOOK = new HelpBook();
	}

	private final Map<String, HelpPage> pages;

	private HelpBook() {
		Map<String, HelpPage> ordered = new LinkedHashMap<>();
		List<HelpPage> all = new ArrayList<>();
		WRITTEN.stream().map(HelpPage::written).forEach(all::add);
		LanguageReference.pages().stream().map(HelpPage::of).forEach(all::add);
		all.forEach(page -> ordered.put(page.path(), page));
		pages = Collections.unmodifiableMap(ordered);
	}

	/** The book. Making it takes up to a second the first time: not for the thread of the user interface. */
	public static HelpBook get() {
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

	/** The page that a word in code stands for: a rule by its code, else a declaration or part by its name. */
	Optional<HelpPage> named(String word) {
		return pages.values().stream().filter(page -> !page.chapter().isEmpty() && page.title().equals(word)).findFirst();
	}
}
