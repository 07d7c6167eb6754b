/**
 * Tests of the built-in library through the language that it is written in.
 * Facts are held against numbers copied by hand from the vendors' tables.
 */
package dev.lamina.dsl.catalogue;
