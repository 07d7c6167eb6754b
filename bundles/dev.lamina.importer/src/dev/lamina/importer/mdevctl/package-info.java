/** Mediated devices that mdevctl has defined, as its JSON says them. Each report becomes a host with the GPUs that have them. */
package dev.lamina.importer.mdevctl;
