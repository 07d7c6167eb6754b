package dev.lamina.dsl.ide.reference;

import java.util.Objects;

/**
 * A page of the reference.
 *
 * @param chapter  what it belongs to
 * @param title    what it is about: a topic, the word that begins a declaration, the name of a part, or the code of a rule
 * @param markdown the page, without its title
 */
public record ReferencePage(Chapter chapter, String title, String markdown) {
	/** The chapters, in their order. */
	public enum Chapter {
		/** What goes across declarations: how a model is written, what can happen, what can be promised. */
		TOPICS("Topics"),
		/** What begins at the left margin of a file. */
		DECLARATIONS("Declarations"),
		/** What stands inside a declaration. */
		PARTS("Parts"),
		/** What is checked. */
		RULES("Rules");

		private final String label;

		Chapter(String label) {
			this.label = label;
		}

		/** The name of the chapter. */
		public String label() {
			return label;
		}
	}

	public ReferencePage {
		Objects.requireNonNull(chapter);
		Objects.requireNonNull(title);
		Objects.requireNonNull(markdown);
	}

	/** Its first paragraph, on one line. */
	public String summary() {
		return markdown.strip().split("\n\\s*\n", 2)[0].replaceAll("\\s+", " ");
	}
}
