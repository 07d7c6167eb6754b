/**
 * Quantities with their units: amounts of time, memory, bandwidth and the like, exact and without rounding.
 * A quantity is a value; its unit decides how it reads and never what it is.
 */
package dev.lamina.model.quantity;
