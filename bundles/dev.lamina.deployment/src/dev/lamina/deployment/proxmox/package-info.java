/**
 * Options of VMs for Proxmox VE, and scripts that set them.
 *
 * <p>Source: the manual pages qm.conf(5) and qm(1), and the vendor-neutral page on vGPUs of Proxmox's wiki.
 */
package dev.lamina.deployment.proxmox;
