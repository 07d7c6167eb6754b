/**
 * Placement of a whole cluster.
 * The trace is the one of the examples, so that the figure is that of the command line without its start.
 */
package dev.lamina.benchmarks.fleet;
