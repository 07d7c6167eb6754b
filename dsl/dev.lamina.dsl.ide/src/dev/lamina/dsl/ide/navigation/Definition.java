package dev.lamina.dsl.ide.navigation;

import org.eclipse.emf.common.util.URI;

import dev.lamina.dsl.ide.snapshot.Region;

/**
 * Where something is declared that is named elsewhere.
 *
 * @param origin  the name from which one goes there
 * @param file    the absolute address of the file that declares it; it may be one of the library
 * @param text    the text of that file
 * @param element the whole declaration
 * @param name    the name in it
 */
public record Definition(Region origin, URI file, String text, Region element, Region name) {
}
