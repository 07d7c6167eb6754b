package dev.lamina.dsl.ide.related;

import java.util.Objects;

import org.eclipse.emf.common.util.URI;

import dev.lamina.dsl.ide.snapshot.Region;

/**
 * Another place that a problem is about.
 *
 * @param file     the absolute address of its file, which may be one of the library
 * @param text     the text of that file
 * @param region   the place in it
 * @param sentence what is there, in a few words: "policy shared holds here"
 */
public record RelatedLocation(URI file, String text, Region region, String sentence) {
	public RelatedLocation {
		Objects.requireNonNull(file);
		Objects.requireNonNull(text);
		Objects.requireNonNull(region);
		Objects.requireNonNull(sentence);
	}
}
