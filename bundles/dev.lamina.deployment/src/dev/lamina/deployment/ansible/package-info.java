/**
 * An inventory for Ansible: hosts with their GPUs, and VMs with what they have of them.
 *
 * <p>Source: Ansible's guide, How to build your inventory; the variables are Lamina's own.
 */
package dev.lamina.deployment.ansible;
