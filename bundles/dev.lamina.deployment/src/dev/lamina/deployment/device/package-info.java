/**
 * What a VM is given of a GPU: a function of it, a virtual function, a mediated device, or a display that is emulated.
 *
 * <p>Every tool asks here, so that the domain of a VM and the script that makes its device name the same one.
 */
package dev.lamina.deployment.device;
