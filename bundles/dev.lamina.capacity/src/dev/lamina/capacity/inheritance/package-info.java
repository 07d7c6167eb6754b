/**
 * The meaning of {@code extends}: what is not said is taken from the declaration extended.
 *
 * <p>Every reader of a GPU type, stack or workload goes through {@link dev.lamina.capacity.inheritance.Effective}.
 */
package dev.lamina.capacity.inheritance;
