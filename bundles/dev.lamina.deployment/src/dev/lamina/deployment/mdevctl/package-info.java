/**
 * Definitions of mediated devices for mdevctl: GVT-g, and NVIDIA vGPU on boards up to Turing.
 *
 * <p>Their identities are those that the domains for libvirt name.
 */
package dev.lamina.deployment.mdevctl;
