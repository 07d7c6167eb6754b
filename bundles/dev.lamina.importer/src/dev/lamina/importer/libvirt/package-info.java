/** Domain definitions of libvirt, as virsh dumpxml prints them. Each becomes a VM. */
package dev.lamina.importer.libvirt;
