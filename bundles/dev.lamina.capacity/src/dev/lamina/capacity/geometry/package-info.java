/**
 * What all geometries of GPUs speak: where a partition can start, what it takes of each resource, and why it does not fit.
 * A {@link dev.lamina.capacity.geometry.Geometry} is one vendor's way of cutting a GPU.
 */
package dev.lamina.capacity.geometry;
