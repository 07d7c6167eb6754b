/**
 * The reports as text with places in it, and what was not understood there. Whatever is no text, too large or unreadable is
 * refused here.
 */
package dev.lamina.importer.source;
