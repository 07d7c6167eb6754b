/**
 * Gives what was evaluated its place. What a {@link dev.lamina.diagram.layout.BarSource} knows is drawn as bars to scale, connected figures are placed by ELK, everything else in
 * rows.
 */
package dev.lamina.diagram.layout;
