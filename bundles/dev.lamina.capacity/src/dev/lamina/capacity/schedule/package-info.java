/**
 * Facts of vendors' schedulers that are exact numbers: default slices, ranges, quanta and weights, each with its source.
 *
 * <p>The validator asks what is allowed, the simulator what holds if nothing is said.
 */
package dev.lamina.capacity.schedule;
