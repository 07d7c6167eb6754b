/** Tables of hosts that people keep, with documented columns. Each row is a kind of GPU of a host. */
package dev.lamina.importer.csv;
