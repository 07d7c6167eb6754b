/**
 * The catalogue of GPUs, hosts and virtualization stacks, as <code>.lamina</code> files beside this class path entry. The
 * resource <code>index.txt</code> of this package, written by the build, lists them: one path a line, relative to the package,
 * sorted.
 *
 * <p>PCI ids are those of the PCI ID database and of the drivers' lists of supported boards; product names are as the vendors'
 * tools print them (from memory, unverified, where the database does not name the board).
 */
package dev.lamina.library;
