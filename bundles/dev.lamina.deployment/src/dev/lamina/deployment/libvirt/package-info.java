/**
 * Domain XML for libvirt, one file for each VM.
 *
 * <p>What libvirt has no place for (the workload, the promises) stands in the domain's metadata, in a namespace of Lamina.
 */
package dev.lamina.deployment.libvirt;
