/**
 * Reads a viewpoint specification file into records. Whatever the built-in engine does not draw is refused by name and place.
 */
package dev.lamina.diagram.specification;
