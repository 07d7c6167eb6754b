package dev.lamina.dsl.ide.navigation;

import org.eclipse.emf.common.util.URI;

import dev.lamina.dsl.ide.snapshot.Region;

/**
 * Where an element is named, in whichever file.
 *
 * @param file     the absolute address of the file
 * @param region   the name in its text
 * @param declares whether the element is declared there
 */
public record Occurrence(URI file, Region region, boolean declares) {
}
