package dev.lamina.dsl.ide.related;

import dev.lamina.dsl.ide.snapshot.Region;

import org.eclipse.emf.common.util.URI;

/**
 * A place that has to do with a problem.
 *
 * @param file    the absolute address of the file
 * @param text    the whole text of the file
 * @param region  the place in it
 * @param message what stands there
 */
public record RelatedPlace(URI file, String text, Region region, String message) {
}
