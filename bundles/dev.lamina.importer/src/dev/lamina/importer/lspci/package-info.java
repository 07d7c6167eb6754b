/** What lspci prints, in its usual and in its machine-readable form. Each report becomes a host. */
package dev.lamina.importer.lspci;
