/**
 * What the tables and the tree show: who runs where, what else fits, the inventory of a file.
 *
 * <p>Cells are words; if there is nothing to say they are empty.
 */
package dev.lamina.design.tables;
