/**
 * Scripts that make virtual functions through sysfs and give each its part of the GPU, one way for each vendor's host driver.
 *
 * <p>Where a virtual function ends up on the bus is checked on the host against what the domains for libvirt name.
 */
package dev.lamina.deployment.sriov;
