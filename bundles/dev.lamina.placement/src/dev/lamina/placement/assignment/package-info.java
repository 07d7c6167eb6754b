/**
 * A whole model laid out: every GPU with its partitions and the VMs on it, every VM with its host and GPU.
 *
 * <p>Validation, simulation and diagrams all ask {@link dev.lamina.placement.assignment.Assignment}, so that they agree.
 */
package dev.lamina.placement.assignment;
