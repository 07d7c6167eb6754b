/**
 * Simulations as something that Eclipse can run: with a configuration, progress that can be cancelled, a console and results.
 * What is simulated, and what comes of it, is decided by dev.lamina.simulation.
 */
package dev.lamina.ui.simulation;
