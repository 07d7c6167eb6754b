/**
 * Runs a model: turns it into programs for the engine and the measurements into results.
 * The same model and seed give the same results on any number of threads.
 */
package dev.lamina.simulation;
