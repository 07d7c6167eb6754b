/**
 * Pieces on a line: where each may start, whether all can lie without overlap, and where the driver puts them.
 *
 * <p>MIG memory slices and the placement ids of mixed-size vGPUs are both such lines.
 */
package dev.lamina.capacity.axis;
