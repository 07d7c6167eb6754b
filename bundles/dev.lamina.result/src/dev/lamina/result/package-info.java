/**
 * What a simulation found out, as immutable values: per VM, per GPU, per host, and whether each promise holds.
 * Everything is in base units (nanoseconds, bytes, operations per second, fractions) and in the order of the model.
 */
package dev.lamina.result;
