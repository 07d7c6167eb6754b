/**
 * Draws the diagrams of Lamina's viewpoint specification without Sirius. Everything begins at Diagrams.
 */
package dev.lamina.diagram;
