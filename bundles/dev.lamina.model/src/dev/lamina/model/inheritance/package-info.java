/**
 * The meaning of {@code extends}: what is not said is taken from the declaration extended.
 *
 * <p>Every reader of a GPU type, stack or workload goes through {@link dev.lamina.model.inheritance.InheritanceResolver}.
 */
package dev.lamina.model.inheritance;
