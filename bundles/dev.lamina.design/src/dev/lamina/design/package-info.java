/**
 * The Sirius viewpoint of Lamina: one specification of the diagrams, tables and trees, and the Java services that it calls.
 *
 * <p>Everything but the registration runs without OSGi and without Sirius.
 */
package dev.lamina.design;
