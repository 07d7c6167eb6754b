package dev.lamina.dsl.ide.hover;

import java.util.Objects;

import dev.lamina.dsl.ide.snapshot.Region;

/**
 * A card about a piece of text.
 *
 * @param region   the word that it is about
 * @param markdown the card
 */
public record Hover(Region region, String markdown) {
	public Hover {
		Objects.requireNonNull(region);
		Objects.requireNonNull(markdown);
	}
}
