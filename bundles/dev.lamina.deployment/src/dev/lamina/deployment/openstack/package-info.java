/**
 * Settings of OpenStack Nova for hosts with GPUs, and flavors that ask for them.
 *
 * <p>Source: Nova's administration guide, Attaching virtual GPU devices to guests, and Attaching physical PCI devices to guests.
 */
package dev.lamina.deployment.openstack;
