/**
 * Whole runs of the engine: data centres whose size must not change the time of an event, and a crowd on one GPU engine.
 * The work of each host is the same in all sizes.
 */
package dev.lamina.benchmarks.simulation;
