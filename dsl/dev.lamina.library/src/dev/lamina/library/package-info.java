/**
 * The catalogue of GPUs, hosts and virtualization stacks, as <code>.lamina</code> files beside this class path entry.
 * The resource <code>index.txt</code> of this package, written by the build, lists them: one path a line, relative to the package, sorted.
 */
package dev.lamina.library;
