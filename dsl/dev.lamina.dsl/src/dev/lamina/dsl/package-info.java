/**
 * The Lamina language: its grammar and what belongs to reading and writing <code>.lamina</code> text.
 * Works inside Eclipse and, through {@link dev.lamina.dsl.LaminaStandaloneSetup}, in plain Java.
 */
package dev.lamina.dsl;
