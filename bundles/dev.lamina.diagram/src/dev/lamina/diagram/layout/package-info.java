/**
 * Gives what was evaluated its place. Slices of GPUs are drawn to scale, connected figures are placed by ELK, everything else in
 * rows.
 */
package dev.lamina.diagram.layout;
