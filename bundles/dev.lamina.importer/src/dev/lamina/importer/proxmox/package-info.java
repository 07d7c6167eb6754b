/** Configurations of virtual machines of Proxmox VE, as qm config prints them. Each becomes a VM. */
package dev.lamina.importer.proxmox;
