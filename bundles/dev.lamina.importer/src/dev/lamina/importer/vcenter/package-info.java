/** Inventories of vCenter as govc or PowerCLI write them as JSON. Hosts and VMs become hosts and VMs. */
package dev.lamina.importer.vcenter;
