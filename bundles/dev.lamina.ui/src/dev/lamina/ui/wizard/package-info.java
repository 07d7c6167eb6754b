/**
 * New projects and new models, begun from an example.
 * The examples are those that also are tests and documentation; the build copies them here.
 */
package dev.lamina.ui.wizard;
