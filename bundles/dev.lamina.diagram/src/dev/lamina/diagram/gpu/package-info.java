/**
 * What GPUs show as bars: the one place where the drawing of diagrams knows what is drawn.
 * The specification asks for it by a name.
 */
package dev.lamina.diagram.gpu;
