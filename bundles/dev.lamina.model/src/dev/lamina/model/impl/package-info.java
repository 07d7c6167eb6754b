/**
 * The implementations of the metamodel that are written by hand; the others are generated.
 * Nothing outside names them: the factory of the metamodel makes them.
 */
package dev.lamina.model.impl;
