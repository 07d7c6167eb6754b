/**
 * The line of declarations that extend each other.
 * It knows no declarations, so that the metamodel itself can follow it.
 */
package dev.lamina.model.lineage;
