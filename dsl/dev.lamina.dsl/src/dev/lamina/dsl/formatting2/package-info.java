/**
 * The one layout of <code>.lamina</code> text.
 * Formatting a formatted file changes nothing.
 */
package dev.lamina.dsl.formatting2;
