/**
 * Turns pictures into pixels. It needs no display.
 */
package dev.lamina.diagram.png;
