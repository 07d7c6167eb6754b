/**
 * Writes scenes as SVG. The files are small, readable, accessible, and right on light and dark ground and on paper.
 */
package dev.lamina.diagram.svg;
