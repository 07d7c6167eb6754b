/**
 * Answers what still fits on the GPUs of a model, and why a VM is where it is.
 *
 * <p>Every answer is a trial of the allocators by which VMs get their places, so that none can differ from what happens.
 */
package dev.lamina.placement.room;
