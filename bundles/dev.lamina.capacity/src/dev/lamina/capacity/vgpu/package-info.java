/**
 * NVIDIA vGPU: time-sliced types of one frame buffer size per GPU, or of several at fixed placement ids.
 *
 * <p>Source: NVIDIA AI Enterprise user guide, appendices A and B.
 */
package dev.lamina.capacity.vgpu;
