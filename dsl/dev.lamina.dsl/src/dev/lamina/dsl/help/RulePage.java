package dev.lamina.dsl.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import dev.lamina.dsl.diagnostic.Rule;

/** The help page of a rule, in Markdown: what it demands and why, an example that is refused, and what to do. */
public final class RulePage {
	private RulePage() {
	}

	/** The whole page. Every rule has one. */
	public static String of(Rule rule) {
		String name = "rules/" + rule.code() + ".md";
		try (InputStream page = RulePage.class.getResourceAsStream(name)) {
			if (page == null) {
				throw new IllegalStateException("There is no help page " + name + ".");
			}
			return new String(page.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}
}
