/** Identities that PCI Express gives to devices. They are compared digit by digit, in lower case. */
package dev.lamina.model.pci;
