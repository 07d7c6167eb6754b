/**
 * Makes models of what hosts report about themselves: libvirt, nvidia-smi, lspci, spreadsheets. What is not understood is said,
 * never dropped.
 */
package dev.lamina.importer;
