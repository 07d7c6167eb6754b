/**
 * One class per virtualization technique, each of which turns an operation of a workload into a stage program of the engine.
 * A new technique is one such class, named in {@link dev.lamina.simulation.technique.LoweringFactory}; nothing else changes.
 */
package dev.lamina.simulation.technique;
