/**
 * The command {@code lamina generate}: files that set up hosts and VMs.
 * All files of a run are written, or none.
 */
package dev.lamina.cli.generate;
