/**
 * Lowers a model into programs of the engine, runs them and measures what each VM gets.
 * The door is {@code Simulations}; it neither prints nor writes files.
 */
package dev.lamina.simulation;
