package dev.lamina.ui.navigation;

import org.eclipse.emf.common.util.URI;

import dev.lamina.dsl.ide.snapshot.Region;

/**
 * A place that names an element.
 *
 * @param file the absolute address of the file
 * @param line the number of the line, from 1
 * @param text the line without the space around it
 */
record ReferenceMatch(URI file, Region region, int line, String text) {
}
