package dev.lamina.dsl.ide.highlight;

import dev.lamina.dsl.ide.snapshot.Region;

/**
 * A place to be marked.
 *
 * @param region  the name
 * @param written whether the element is declared there; otherwise it is only spoken of
 */
public record Highlight(Region region, boolean written) {
}
