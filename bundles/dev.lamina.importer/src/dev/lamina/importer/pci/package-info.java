/** PCI functions as hosts report them: addresses, identities, virtual functions. Nothing here knows what a report looks like. */
package dev.lamina.importer.pci;
