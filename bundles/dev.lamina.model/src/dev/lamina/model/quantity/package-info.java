/**
 * Numbers with units, exact in base units. All units of the language stand in one enum, {@link dev.lamina.model.quantity.Unit}.
 */
package dev.lamina.model.quantity;
