/**
 * What fits where: how a GPU is cut into MIG instances, vGPU types, GVT-g types and virtual functions.
 * Validation, simulation, fleet placement and diagrams all ask here, so that they cannot disagree.
 */
package dev.lamina.capacity;
